"""List every place that mentions an entity, a session, a word or an office."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.locations import locations
from partyschool_cli.editor.mentions import all_declarations_of, mentions_of
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.request_place import named_at


def _answer(moment: Moment, params: types.ReferenceParams) -> list[types.Location] | None:
    found = named_at(moment, params)
    if found is None:
        return None
    (catalog, _), named = found
    places = list(mentions_of(catalog, named.what))
    if params.context.include_declaration:
        places = [*all_declarations_of(catalog, named.what), *places]
    return locations(catalog, places)


feature = Feature(types.TEXT_DOCUMENT_REFERENCES, _answer)
