"""Another id for an entity, a session or a word: its file, and wherever it is named."""

from lsprotocol import types

from partyschool_cli.editor.edits.planned_rename import planned_rename
from partyschool_cli.editor.edits.rename_target import required_target
from partyschool_cli.editor.edits.workspace_edit import workspace_edit
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """What `pschool rename` writes, as an edit. Raises UserError as it does."""
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    catalog = file.catalog
    positions = catalog.positions(file.path)
    target = required_target(file.path, positions.text, positions.offset(params.position))
    plan = planned_rename(catalog, target.named, params.new_name)
    return workspace_edit(moment.client, catalog, plan.changes)


feature = Feature(
    types.TEXT_DOCUMENT_RENAME, _answer, types.RenameOptions(prepare_provider=True), is_long=True
)
