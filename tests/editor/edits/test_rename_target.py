"""What is renamed where the cursor is."""

import pytest

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.editor.edits.rename_target import RenameTarget, required_target, target_at
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.examples import BASE
from partyschool_cli.model.kind import Kind

EXPERT = Key(Kind.TEACHER, "expert")


TRAVEL = 'travel_minutes: {"village-museum": 30}\n'
TEXTS = {
    **BASE,
    "schools/liudu.yaml": BASE["schools/liudu.yaml"] + "themes: {village: 村务}\n",
    "sites/classroom.yaml": BASE["sites/classroom.yaml"]
    + 'travel_minutes: {"village-museum": 30}\n',
    "teachers/expert.yaml": "# 土专家\n" + BASE["teachers/expert.yaml"],
}


def at(path: str, before: str, word: str) -> RenameTarget | None:
    """The target with the cursor in `word`, which stands behind `before`."""
    text = TEXTS[path]
    assert text.count(before + word) == 1
    start = text.index(before + word) + len(before)
    (target,) = {target_at(path, text, at) for at in range(start, start + len(word) + 1)}
    return target


_NAMED: tuple[tuple[str, str, str, Key | Word], ...] = (
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
    ("sites/classroom.yaml", '{"', "village-museum", Key(Kind.SITE, "village-museum")),
    ("schools/liudu.yaml", "themes: {", "village", Word("themes", "village")),
    ("teachers/expert.yaml", "name: ", "示例·土专家", EXPERT),
    ("teachers/expert.yaml", "\n", "name", EXPERT),
    ("teachers/expert.yaml", "", "# 土专家", EXPERT),
    ("classes/spring.yaml", "  - id: ", "s02", Key(Kind.SESSION, "spring/s02")),
    ("classes/spring.yaml", "course: ", "grafting", Key(Kind.COURSE, "grafting")),
)


def test_what_the_cursor_is_on() -> None:
    for path, before, word, named in _NAMED:
        found = at(path, before, word)
        assert found is not None, (path, word)
        assert found.named == named
        assert word in TEXTS[path][found.start : found.end]


@pytest.mark.parametrize(
    ("path", "before", "word"),
    [
        ("courses/memorial.yaml", "strand: ", "party-spirit"),
        ("courses/memorial.yaml", "", "contact_hours"),
        ("classes/spring.yaml", "from: ", "2026-03-10"),
        ("catalog.yaml", "title: ", "示例目录"),
    ],
)
def test_nothing_is_renamed_there(path: str, before: str, word: str) -> None:
    assert at(path, before, word) is None
    with pytest.raises(CommandLineError, match="这里没有能改的编号"):
        required_target(path, TEXTS[path], TEXTS[path].index(before + word) + len(before))


def test_a_file_that_does_not_parse_names_things_too() -> None:
    broken = "title: [\nteachers: [expert, lect"
    for place in (broken.index("expert"), len(broken)):
        assert target_at("courses/memorial.yaml", broken, place) is not None


def test_the_id_of_a_session_is_typed_without_its_class() -> None:
    assert RenameTarget(Key(Kind.SESSION, "spring/s02"), 0, 3).id == "s02"
    assert RenameTarget(Word("office", "书记/主任"), 0, 5).id == "书记/主任"
