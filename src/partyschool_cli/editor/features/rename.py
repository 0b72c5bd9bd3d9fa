"""Another id for an entity, a session or a word: its file, and wherever it is named."""

from lsprotocol import types

from partyschool_cli.editor.edits.planned_rename import planned_rename
from partyschool_cli.editor.edits.rename_target import required_target
from partyschool_cli.editor.edits.workspace_edit import workspace_edit
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.request_place import request_place
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """What `pschool rename` writes, as an edit. Raises UserError as it does."""
    asked = request_place(moment, params)
    if asked is None:
        return None
    file, place = asked
    target = required_target(place.path, place.text, place.offset)
    plan = planned_rename(file.catalog, target.named, params.new_name)
    return workspace_edit(moment.client, file.catalog, plan.changes)


feature = Feature(
    types.TEXT_DOCUMENT_RENAME, _answer, types.RenameOptions(prepare_provider=True), is_long=True
)
