"""Completion as each client takes it: snippets, labels, indents, encodings."""

from pathlib import Path

from lsprotocol import types

from partyschool_cli.editor.client.positions import Encoding
from tests.editor.applied import Editor, edited
from tests.editor.asking import at_caret, editor_on


def _client(item: types.ClientCompletionItemOptions) -> types.ClientCapabilities:
    completion = types.CompletionClientCapabilities(completion_item=item)
    document = types.TextDocumentClientCapabilities(completion=completion)
    return types.ClientCapabilities(text_document=document)


_PLAIN = types.ClientCapabilities()
_ABLE = _client(
    types.ClientCompletionItemOptions(
        snippet_support=True,
        label_details_support=True,
        tag_support=types.CompletionItemTagOptions([types.CompletionItemTag.Deprecated]),
        insert_text_mode_support=types.ClientCompletionItemInsertTextModeOptions(
            [types.InsertTextMode.AsIs, types.InsertTextMode.AdjustIndentation]
        ),
    )
)


def _completed(editor: Editor, path: str, marked: str) -> types.CompletionList:
    params = types.CompletionParams(*at_caret(editor, path, marked))
    found: types.CompletionList = editor.ask(types.TEXT_DOCUMENT_COMPLETION, params)
    return found


def _accepted(folder: Path, encoding: Encoding, marked: str, label: str) -> str:
    editor = editor_on(folder, _PLAIN, encoding)
    document, _ = at_caret(editor, "courses/new.yaml", marked)
    found = _completed(editor, "courses/new.yaml", marked)
    (item,) = (one for one in found.items if one.label == label)
    assert isinstance(item.text_edit, types.TextEdit)
    return edited(editor.texts[document.uri], [item.text_edit], encoding)


def test_the_word_is_replaced_behind_signs_of_several_units(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        text = "{title: 𠮷甲, school: hek‸, kind: theme}"
        found = _accepted(tmp_path / encoding, encoding, text, "hekou")
        assert found == "{title: 𠮷甲, school: hekou, kind: theme}"


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    found = _accepted(tmp_path, "utf-16", "title: 一\r\nschool: ‸\r\nkind: theme\r\n", "hekou")
    assert found == "title: 一\r\nschool: hekou\r\nkind: theme\r\n"


def test_items_are_sorted_as_they_are_offered(tmp_path: Path) -> None:
    items = _completed(editor_on(tmp_path), "courses/new.yaml", "‸").items
    orders = [one.sort_text or "" for one in items]
    assert orders == sorted(orders)
    assert items[0].detail == "课程名称（必填）"
    assert items[0].documentation == "印在目录和课程表上的名称"


def test_a_client_that_can_shows_titles_beside_and_strikes_out_what_is_retired(
    tmp_path: Path,
) -> None:
    editor = editor_on(tmp_path, _ABLE)
    items = _completed(editor, "courses/new.yaml", "requires: [‸]").items
    assert items[-1].label == "picking-gardens"
    assert items[-1].tags == [types.CompletionItemTag.Deprecated]
    assert items[-1].label_details is not None
    assert str(items[-1].label_details.description).endswith("（停用）")
    assert all(one.tags is None for one in items[:-1])


def test_snippets_are_for_clients_that_fill_them_in(tmp_path: Path) -> None:
    marked = "sessions:\n  - id: s01\n  - ‸"
    able = _completed(editor_on(tmp_path / "able", _ABLE), "classes/new.yaml", marked).items[0]
    assert able.insert_text_format == types.InsertTextFormat.Snippet
    assert able.insert_text_mode == types.InsertTextMode.AsIs
    assert isinstance(able.text_edit, types.TextEdit)
    assert able.text_edit.new_text.startswith("id: s02\n    date: ")
    plain = _completed(editor_on(tmp_path / "plain", _PLAIN), "classes/new.yaml", marked).items
    for one in plain:
        assert one.insert_text_format is None
        assert one.insert_text_mode is None
        assert one.label_details is None
        assert isinstance(one.text_edit, types.TextEdit)
        assert "$" not in one.text_edit.new_text


def test_a_file_outside_of_catalogs_gets_nothing(tmp_path: Path) -> None:
    params = types.CompletionParams(
        types.TextDocumentIdentifier("file:///nowhere/a.yaml"), types.Position(0, 0)
    )
    assert editor_on(tmp_path).ask(types.TEXT_DOCUMENT_COMPLETION, params) is None


def test_words_of_the_manifest_stay_while_it_is_broken(tmp_path: Path) -> None:
    editor = editor_on(tmp_path)
    before = _completed(editor, "courses/new.yaml", "theme: ‸").items
    editor.open("catalog.yaml", "format: 1\nthemes: {a: [\n")
    after = _completed(editor, "courses/new.yaml", "theme: ‸").items
    assert [one.label for one in after] == [one.label for one in before]


def test_a_teacher_whose_file_is_broken_just_now_is_offered_still(tmp_path: Path) -> None:
    editor = editor_on(tmp_path)
    _completed(editor, "courses/new.yaml", "teachers: [‸]")
    editor.open("teachers/greenhouse-expert.yaml", "name: [\n")
    items = _completed(editor, "courses/new.yaml", "teachers: [‸]").items
    found = {one.label: one.detail for one in items}
    assert found["greenhouse-expert"] == "河口镇大棚种植田秀才"


def test_of_an_entity_in_the_list_more_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    editor = editor_on(tmp_path)
    items = _completed(editor, "courses/new.yaml", "teachers: [‸]").items
    (item,) = (one for one in items if one.label == "greenhouse-expert")
    assert item.documentation is None
    resolved = editor.ask(types.COMPLETION_ITEM_RESOLVE, item)
    assert resolved.documentation.value.startswith("**教师　河口镇大棚种植田秀才**")
    field = _completed(editor, "courses/new.yaml", "‸").items[0]
    assert editor.ask(types.COMPLETION_ITEM_RESOLVE, field) == field
