"""Go from an id to its file, from a word to the manifest."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.locations import locations
from partyschool_cli.editor.navigation.mentions import declarations_of
from partyschool_cli.editor.request_place import request_occurrence
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.DefinitionParams) -> list[types.Location] | None:
    found = request_occurrence(moment, params)
    if found is None:
        return None
    (catalog, path), occurrence = found
    return locations(catalog, declarations_of(catalog, occurrence.target, path))


feature = Feature(types.TEXT_DOCUMENT_DEFINITION, _answer)
