"""Symbols of documents and of the workspace, lenses and hints."""

from pathlib import Path

import pytest
from lsprotocol import types

from tests.catalogs import QINGSHI, loaded
from tests.editor.applied import Editor
from tests.editor.asking import editor_on

_CLASS = "classes/hekou-evening-2026.yaml"
_WITH_TREES = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        document_symbol=types.DocumentSymbolClientCapabilities(
            hierarchical_document_symbol_support=True
        )
    )
)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return editor_on(tmp_path, _WITH_TREES)


def symbols(editor: Editor, path: str, text: str | None = None) -> list[types.DocumentSymbol]:
    document = types.TextDocumentIdentifier(editor.open(path, text))
    params = types.DocumentSymbolParams(document)
    found: list[types.DocumentSymbol] = editor.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)
    return found


def test_a_class_has_its_sessions_by_day_and_title(editor: Editor) -> None:
    (found,) = symbols(editor, _CLASS)
    assert (found.name, found.detail) == ("河口镇农民夜校春季班", "班次 hekou-evening-2026")
    assert [(one.name, one.detail) for one in found.children or ()][-2:] == [
        ("3月5日（周四）14:30 大棚种植与茬口安排", "s03"),
        ("4月7日（周二）19:30 答疑和结业", "s04"),
    ]


def test_what_names_a_symbol_is_within_it(editor: Editor) -> None:
    for path in (_CLASS, "catalog.yaml", "teachers/greenhouse-expert.yaml"):
        (found,) = symbols(editor, path)
        for one in (found, *(found.children or ())):
            outer, inner = one.range, one.selection_range
            assert (outer.start.line, outer.start.character) <= (
                inner.start.line,
                inner.start.character,
            )
            assert (inner.end.line, inner.end.character) <= (outer.end.line, outer.end.character)


def test_the_manifest_has_its_parts_by_their_titles(editor: Editor) -> None:
    (found,) = symbols(editor, "catalog.yaml")
    assert found.name == "青石县乡镇党校课程目录"
    assert [one.name for one in found.children or ()][:4] == [
        "格式版本",
        "目录名称",
        "地区",
        "主题",
    ]


def test_a_broken_class_has_symbols_too(editor: Editor) -> None:
    (found,) = symbols(editor, "classes/new.yaml", "sessions:\n  - id: s01\n    date: [\n  - id")
    assert found.name == "new"
    assert [one.name for one in found.children or ()] == ["内容未定"]
    assert symbols(editor, "courses/empty.yaml", "")[0].name == "empty"


def test_a_client_without_trees_gets_a_list(tmp_path: Path) -> None:
    found = symbols(editor_on(tmp_path, types.ClientCapabilities()), _CLASS)
    assert [one.name for one in found][-1] == "4月7日（周二）19:30 答疑和结业"
    assert all(isinstance(one, types.SymbolInformation) for one in found)


def names(editor: Editor, query: str) -> list[str]:
    found = editor.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams(query))
    return [f"{one.name} | {one.container_name}" for one in found]


def test_entities_of_the_workspace_are_found_by_title_id_pinyin_and_initials(
    editor: Editor,
) -> None:
    for query in ("田秀才", "greenhouse-expert", "tianxiucai", "dpzztxc"):
        assert names(editor, query) == ["河口镇大棚种植田秀才 | 教师 greenhouse-expert"]
    assert names(editor, "hkzdxjs")[0] == "河口镇党校教室 | 教学点 hekou-classroom"
    assert names(editor, "孵化学院") == ["中共青石县委党校 | 学校 qingshi"]
    assert names(editor, "没有这个") == []


def test_a_client_that_looks_through_the_names_again_finds_what_was_typed(editor: Editor) -> None:
    editor.workspace.configure({"filtersSymbols": True})
    assert names(editor, "田秀才")[0].startswith("河口镇大棚种植田秀才 | ")
    assert names(editor, "greenhouse-e")[0].startswith("河口镇大棚种植田秀才 greenhouse-expert | ")
    assert names(editor, "tianxiucai")[0].startswith("河口镇大棚种植田秀才 tianxiucai | ")
    assert names(editor, "孵化学院")[0].startswith("中共青石县委党校 孵化学院 | ")


def test_of_no_words_every_entity_is_listed(editor: Editor) -> None:
    assert len(names(editor, "")) == len(loaded(QINGSHI).files)


def test_a_symbol_is_at_the_title_that_is_typed(editor: Editor) -> None:
    editor.open("teachers/greenhouse-expert.yaml", "# 说明\nname: 𠮷师傅\n")
    (found,) = editor.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("𠮷师傅"))
    assert found.location.range.start == types.Position(1, 6)
    assert found.location.range.end == types.Position(1, 10)


def lens(editor: Editor, path: str) -> types.Command:
    params = types.CodeLensParams(types.TextDocumentIdentifier(editor.open(path)))
    (found,) = editor.ask(types.TEXT_DOCUMENT_CODE_LENS, params)
    assert found.range.start.line == 0
    command: types.Command = found.command
    return command


def test_a_lens_counts_the_places_that_mention_the_entity(editor: Editor) -> None:
    references = types.ReferenceParams(
        types.ReferenceContext(include_declaration=False),
        types.TextDocumentIdentifier(editor.open("schools/hekou.yaml")),
        types.Position(0, 8),
    )
    count = len(editor.ask(types.TEXT_DOCUMENT_REFERENCES, references))
    assert lens(editor, "schools/hekou.yaml").title == f"被 {count} 处引用"
    assert lens(editor, _CLASS).title == "没有被引用"


def test_a_lens_has_a_command_where_the_client_has_one(editor: Editor) -> None:
    assert lens(editor, "schools/hekou.yaml").command == ""
    editor.workspace.configure({"pschool": {"showReferences": True}})
    assert lens(editor, "schools/hekou.yaml").command == "pschool.showReferences"


def hints(editor: Editor, path: str, text: str | None = None) -> list[tuple[int, str]]:
    address = editor.open(path, text)
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    params = types.InlayHintParams(types.TextDocumentIdentifier(address), whole)
    found = editor.ask(types.TEXT_DOCUMENT_INLAY_HINT, params) or []
    return [(one.position.line, one.label) for one in found]


def test_titles_beside_ids_are_off_unless_they_are_asked_for(editor: Editor) -> None:
    text = "school: hekou\naudience: [farmers]\nteachers: ['greenhouse-expert', nobody]\n"
    assert hints(editor, "courses/new.yaml", text) == []
    editor.workspace.configure({"pschool": {"inlayHints": True}})
    titles = [(0, "河口镇党校"), (1, "农民"), (2, "河口镇大棚种植田秀才")]
    assert hints(editor, "courses/new.yaml", text) == titles


def test_each_file_has_titles_beside_its_ids(editor: Editor) -> None:
    editor.workspace.configure({"inlayHints": True})
    files = ["catalog.yaml", *(one.source.path for one in loaded(QINGSHI).files)]
    found = {path: [title for _, title in hints(editor, path)] for path in files}
    assert found["teachers/hekou-party-secretary.yaml"] == ["领导干部", "河口镇党校", "党委书记"]
    assert "党委书记" in found["catalog.yaml"]
