"""Complete fields, ids, words, days and times of day, and new sessions."""

from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client_abilities import (
    has_label_details,
    inserts_as_is,
    marks_deprecated,
    uses_snippets,
)
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.proposals.complete import complete
from partyschool_cli.editor.proposals.proposal import Proposal, filter_text
from partyschool_cli.editor.request_place import place_at

_KINDS: Final = {
    "field": types.CompletionItemKind.Property,
    "entity": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.EnumMember,
    "day": types.CompletionItemKind.Value,
    "time": types.CompletionItemKind.Value,
    "id": types.CompletionItemKind.Value,
    "snippet": types.CompletionItemKind.Snippet,
}


def _answer(moment: Moment, params: types.CompletionParams) -> types.CompletionList | None:
    place = place_at(moment, params)
    if place is None:
        return None
    client = moment.client
    found = complete(
        place, uses_snippets=uses_snippets(client), adds_indent=not inserts_as_is(client)
    )
    if found.cursor is None or "\n" in place.text[found.cursor.start : found.cursor.end]:
        return types.CompletionList(is_incomplete=False, items=[])
    file = moment.files.get(params.text_document.uri) or moment.at(params.text_document.uri)
    if file is None:
        return None
    replaced = file.catalog.positions(file.path).range(found.cursor.start, found.cursor.end)
    items = [
        _item(one, number, found.cursor.typed, replaced, client)
        for number, one in enumerate(found.proposals)
    ]
    return types.CompletionList(is_incomplete=found.is_part, items=items)


def _item(
    one: Proposal,
    number: int,
    typed: str,
    replaced: types.Range,
    client: types.ClientCapabilities,
) -> types.CompletionItem:
    is_struck = one.is_retired and marks_deprecated(client)
    beside = types.CompletionItemLabelDetails(description=one.title) if one.title else None
    return types.CompletionItem(
        label=one.label,
        label_details=beside if has_label_details(client) else None,
        kind=_KINDS[one.kind],
        tags=[types.CompletionItemTag.Deprecated] if is_struck else None,
        detail=one.title or None,
        documentation=one.about or None,
        sort_text=f"{number:05d}",
        filter_text=filter_text(one, typed),
        insert_text_format=types.InsertTextFormat.Snippet if one.is_snippet else None,
        insert_text_mode=types.InsertTextMode.AsIs if inserts_as_is(client) else None,
        text_edit=types.TextEdit(replaced, one.text),
    )


feature = Feature(
    types.TEXT_DOCUMENT_COMPLETION,
    _answer,
    types.CompletionOptions(trigger_characters=[" ", ":", "-", "[", "{", ","]),
)
