"""Outline a file: its entity and the sessions of a class; of the manifest, its parts."""

from lsprotocol import types

from partyschool_cli.editor.client.capabilities import has_symbol_trees
from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.symbols import Symbol, symbols_in
from partyschool_cli.editor.workspace.moment import Moment


def _answer(
    moment: Moment, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    root = symbols_in(file.catalog.good, file.path, positions.text)
    if root is None:
        return []
    if has_symbol_trees(moment.client):
        return [_tree(root, positions)]
    uri = params.text_document.uri
    return [
        types.SymbolInformation(
            types.Location(uri, positions.range(one.start, one.end)), one.name, one.kind
        )
        for one in (root, *root.inner)
    ]


def _tree(symbol: Symbol, positions: Positions) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        kind=symbol.kind,
        range=positions.range(symbol.start, symbol.end),
        selection_range=positions.range(*symbol.named),
        detail=symbol.detail or None,
        children=[_tree(one, positions) for one in symbol.inner] or None,
    )


feature = Feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _answer)
