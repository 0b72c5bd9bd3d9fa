"""Find entities of all open catalogs by title, id, pinyin and initials, ranked as `search` does."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.locations import locations
from partyschool_cli.editor.mentions import declarations_of
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.symbols import SYMBOL_KINDS, found_entities


def _answer(moment: Moment, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    found = []
    for catalog in moment.catalogs:
        for one in found_entities(catalog.catalog, params.query):
            for location in locations(catalog, declarations_of(catalog, one.key)):
                kind = SYMBOL_KINDS[one.key.kind]
                title = one.key.kind.title
                container = f"{title} {one.key.id}"
                found.append(
                    types.WorkspaceSymbol(location, one.name, kind, container_name=container)
                )
    return found


feature = Feature(types.WORKSPACE_SYMBOL, _answer)
