"""Whether something is renamed at a place: its id, to be typed over."""

from lsprotocol import types

from partyschool_cli.editor.edits.rename_target import required_target
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment


def _answer(
    moment: Moment, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """The present id, and where the cursor is on it; None outside of all catalogs."""
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    target = required_target(file.path, positions.text, positions.offset(params.position))
    return types.PrepareRenamePlaceholder(positions.range(target.start, target.end), target.id)


feature = Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, _answer)
