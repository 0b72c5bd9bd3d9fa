"""The journal of unfinished changes: `.pschool-cache/journal`.

It lists renames, so it is accepted only if this user wrote it on this machine, and only for this
catalog's files.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any, Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source import state_directory
from partyschool_cli.source.git import repository_of, run_git
from partyschool_cli.source.listing import MANIFEST

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
    """Steps that are made together: to be finished if committed, else undone."""

    steps: tuple[Step, ...]
    is_committed: bool


def has_journal(folder: str) -> bool:
    """Whether there is a journal, of any user, in the state directory `folder`."""
    return os.path.lexists(os.path.join(folder, _NAME))


def write_journal(folder: str, journal: Journal) -> None:
    """Write the journal to the disk. Raises OSError."""
    document = {
        "version": _VERSION,
        "committed": journal.is_committed,
        "files": journal.steps,
    }
    data = json.dumps(document, ensure_ascii=True).encode()
    state_directory.write(folder, _NAME, data, sync=True)


def remove_journal(folder: str) -> None:
    """Delete the journal. Raises OSError."""
    os.unlink(os.path.join(folder, _NAME))


def read_journal(root: Path, folder: str) -> Journal | None:
    """The journal of the catalog at `root`; None if it is rejected."""
    path = os.path.join(folder, _NAME)
    try:
        if state_directory.IS_POSIX and os.lstat(path).st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return None
        document: Any = json.loads(state_directory.read_own(path, _MAX_BYTES))
        if document["version"] != _VERSION or _is_tracked(Path(path)):
            return None
        journal = Journal(tuple(Step(*each) for each in document["files"]), document["committed"])
        return journal if all(_is_inside(root, step) for step in journal.steps) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_tracked(path: Path) -> bool:
    """Whether git may track the file: then it came with the repository."""
    root = os.path.realpath(path.parent.parent)
    if git_root(root) is None:
        return False
    try:
        repository = repository_of(Path(root))
        inside = os.path.relpath(root, repository.work_tree)
        listed = run_git(repository, "ls-files", "-z", "--", inside)
    except CommandLineError:  # no git, or no repository that it trusts
        return True
    # Some file systems ignore case.
    name = os.path.normpath(os.path.join(inside, path.parent.name, path.name))
    tracked = (listed or b"").lower().split(b"\0")
    return listed is None or os.fsencode(name.replace(os.sep, "/")).lower() in tracked


def _is_inside(root: Path, step: Step) -> bool:
    """Whether a step is about a file of this catalog, with its temporary beside it."""
    folder, _, name = step.path.rpartition("/")
    top, suffix = step.path.partition("/")[0], os.path.splitext(name)[1].lower()
    is_entity = bool(folder) and top in KIND_OF_FOLDER and suffix in (".yaml", ".yml")
    is_beside_manifest = not folder and (name == MANIFEST or suffix == ".json")
    if not (is_entity or is_beside_manifest) or ".." in step.path.split("/"):
        return False
    own = os.path.realpath(root)
    if not Path(os.path.realpath(root / step.path)).is_relative_to(own):
        return False
    if step.temporary is None:
        return True
    beside, _, temporary = step.temporary.rpartition("/")
    is_temporary = temporary.startswith(f".{name[:40]}.") and temporary.endswith(".tmp")
    return beside == folder and is_temporary and "\\" not in temporary
