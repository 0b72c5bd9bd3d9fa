"""The edit of a code action that is wanted: that of all fixes of a file."""

from lsprotocol import types

from partyschool_cli.editor.edits.fix_all import fix_all
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, action: types.CodeAction) -> types.CodeAction:
    address = action.data.get("fixAll") if isinstance(action.data, dict) else None
    file = moment.at(address) if isinstance(address, str) else None
    if file is not None and action.edit is None:
        action.edit = fix_all(moment, file)
    return action


feature = Feature(types.CODE_ACTION_RESOLVE, _answer, is_long=True)
