"""Go from an id to its file, from a word to the manifest."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.locations import locations
from partyschool_cli.editor.mentions import declarations_of
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.request_place import named_at


def _answer(moment: Moment, params: types.DefinitionParams) -> list[types.Location] | None:
    found = named_at(moment, params)
    if found is None:
        return None
    (catalog, path), named = found
    return locations(catalog, declarations_of(catalog, named.what, path))


feature = Feature(types.TEXT_DOCUMENT_DEFINITION, _answer)
