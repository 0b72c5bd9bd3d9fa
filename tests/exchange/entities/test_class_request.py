"""The class that sessions go into, and what a new one lacks."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_request import ClassRequest, Given, class_request
from partyschool_cli.exchange.entities.name_matches import NameMatcher
from partyschool_cli.model.kind import Kind
from tests.catalogs import write_catalog
from tests.exchange.entities.readings import lookup_of, reading, session

OTHER_SCHOOL = {"schools/wangda.yaml": "title: 王答乡党校\ntier: county\nalso_called: 王答分校\n"}
ROWS = [session("2026-10-13", "08:30-10:00", "开班式")]


def request(root: Path, given: Given, **about: object) -> ClassRequest:
    table = reading(Kind.SESSION, ROWS, about)  # type: ignore[arg-type]
    return class_request(NameMatcher(lookup_of(root).catalog), given, [table.reading])


@pytest.mark.parametrize("name", ["banci", "党员轮训班", " 党员轮训班"])
def test_a_class_that_is_there(root: Path, name: str) -> None:
    found = request(root, Given(name, size=99), size=40)
    assert found == ClassRequest(Key(Kind.CLASS, "banci"))
    assert found.missing == ()


def test_a_new_class_lacks_what_nobody_says(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, OTHER_SCHOOL)
    assert request(root, Given("冬季班")).missing == ("school", "audience", "size")
    assert request(root, Given("winter-2026", "liudu")).missing == ("title", "audience", "size")
    assert request(root, Given("冬季班", "liudu", ("members",), 60)).missing == ()


def test_the_command_line_counts_more_than_the_text_above(root: Path) -> None:
    found = request(root, Given("冬季班", size=60), size=40, audience=("members",))
    assert found.content == {"title": "冬季班", "size": 60, "audience": ["members"]}
    assert [one.field for one in found.guesses] == ["audience", "school"]


def test_an_id_is_no_title(root: Path) -> None:
    found = request(root, Given("winter-2026"), title="冬季班")
    assert (found.id, found.content["title"]) == ("winter-2026", "冬季班")


def test_the_school_in_a_title(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None]] = [
        ("王答乡党校2026年冬季班", "wangda"),
        ("王答分校冬季班", "wangda"),
        ("西谷乡党校冬季班", "西谷乡党校"),
        ("冬季班", None),
    ]
    for title, school in cases:
        with subtests.test(title=title, school=school):
            root = write_catalog(tmp_path, OTHER_SCHOOL)
            assert request(root, Given(title)).school == school


def test_the_only_school_is_guessed_and_told(root: Path) -> None:
    [guess] = request(root, Given("冬季班")).guesses
    assert (guess.value, guess.why) == ("liudu", "目录里只有一所学校：柳杜乡党校")


def test_the_audience_in_a_title_is_a_guess(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, list[str] | None]] = [
        ("柳杜乡党员冬季轮训班", ["members"]),
        ("村干部、党支部书记培训班", ["branch-secretaries", "village-cadres"]),
        ("农民夜校葡萄班", ["farmers"]),
        ("冬季班", None),
    ]
    for title, audience in cases:
        with subtests.test(title=title, audience=audience):
            found = request(root, Given(title))
            assert found.content.get("audience") == audience
            assert ("audience" in [one.field for one in found.guesses]) is (audience is not None)


def test_a_title_may_say_the_cohort(root: Path) -> None:
    found = request(root, Given("冬季班（第2期）"))
    assert (found.content["title"], found.content["cohort"]) == ("冬季班", 2)
