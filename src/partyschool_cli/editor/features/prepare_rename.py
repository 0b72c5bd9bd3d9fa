"""Whether something is renamed at a place: its id, to be typed over."""

from lsprotocol import types

from partyschool_cli.editor.edits.rename_target import required_target
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.request_place import request_place
from partyschool_cli.editor.workspace.moment import Moment


def _answer(
    moment: Moment, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """The present id, and where the cursor is on it; None outside of all catalogs."""
    asked = request_place(moment, params)
    if asked is None:
        return None
    file, place = asked
    target = required_target(place.path, place.text, place.offset)
    shown = file.catalog.positions(file.path).range(target.start, target.end)
    return types.PrepareRenamePlaceholder(shown, target.id)


feature = Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, _answer)
