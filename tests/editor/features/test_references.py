"""Where something is mentioned and declared, on unsaved text."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.edit.usages import usages_in
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import QINGSHI, loaded
from tests.editor.applied import Editor
from tests.editor.asking import at_caret, editor_on, read

_EXPERT = "teachers/greenhouse-expert.yaml"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return editor_on(tmp_path)


def references(editor: Editor, path: str, marked: str, *, declared: bool = False) -> list[str]:
    document, position = at_caret(editor, path, marked)
    context = types.ReferenceContext(include_declaration=declared)
    params = types.ReferenceParams(context, document, position)
    return read(editor, editor.ask(types.TEXT_DOCUMENT_REFERENCES, params) or [])


def definitions(editor: Editor, path: str, marked: str) -> list[str]:
    document, position = at_caret(editor, path, marked)
    params = types.DefinitionParams(document, position)
    return read(editor, editor.ask(types.TEXT_DOCUMENT_DEFINITION, params) or [])


def used(word: str, field: str) -> list[str]:
    """Every usage of a word in fields of a name, as the parser finds them."""
    found = []
    for path in ("catalog.yaml", *(file.source.path for file in loaded(QINGSHI).files)):
        source = SourceFile(DiskTree(QINGSHI), path)
        for one in usages_in(source):
            if one.word == word and one.field.name == field:
                span = source.place(one.path, "key" if one.on_key else "value")
                found.append(f"{path}:{span.line} {word}")
    return found


def test_every_mention_of_an_entity_is_listed(editor: Editor) -> None:
    found = references(editor, "courses/new.yaml", "teachers: [greenhouse-‸expert]")
    assert found.pop(found.index("courses/new.yaml:1 greenhouse-expert"))
    assert sorted(found) == sorted(used("greenhouse-expert", "teachers"))


def test_the_manifest_and_keys_of_mappings_mention_too(editor: Editor) -> None:
    found = references(editor, "courses/new.yaml", "school: ‸hekou")
    assert found[0] == "catalog.yaml:39 hekou"
    travel = references(editor, "courses/other.yaml", "sites: [shangwan-village‸]")
    assert "sites/hekou-classroom.yaml:8 shangwan-village" in travel


def test_the_title_of_a_file_stands_for_its_entity(editor: Editor) -> None:
    text = (QINGSHI / _EXPERT).read_bytes().decode()
    found = references(editor, _EXPERT, text.replace("种植", "种‸植", 1), declared=True)
    assert found[0] == f"{_EXPERT}:1 河口镇大棚种植田秀才"
    assert len(found) == 1 + len(used("greenhouse-expert", "teachers"))


def test_a_word_of_the_manifest_is_mentioned_in_files(editor: Editor) -> None:
    text = (QINGSHI / "catalog.yaml").read_bytes().decode()
    marked = text.replace("\n  skills:", "\n  skil‸ls:", 1)
    found = references(editor, "catalog.yaml", marked, declared=True)
    assert found == ["catalog.yaml:10 skills", *sorted(used("skills", "theme"))]


def test_a_file_that_is_broken_while_it_is_typed_has_its_mentions_where_they_are_now(
    editor: Editor,
) -> None:
    path = "courses/hekou/greenhouse-planting.yaml"
    text = (QINGSHI / path).read_bytes().decode()
    editor.open(path, "# 𠮷\n" + text.replace("strand: practical", "strand: [", 1))
    found = references(editor, "courses/new.yaml", "teachers: [greenhouse-‸expert]")
    assert f"{path}:10 greenhouse-expert" in found


def test_a_definition_is_the_title_in_the_file(editor: Editor) -> None:
    marked = "sessions:\n  - teachers: [greenhouse‸-expert]"
    assert definitions(editor, "classes/new.yaml", marked) == [f"{_EXPERT}:1 河口镇大棚种植田秀才"]
    found = definitions(editor, "sites/new.yaml", "travel_minutes: {hekou-‸classroom: 1}")
    assert found == ["sites/hekou-classroom.yaml:1 河口镇党校教室"]


def test_a_definition_is_where_the_title_is_now(editor: Editor) -> None:
    editor.open(_EXPERT, "# 说明\nname: 𠮷师傅\ncategory: [")
    found = definitions(editor, "courses/new.yaml", "teachers: [greenhouse‸-expert]")
    assert found == [f"{_EXPERT}:2 𠮷师傅"]


def test_a_word_leads_to_the_manifest_or_to_the_school_that_has_its_own(editor: Editor) -> None:
    path = "courses/qingshi/charter.yaml"
    assert definitions(editor, path, "school: qingshi\ntheme: skill‸s") == [
        "catalog.yaml:10 skills"
    ]
    assert definitions(editor, path, "audience: [far‸mers]") == ["catalog.yaml:15 farmers"]
    school = "title: 县委党校\ntier: county\nthemes: {skills: 本领}\n"
    editor.open("schools/qingshi.yaml", school)
    text = (QINGSHI / path).read_bytes().decode()
    marked = text.replace("theme: political-theory", "theme: ski‸lls", 1)
    assert definitions(editor, path, marked) == ["schools/qingshi.yaml:3 skills"]


def test_what_is_unknown_has_no_definition(editor: Editor) -> None:
    assert definitions(editor, "courses/new.yaml", "teachers: [nobo‸dy]") == []
    assert definitions(editor, "courses/new.yaml", "summary: 一‸") == []
    params = types.DefinitionParams(
        types.TextDocumentIdentifier("untitled:1"), types.Position(0, 0)
    )
    assert editor.ask(types.TEXT_DOCUMENT_DEFINITION, params) is None


def test_the_same_words_of_a_file_are_highlighted(editor: Editor) -> None:
    marked = "teachers: [wang]\nsessions:\n  - {id: s01, teachers: [wan‸g, li], site: wang}\n"
    document, position = at_caret(editor, "classes/new.yaml", marked)
    params = types.DocumentHighlightParams(document, position)
    found = editor.ask(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, params)
    assert [(one.range.start.line, one.range.start.character) for one in found] == [(2, 25)]
