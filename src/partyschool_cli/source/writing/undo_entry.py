"""An undo entry: what a command changed, with the old bytes of each file, as a JSON document."""

import base64
import datetime as dt
import json
from typing import Any, Final, NamedTuple

from partyschool_cli.source.text.personal import mask

_VERSION: Final = 1
_MODES: Final = 0o777


class UndoNote(NamedTuple):
    """What was run, in words to show (`pschool move …`), and when: an aware time."""

    command: str
    at: dt.datetime


class OldFile(NamedTuple):
    """A file before a change: its bytes and mode, None if there was none.

    `new` is the hex digest of its bytes after the change, None if it was deleted.
    """

    path: str
    old: bytes | None
    mode: int | None
    new: str | None


class UndoEntry(NamedTuple):
    """All that takes a command back. `folders` are those that it made, by path in the catalog."""

    note: UndoNote
    files: tuple[OldFile, ...]
    folders: tuple[str, ...] = ()


def entry_bytes(entry: UndoEntry) -> bytes:
    """The document of an entry. Personal numbers in the command are masked."""
    files = [
        {
            "path": one.path,
            "old": None if one.old is None else base64.b64encode(one.old).decode(),
            "mode": one.mode,
            "new": one.new,
        }
        for one in entry.files
    ]
    document = {
        "version": _VERSION,
        "command": mask(entry.note.command),
        "at": entry.note.at.isoformat(),
        "files": files,
        "folders": entry.folders,
    }
    return json.dumps(document, ensure_ascii=True).encode()


def entry_of(data: bytes) -> UndoEntry:
    """The entry that a document has. Raises ValueError if it is none."""
    try:
        return _entry(json.loads(data))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError("no undo entry") from None


def _entry(document: Any) -> UndoEntry:
    at = dt.datetime.fromisoformat(document["at"])
    files = tuple(_file(one) for one in document["files"])
    folders = tuple(_text(one) for one in document["folders"])
    is_whole = bool(files) and len({one.path for one in files}) == len(files)
    if document["version"] != _VERSION or at.tzinfo is None or not is_whole:
        raise ValueError(document["version"])
    return UndoEntry(UndoNote(_text(document["command"]), at), files, folders)


def _file(one: Any) -> OldFile:
    old, mode, new = one["old"], one["mode"], one["new"]
    is_whole = (old is None) == (mode is None) and not (old is None and new is None)
    if not is_whole or not (mode is None or type(mode) is int):
        raise ValueError(mode)
    return OldFile(
        _text(one["path"]),
        None if old is None else base64.b64decode(_text(old), validate=True),
        None if mode is None else mode & _MODES,
        None if new is None else bytes.fromhex(_text(new)).hex(),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
