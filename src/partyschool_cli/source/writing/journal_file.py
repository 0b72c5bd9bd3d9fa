"""The journal of unfinished changes: `.pschool-cache/journal`.

It lists renames, so it is accepted only if this user wrote it on this machine, and only for this
catalog's files.
"""

import json
import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from partyschool_cli.source.changes.own_file import is_own_file
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.writing.trusted_file import read_trusted, tracked
from partyschool_cli.source.writing.undo_store import is_entry_name

_NAME: Final = "journal"
_VERSION: Final = 1
_MAX_BYTES: Final = 16 * 1024 * 1024


class Step(NamedTuple):
    """One file: its target and temporary path in the catalog, and hex digests of old and new.

    No digest means no file before or afterwards; no temporary means that it is deleted.
    """

    path: str
    temporary: str | None
    old: str | None
    new: str | None


class Journal(NamedTuple):
    """Steps that are made together: to be finished if committed, else undone.

    `made` is the name of the undo entry of these changes, which goes if they are undone; `spent`
    is that of the entry that they take back, which goes once they are made.
    """

    steps: tuple[Step, ...]
    is_committed: bool
    made: str | None = None
    spent: str | None = None


def has_journal(folder: str) -> bool:
    """Whether there is a journal, of any user, in the state directory `folder`."""
    return os.path.lexists(os.path.join(folder, _NAME))


def write_journal(folder: str, journal: Journal) -> None:
    """Write the journal to the disk. Raises OSError."""
    document = {
        "version": _VERSION,
        "committed": journal.is_committed,
        "files": journal.steps,
        "made": journal.made,
        "spent": journal.spent,
    }
    data = json.dumps(document, ensure_ascii=True).encode()
    state_directory.write(folder, _NAME, data, sync=True)


def remove_journal(folder: str) -> None:
    """Delete the journal. Raises OSError."""
    os.unlink(os.path.join(folder, _NAME))


def read_journal(root: Path, folder: str) -> Journal | None:
    """The journal of the catalog at `root`; None if it is rejected."""
    try:
        document: Any = json.loads(read_trusted(os.path.join(folder, _NAME), _MAX_BYTES))
        if document["version"] != _VERSION or tracked(root, (f"{state_directory.NAME}/{_NAME}",)):
            return None
        journal = Journal(
            tuple(Step(*each) for each in document["files"]),
            document["committed"],
            document.get("made"),
            document.get("spent"),
        )
        return journal if _is_acceptable(root, journal) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_acceptable(root: Path, journal: Journal) -> bool:
    entries = (journal.made, journal.spent)
    return all(name is None or is_entry_name(name) for name in entries) and all(
        is_own_file(root, step.path) and _is_beside(step) for step in journal.steps
    )


def _is_beside(step: Step) -> bool:
    """Whether the temporary of a step is one of its file, beside it."""
    if step.temporary is None:
        return True
    folder, _, name = step.path.rpartition("/")
    beside, _, temporary = step.temporary.rpartition("/")
    is_temporary = temporary.startswith(f".{name[:40]}.") and temporary.endswith(".tmp")
    return beside == folder and is_temporary and "\\" not in temporary
