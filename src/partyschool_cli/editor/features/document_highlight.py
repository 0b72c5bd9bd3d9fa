"""Mark the other words of a file that name the same."""

from lsprotocol import types

from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.occurrence import occurrences
from partyschool_cli.editor.request_place import request_occurrence
from partyschool_cli.editor.workspace.moment import Moment


def _answer(
    moment: Moment, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight] | None:
    found = request_occurrence(moment, params)
    if found is None:
        return None
    (catalog, path), wanted = found
    positions = catalog.positions(path)
    return [
        types.DocumentHighlight(
            positions.range(*occurrence.token.inner),
            types.DocumentHighlightKind.Read
            if occurrence.role == "mention"
            else types.DocumentHighlightKind.Write,
        )
        for occurrence in occurrences(path, positions.text)
        if occurrence.target == wanted.target
    ]


feature = Feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, _answer)
