"""What may be written at a place, of the right kind at each."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.references import Key
from partyschool_cli.editor.completion.complete import MOST_PROPOSALS, complete
from partyschool_cli.editor.navigation.occurrence import occurrences
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import ENTITY_MODELS, fields_of
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, QINGSHI, SHIPPED, loaded, write_catalog
from tests.editor.places import accepted, labels, offered
from tests.full_run import is_full_run

_CLASS = "classes/hekou-members-2026.yaml"
_COURSE = "courses/hekou/new.yaml"
_DAY_PARTS = ["morning", "afternoon", "evening"]


_KINDS: tuple[tuple[str, str, Kind], ...] = (
    (_COURSE, "school: ‸", Kind.SCHOOL),
    (_COURSE, "teachers: [‸]", Kind.TEACHER),
    (_COURSE, "sites:\n  - ‸", Kind.SITE),
    (_COURSE, "requires: ‸", Kind.COURSE),
    ("teachers/new.yaml", "school: ‸", Kind.SCHOOL),
    ("schools/new.yaml", "parent: ‸", Kind.SCHOOL),
    ("sites/new.yaml", "travel_minutes:\n  ‸", Kind.SITE),
    ("sites/new.yaml", "travel_minutes: {‸", Kind.SITE),
    (_CLASS, "courses: [‸", Kind.COURSE),
    (_CLASS, "sessions:\n  - course: ‸", Kind.COURSE),
    (_CLASS, "sessions:\n  - teachers: [‸", Kind.TEACHER),
    (_CLASS, "sessions:\n  - {site: ‸}", Kind.SITE),
    ("catalog.yaml", "obligations:\n  - schools: [‸]", Kind.SCHOOL),
)


def test_ids_are_of_the_kind_that_belongs_there() -> None:
    ids = {kind: sorted(loaded(QINGSHI).entities(kind)) for _, _, kind in _KINDS}
    found = [(path, marked, sorted(labels(path, marked))) for path, marked, _ in _KINDS]
    assert found == [(path, marked, ids[kind]) for path, marked, kind in _KINDS]


_WORDS: tuple[tuple[str, str, list[str]], ...] = (
    (_COURSE, "kind: ‸", ["theme", "special"]),
    (
        _COURSE,
        "theme: ‸",
        ["political-theory", "party-affairs", "rural-revitalization", "skills"],
    ),
    (_COURSE, "audience: [members, ‸]", ["branch-secretaries", "farmers"]),
    (_COURSE, "flagship: ‸", ["true", "false"]),
    (_COURSE, "status: ‸", ["active", "draft", "retired"]),
    ("sites/new.yaml", "open: {days: [mon, tue, ‸]}", ["wed", "thu", "fri", "sat", "sun"]),
    ("teachers/new.yaml", "office: ‸", ["party-secretary", "leadership-member"]),
    (
        "teachers/new.yaml",
        "unavailable:\n  - day_parts: [‸",
        ["morning", "afternoon", "evening"],
    ),
    (_CLASS, "day_parts: [‸]", ["morning", "afternoon", "evening"]),
    (_CLASS, "sessions:\n  - status: ‸", ["planned", "moved", "cancelled"]),
    ("catalog.yaml", "needs:\n  - audience: ‸", ["members", "branch-secretaries", "farmers"]),
    ("catalog.yaml", "needs:\n  - per: ‸", ["week", "month", "quarter", "half-year", "year"]),
    ("catalog.yaml", "lint:\n  severity:\n    PS306: ‸", ["error", "warning", "info"]),
)


def test_words_are_those_that_the_field_may_hold() -> None:
    found = [(path, marked, labels(path, marked)) for path, marked, _ in _WORDS]
    assert found == list(_WORDS)


_ANYTHING: tuple[str, ...] = (
    "title: ‸",
    "summary: 一‸",
    "# ‸",
    "summary: |\n  ‸",
    "contact_hours: ‸",
    "no_such_field: ‸",
    "title: {‸",
    "school: {a: ‸}",
)


def test_nothing_is_offered_where_anything_may_be_written() -> None:
    found = {marked: labels(_COURSE, marked) for marked in _ANYTHING}
    assert found == {marked: [] for marked in _ANYTHING}


def test_sessions_that_are_no_list_have_fields_only() -> None:
    assert labels(_CLASS, "sessions: {start: ‸}") == []
    assert "start" in labels(_CLASS, "sessions: {‸}")


def test_nothing_is_offered_in_a_file_that_is_none_of_a_catalog() -> None:
    assert labels("README.md", "‸") == []
    assert labels("reports/a.yaml", "title: ‸") == []


def test_what_stands_in_a_list_is_not_offered_again_but_for_the_word_at_the_cursor() -> None:
    found = labels(_COURSE, "teachers: [theory-lecturer, greenhouse-‸expert]")
    assert "theory-lecturer" not in found
    assert "greenhouse-expert" in found


def test_neither_a_course_nor_a_site_names_itself() -> None:
    assert "charter" not in labels("courses/qingshi/charter.yaml", "requires: [‸]")
    assert "hekou-classroom" not in labels("sites/hekou-classroom.yaml", "travel_minutes: {‸}")


def test_first_comes_what_the_course_and_the_class_name_then_what_is_of_the_same_school() -> None:
    session = "school: hekou\nsessions:\n  - course: greenhouse-planting\n    "
    assert labels(_CLASS, f"{session}teachers: [‸]")[0] == "greenhouse-expert"
    assert labels(_CLASS, "courses: [charter]\nsessions:\n  - course: ‸")[0] == "charter"
    own = {one.id for one in loaded(QINGSHI).courses.values() if one.school == "hekou"}
    assert set(labels(_COURSE, "school: hekou\nrequires: [‸]")[: len(own)]) == own


def test_of_the_ways_to_teach_those_of_the_course_come_first() -> None:
    marked = "sessions:\n  - course: greenhouse-planting\n    delivery: ‸"
    assert labels(_CLASS, marked)[:3] == ["lecture", "demonstration", "onsite"]


def test_retired_ones_come_last_and_are_marked(tmp_path: Path) -> None:
    old = "name: 安示例\ncategory: school-teacher\nstatus: retired\n"
    root = write_catalog(tmp_path, {"teachers/an.yaml": old})
    found = complete(
        Place(loaded(root), "courses/new.yaml", "teachers: [", len("teachers: [")),
        uses_snippets=False,
        adds_indent=False,
    ).proposals
    assert [(one.label, one.is_retired) for one in found] == [("wang", False), ("an", True)]
    assert "停用" in found[-1].title


def test_a_school_may_have_themes_of_its_own(tmp_path: Path) -> None:
    school = BASE["schools/liudu.yaml"] + "themes: {craft: 手艺}\n"
    root = write_catalog(tmp_path, {"schools/liudu.yaml": school})
    text = "school: liudu\ntheme: "
    place = Place(loaded(root), "courses/new.yaml", text, len(text))
    found = complete(place, uses_snippets=False, adds_indent=False).proposals
    assert [one.label for one in found] == ["craft"]


_ACCEPTED: tuple[tuple[str, str], ...] = (
    ("teachers: ‸", "teachers: [theory-lecturer]"),
    ("teachers:‸", "teachers: [theory-lecturer]"),
    ("teachers: [‸", "teachers: [theory-lecturer"),
    ("teachers: [theo‸]", "teachers: [theory-lecturer]"),
    ("teachers:\n  ‸", "teachers:\n  - theory-lecturer"),
    ("teachers:\n  - ‸", "teachers:\n  - theory-lecturer"),
    ("teachers:\n  -‸", "teachers:\n  - theory-lecturer"),
    ("teachers:\n- ‸\n", "teachers:\n- theory-lecturer\n"),
    ("teachers:\n  - hekou\n  ‸", "teachers:\n  - hekou\n  - theory-lecturer"),
    ("teachers: ['theo‸']", "teachers: ['theory-lecturer']"),
    ('teachers: ["theo‸', 'teachers: ["theory-lecturer"'),
)


def test_an_id_is_written_as_its_place_needs_it() -> None:
    found = [(marked, accepted(_COURSE, marked, "theory-lecturer")) for marked, _ in _ACCEPTED]
    assert found == list(_ACCEPTED)


def test_what_yaml_would_take_for_a_number_is_quoted(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/007.yaml": BASE["teachers/wang.yaml"]})
    text = "teachers: ["
    place = Place(loaded(root), "courses/new.yaml", text, len(text))
    found = complete(place, uses_snippets=False, adds_indent=False).proposals
    assert {one.label: one.text for one in found}["007"] == '"007"'


def test_keys_of_a_mapping_have_a_colon_once() -> None:
    path = "sites/new.yaml"
    found = accepted(path, "travel_minutes:\n  ‸", "hekou-classroom")
    assert found == "travel_minutes:\n  hekou-classroom: "
    found = accepted(path, "travel_minutes: {he‸: 10}", "hekou-classroom")
    assert found == "travel_minutes: {hekou-classroom: 10}"


def test_a_long_list_is_cut_and_asked_for_again(tmp_path: Path) -> None:
    names = [f"t{number:03d}" for number in range(MOST_PROPOSALS + 50)]
    files = {
        f"teachers/{one}.yaml": f"name: 教师{one}\ncategory: school-teacher\n" for one in names
    }
    catalog = loaded(write_catalog(tmp_path, files))

    def found(typed: str) -> tuple[int, bool]:
        text = f"teachers: [{typed}"
        place = Place(catalog, "courses/new.yaml", text, len(text))
        answer = complete(place, uses_snippets=False, adds_indent=False)
        return len(answer.proposals), answer.is_part

    assert found("") == (MOST_PROPOSALS, True)
    assert found("t24") == (10, True)
    assert found("wsl") == (1, True)  # 王示例
    assert found("教师") == (MOST_PROPOSALS, True)


def test_a_short_list_is_asked_for_again_until_two_letters_say_what_is_meant() -> None:
    asked = [offered(_COURSE, f"teachers: [{typed}‸").is_part for typed in ("", "h", "hk", "hkz")]
    assert asked == [True, True, False, False]
    assert not offered(_COURSE, "title: ‸").is_part


def test_every_field_of_every_kind_can_be_asked_for() -> None:
    for kind, model in ENTITY_MODELS.items():
        folder = f"{kind.plural}/new.yaml"
        for field in fields_of(model):
            for marked in (f"{field.name}: ‸", f"{field.name}:\n  ‸", f"{field.name}:\n  - ‸"):
                assert offered(folder, marked).cursor is not None


# In the default run a few short files; in none each key of all files, which takes minutes.
_FEW = (
    (SHIPPED, "courses/liudu/grafting.yaml"),
    (SHIPPED, "sites/liudu-greenhouse.yaml"),
    (QINGSHI, "classes/hekou-evening-2026.yaml"),
    (QINGSHI, "catalog.yaml"),
)
_STEP = 3 if is_full_run() else 6


def _typed_files() -> list[tuple[Path, str]]:
    if not is_full_run():
        return list(_FEW)
    paths = ["catalog.yaml", *(file.source.path for file in loaded(SHIPPED).files)]
    return [(SHIPPED, path) for path in paths]


@pytest.mark.parametrize(("folder", "path"), _typed_files(), ids=lambda one: str(one)[-20:])
def test_at_each_key_that_is_typed_an_id_of_the_file_is_offered(folder: Path, path: str) -> None:
    """Each prefix of each line, with what follows it and without."""
    catalog = loaded(folder)
    text = (folder / path).read_bytes().decode()
    ids = [one for one in occurrences(path, text) if isinstance(one.target, Key)]
    mentions = [one for one in ids if one.role == "mention"]
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip("\n"))
        for offset in range(at, end + 1, _STEP):
            for typed in (text[:offset], text[:offset] + text[end:]):
                place = Place(catalog, path, typed, offset)
                found = complete(place, uses_snippets=True, adds_indent=True).proposals
                for named in mentions:
                    if named.token.start <= offset <= named.token.end:
                        assert named.target.id in {one.label for one in found}, (offset, typed)
        at += len(line)


@given(st.data())
def test_a_file_with_a_piece_missing_never_fails(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([file.source.path for file in loaded(QINGSHI).files]))
    text = (QINGSHI / path).read_bytes().decode()
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 30)))
    typed = (
        text[:start] + data.draw(st.text(alphabet="a甲: \n-[]{},'\"#|", max_size=5)) + text[end:]
    )
    offset = data.draw(st.integers(0, len(typed)))
    place = Place(loaded(QINGSHI), path, typed, offset)
    found = complete(place, uses_snippets=True, adds_indent=False)
    assert found.cursor is None or found.cursor.start <= offset <= found.cursor.end
