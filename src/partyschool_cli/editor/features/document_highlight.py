"""Mark the other words of a file that name the same."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.named import inner_span, named_words
from partyschool_cli.editor.request_place import named_at


def _answer(
    moment: Moment, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight] | None:
    found = named_at(moment, params)
    if found is None:
        return None
    (catalog, path), wanted = found
    positions = catalog.positions(path)
    return [
        types.DocumentHighlight(
            positions.range(*inner_span(named.spot)),
            types.DocumentHighlightKind.Read
            if named.role == "mention"
            else types.DocumentHighlightKind.Write,
        )
        for named in named_words(path, positions.text)
        if named.what == wanted.what
    ]


feature = Feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, _answer)
