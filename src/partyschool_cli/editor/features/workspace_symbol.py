"""Find entities of all open catalogs by title, id, pinyin and initials, ranked as `search` does."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.locations import locations
from partyschool_cli.editor.navigation.mentions import declarations_of
from partyschool_cli.editor.navigation.symbols import SYMBOL_KINDS, found_entities, with_query
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    found = []
    for catalog in moment.catalogs:
        for key, title in found_entities(catalog.good, params.query):
            name = title
            if moment.settings.filters_symbols:
                name = with_query(title, key.id, params.query)
            container = f"{key.kind.title} {key.id}"
            found += [
                types.WorkspaceSymbol(place, name, SYMBOL_KINDS[key.kind], container_name=container)
                for place in locations(catalog, declarations_of(catalog, key))
            ]
    return found


feature = Feature(types.WORKSPACE_SYMBOL, _answer, is_long=True)
