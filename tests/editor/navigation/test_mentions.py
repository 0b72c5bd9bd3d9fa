"""Where something is declared and mentioned in the files as they are typed."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.editor.navigation.mentions import (
    all_declarations_of,
    count_mentions,
    declarations_of,
    mentions_of,
)
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, write_catalog
from tests.editor.workspaces import only, open_text, workspace_of

_COURSE = "courses/dangzhang.yaml"
_WANG = Key(Kind.TEACHER, "wang")
_THEME = Word("themes", "political-theory")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


def opened(root: Path, text: str) -> OpenCatalog:
    """The catalog while its course is typed in."""
    workspace = workspace_of(root)
    open_text(workspace, root / _COURSE, text)
    return only(workspace.now())


def mentioned(catalog: OpenCatalog, target: Key | Word) -> list[tuple[str, str]]:
    return [
        (path, catalog.text(path)[start:end]) for path, start, end in mentions_of(catalog, target)
    ]


def test_mentions_are_those_in_the_typed_text(root: Path) -> None:
    catalog = opened(root, BASE[_COURSE].replace("[wang]", "[wang, 'wang']"))
    assert [one for one in mentioned(catalog, _WANG) if one[0] == _COURSE] == [
        (_COURSE, "wang"),
        (_COURSE, "wang"),
    ]
    assert count_mentions(catalog, _WANG) == len(mentioned(catalog, _WANG))


@pytest.mark.parametrize("target", [_WANG, _THEME])
def test_a_file_that_does_not_parse_mentions_what_can_be_made_out(
    root: Path, target: Key | Word
) -> None:
    before = mentioned(opened(root, BASE[_COURSE]), target)
    assert (_COURSE, target.id) in before
    assert mentioned(opened(root, f"{BASE[_COURSE]}needs: [\n"), target) == before


def test_files_that_change_on_disk_meanwhile_are_not_read(root: Path) -> None:
    catalog = opened(root, BASE[_COURSE])
    before = mentioned(catalog, _THEME)
    for path in root.rglob("*.yaml"):
        path.write_text("title: 别的\n", "utf-8")
    assert mentioned(catalog, _THEME) == before


def test_a_theme_is_declared_by_the_manifest_and_by_schools_with_their_own(root: Path) -> None:
    school = root / "schools" / "liudu.yaml"
    school.write_text(f"{school.read_text('utf-8')}themes: {{{_THEME.id}: 理论}}\n", "utf-8")
    catalog = opened(root, BASE[_COURSE])
    paths = [one.path for one in all_declarations_of(catalog, _THEME)]
    assert paths == ["catalog.yaml", "schools/liudu.yaml"]
    (own,) = declarations_of(catalog, _THEME, near=_COURSE)
    assert own.path == "schools/liudu.yaml"


def test_an_entity_without_a_title_is_declared_where_its_file_begins(root: Path) -> None:
    (root / "teachers" / "wang.yaml").write_text("category: school-teacher\n", "utf-8")
    assert declarations_of(opened(root, BASE[_COURSE]), _WANG) == (("teachers/wang.yaml", 0, 0),)
