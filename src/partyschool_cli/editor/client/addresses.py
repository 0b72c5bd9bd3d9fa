"""`file://` addresses of an editor, and the paths that they are about."""

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

_DRIVE: Final = re.compile(r"/[A-Za-z]:")
# As editors write them; a colon is none of them (`file:///c%3A/`).
_SAFE: Final = "/-_.~"


def path_of(address: str) -> Path | None:
    """The path of a file's address; None for one that is about no file (`untitled:`)."""
    found = path_text(address, has_drives=os.name == "nt")
    return None if found is None else Path(os.path.normpath(found))


def path_text(address: str, *, has_drives: bool) -> str | None:
    """The path of a file's address with `/`; a drive (`/c:/`) is one where there are drives."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme != "file":
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if not path or "\0" in path:
        return None
    if parts.netloc not in ("", "localhost"):
        return f"//{os.fsdecode(unquote_to_bytes(parts.netloc))}{path}"
    if has_drives and _DRIVE.match(path):
        return path[1].upper() + path[2:]
    return path


def address_of(path: str | os.PathLike[str]) -> str:
    """The address of a file by its absolute path."""
    text = os.fspath(path).replace(os.sep, "/")
    if text.startswith("//"):
        host, _, text = text[2:].partition("/")
        return f"file://{quote(host)}/{_quoted(text)}"
    return f"file:///{_quoted(text.lstrip('/'))}"


def address_below(folder: str, path: str) -> str:
    """The address of the file at `path` (with `/`) below the folder at an address."""
    return f"{folder.removesuffix('/')}/{_quoted(path)}"


def _quoted(path: str) -> str:
    return quote(os.fsencode(path), safe=_SAFE)
