"""Write changes of a catalog, with an undo entry where one may be kept."""

from pathlib import Path

from partyschool_cli.cli.options import now
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import NOT_KEPT, can_be_kept


def write_changes(workspace: Workspace, root: Path, changes: ChangeSet) -> bool:
    """Make all changes in the catalog at `root`, or none. Whether `undo` can take them back.

    Raises CommandLineError as `apply_changes` does.
    """
    is_kept = can_be_kept(root, changes)
    if not is_kept:
        workspace.console.note(NOT_KEPT)
    apply_changes(root, changes, UndoNote(workspace.command, now()))
    return is_kept
