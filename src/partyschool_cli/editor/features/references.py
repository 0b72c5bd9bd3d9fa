"""List every place that mentions an entity, a session, a word or an office."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.locations import locations
from partyschool_cli.editor.navigation.mentions import all_declarations_of, mentions_of
from partyschool_cli.editor.request_place import request_occurrence
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.ReferenceParams) -> list[types.Location] | None:
    found = request_occurrence(moment, params)
    if found is None:
        return None
    (catalog, _), occurrence = found
    places = list(mentions_of(catalog, occurrence.target))
    if params.context.include_declaration:
        places = [*all_declarations_of(catalog, occurrence.target), *places]
    return locations(catalog, places)


feature = Feature(types.TEXT_DOCUMENT_REFERENCES, _answer, is_long=True)
