"""Write changes of a catalog, with an undo entry where one may be kept."""

from collections.abc import Callable
from pathlib import Path

from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import NOT_KEPT, can_be_kept


def write(root: Path, changes: ChangeSet, note: UndoNote, tell: Callable[[str], None]) -> bool:
    """Make all changes in the catalog at `root`, or none. Whether `undo` can take them back.

    That it cannot is told before anything is written. Raises CommandLineError as `apply_changes`.
    """
    is_kept = can_be_kept(root, changes)
    if not is_kept:
        tell(NOT_KEPT)
    apply_changes(root, changes, note)
    return is_kept
