"""Write changes of a catalog, with an undo entry where one may be kept."""

from pathlib import Path

from partyschool_cli.cli.options import now
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.saving.write import write
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.writing.undo_entry import UndoNote


def write_changes(workspace: Workspace, root: Path, changes: ChangeSet) -> bool:
    """Make all changes in the catalog at `root`, or none. Whether `undo` can take them back.

    Raises CommandLineError as `write` does.
    """
    note = UndoNote(workspace.command, now())
    return write(root, changes, note, workspace.console.note)
