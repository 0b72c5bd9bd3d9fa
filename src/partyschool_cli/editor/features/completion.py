"""Complete fields, ids, words, days and times of day, and new sessions."""

from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client.capabilities import (
    has_label_details,
    inserts_as_is,
    marks_deprecated,
    uses_snippets,
)
from partyschool_cli.editor.completion.complete import complete
from partyschool_cli.editor.completion.proposal import Proposal, filter_text
from partyschool_cli.editor.completion.resolve_data import resolve_data
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.request_place import request_place
from partyschool_cli.editor.workspace.moment import Moment

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
    address, client = params.text_document.uri, moment.client
    asked = request_place(moment, params)
    if asked is None:
        return None
    file, place = asked
    found = complete(
        place, uses_snippets=uses_snippets(client), adds_indent=not inserts_as_is(client)
    )
    cursor = found.cursor
    if cursor is None or "\n" in place.text[cursor.start : cursor.end]:
        return types.CompletionList(is_incomplete=False, items=[])
    replaced = file.catalog.positions(file.path).range(cursor.start, cursor.end)
    items = [_item(one, cursor.typed, replaced, client) for one in found.proposals]
    for number, (item, one) in enumerate(zip(items, found.proposals, strict=True)):
        item.sort_text = f"{number:05d}"
        item.data = resolve_data(address, one.entity)
    return types.CompletionList(is_incomplete=found.is_part, items=items)


def _item(
    one: Proposal, typed: str, replaced: types.Range, client: types.ClientCapabilities
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
        filter_text=filter_text(one, typed),
        insert_text_format=types.InsertTextFormat.Snippet if one.is_snippet else None,
        insert_text_mode=types.InsertTextMode.AsIs if inserts_as_is(client) else None,
        text_edit=types.TextEdit(replaced, one.text),
    )


feature = Feature(
    types.TEXT_DOCUMENT_COMPLETION,
    _answer,
    types.CompletionOptions(
        trigger_characters=[" ", ":", "-", "[", "{", ","], resolve_provider=True
    ),
)
