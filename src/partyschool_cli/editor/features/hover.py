"""Say what an id, a word, a date or a field is."""

import re
from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client_abilities import hover_formats, reads_markdown
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.hovers.hover import hover_text
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.request_place import place_at

_MARKS: Final = re.compile(r"\*\*|\\(.)")


def _answer(moment: Moment, params: types.HoverParams) -> types.Hover | None:
    place, file = place_at(moment, params), moment.at(params.text_document.uri)
    found = None if place is None else hover_text(place)
    if found is None or file is None:
        return None
    kind, text = types.MarkupKind.Markdown, found.markdown
    if not reads_markdown(hover_formats(moment.client)):
        kind, text = types.MarkupKind.PlainText, _MARKS.sub(r"\1", text)
    shown = file.catalog.positions(file.path).range(found.start, found.end)
    return types.Hover(types.MarkupContent(kind, text), shown)


feature = Feature(types.TEXT_DOCUMENT_HOVER, _answer)
