"""Say what an id, a word, a date or a field is, and what to do about a finding there."""

from collections.abc import Iterator

from lsprotocol import types

from partyschool_cli.editor.client.capabilities import hover_formats
from partyschool_cli.editor.client.markup_content import markup_content
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.hover.hover_text import HoverText, hover_text
from partyschool_cli.editor.request_place import request_place
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.markup.markdown import escape


def _answer(moment: Moment, params: types.HoverParams) -> types.Hover | None:
    asked = request_place(moment, params)
    if asked is None:
        return None
    file, place = asked
    told = [one for one in (hover_text(place), *_advice(file.catalog, place)) if one is not None]
    if not told:
        return None
    text = "\n\n".join(one.markdown for one in told)
    shown = file.catalog.positions(file.path).range(told[0].start, told[0].end)
    return types.Hover(markup_content(text, hover_formats(moment.client)), shown)


def _advice(catalog: OpenCatalog, place: Place) -> Iterator[HoverText]:
    """What to do about the findings at a place; an editor shows their messages by itself.

    Where they are not known yet, nobody waits for them.
    """
    if not catalog.linting.is_done:
        return
    for finding in catalog.findings:
        if finding.file == place.path and finding.hint:
            span = finding.at.span
            if span.start <= place.offset <= span.end:
                text = f"怎么改：{escape(finding.hint)}（{finding.code}）"
                yield HoverText(text, span.start, span.end)


feature = Feature(types.TEXT_DOCUMENT_HOVER, _answer)
