"""What is renamed where the cursor is."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.editor.rename_target import Target, required_target, target_at
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import base, write_base

EXPERT = Key(Kind.TEACHER, "expert")


@pytest.fixture
def lookup(tmp_path: Path) -> Lookup:
    tree = DiskTree(
        write_base(
            tmp_path / "catalog",
            {
                "schools/liudu.yaml": base("schools/liudu.yaml")
                + "themes: {village: 村务}\ntravel_minutes: {'county': 30}\n",
                "teachers/expert.yaml": "# 土专家\n" + base("teachers/expert.yaml"),
            },
        )
    )
    return Lookup(tree, lambda: load(tree))


def at(lookup: Lookup, path: str, before: str, word: str) -> Target | None:
    """The target with the cursor in `word`, which stands behind `before`."""
    text = (lookup.tree.folder / path).read_text("utf-8")
    assert text.count(before + word) == 1
    start = text.index(before + word) + len(before)
    targets = {target_at(lookup, path, at) for at in range(start, start + len(word) + 1)}
    (target,) = targets
    if target is not None:
        assert text[target.start : target.end] == word
    return target


@pytest.mark.parametrize(
    ("path", "before", "word", "named"),
    [
        ("courses/memorial.yaml", "teachers: [", "expert", EXPERT),
        ("courses/memorial.yaml", "school: ", "liudu", Key(Kind.SCHOOL, "liudu")),
        ("courses/charter.yaml", "theme: ", "party-affairs", Word("themes", "party-affairs")),
        (
            "courses/charter.yaml",
            "audience: [",
            "village-cadres",
            Word("audiences", "village-cadres"),
        ),
        ("catalog.yaml", "themes: {", "party-affairs", Word("themes", "party-affairs")),
        ("catalog.yaml", "party-affairs: ", "党建实务", Word("themes", "party-affairs")),
        ("schools/liudu.yaml", "themes: {", "village", Word("themes", "village")),
        ("teachers/expert.yaml", "name: ", "示例·土专家", EXPERT),
        ("teachers/expert.yaml", "\n", "name", EXPERT),
        ("teachers/expert.yaml", "", "# 土专家", EXPERT),
        ("classes/spring.yaml", "  - id: ", "s02", Key(Kind.SESSION, "spring/s02")),
        ("classes/spring.yaml", "course: ", "grafting", Key(Kind.COURSE, "grafting")),
    ],
)
def test_what_the_cursor_is_on(
    lookup: Lookup, path: str, before: str, word: str, named: Key | Word
) -> None:
    found = at(lookup, path, before, word)
    assert found is not None
    assert found.named == named


@pytest.mark.parametrize(
    ("path", "before", "word"),
    [
        ("courses/memorial.yaml", "strand: ", "party-spirit"),
        ("courses/memorial.yaml", "", "contact_hours"),
        ("classes/spring.yaml", "from: ", "2026-03-10"),
        ("catalog.yaml", "title: ", "示例目录"),
    ],
)
def test_nothing_is_renamed_there(lookup: Lookup, path: str, before: str, word: str) -> None:
    assert at(lookup, path, before, word) is None
    text = (lookup.tree.folder / path).read_text("utf-8")
    with pytest.raises(CommandLineError, match="这里没有能改的编号"):
        required_target(lookup, path, text.index(before + word) + len(before))


def test_the_id_of_a_session_is_typed_without_its_class(lookup: Lookup) -> None:
    assert Target(Key(Kind.SESSION, "spring/s02"), 0, 3).id == "s02"
    assert Target(Word("office", "书记/主任"), 0, 5).id == "书记/主任"
