"""A new session, and the id that comes next."""

from partyschool_cli.source.yaml.yaml_parser import parse
from tests.editor.places import accepted, labels, offered

_CLASS = "classes/new.yaml"
_SESSIONS = "from: 2026-10-12\nsessions:\n  - id: s01\n    date: 2026-10-13\n"


def test_the_next_id_goes_on_with_the_habit_of_the_class() -> None:
    assert labels(_CLASS, "sessions:\n  - id: d-08\n  - id: ‸") == ["d-09"]
    assert labels(_CLASS, "sessions:\n  - id: ‸") == ["s01"]
    assert labels(_CLASS, "sessions:\n  - id: s01\n  - id: s0‸\n  - id: s02") == ["s03"]


def test_a_whole_session_is_offered_where_one_may_begin() -> None:
    for marked in (f"{_SESSIONS}  ‸", f"{_SESSIONS}  - ‸", f"{_SESSIONS}  - s‸", "sessions:\n  ‸"):
        assert labels(_CLASS, marked)[0] == "新课次"


def test_it_has_the_next_id_and_the_last_day() -> None:
    after = accepted(_CLASS, f"{_SESSIONS}  ‸", "新课次", uses_snippets=True)
    assert after == (
        f"{_SESSIONS}  - id: s02\n    date: ${{1:2026-10-13}}\n    start: ${{2:08:30}}\n"
        "    end: ${3:10:00}\n    course: $4\n    teachers: [$5]\n    site: $0"
    )
    content = parse(after.replace("${1:2026-10-13}", "2026-10-13")).content
    assert content["sessions"][1]["id"] == "s02"


def test_the_indent_of_the_line_is_left_to_a_client_that_adds_it() -> None:
    found = offered(_CLASS, f"{_SESSIONS}  - ‸", adds_indent=True).proposals[0]
    assert found.text.split("\n")[1].startswith("  date")
    assert offered(_CLASS, f"{_SESSIONS}  - ‸").proposals[0].text.split("\n")[1].startswith("    d")


def test_a_client_without_snippets_gets_none() -> None:
    found = offered(_CLASS, f"{_SESSIONS}  - ‸", uses_snippets=False).proposals
    assert "新课次" not in [one.label for one in found]
    assert not any(one.is_snippet for one in found)


def test_only_a_date_is_taken_for_the_last_day() -> None:
    marked = "from: 2026-10-12\nsessions:\n  - date: 2026-10-13\n  - date: 待定\n  ‸"
    assert "date: ${1:2026-10-13}" in accepted(_CLASS, marked, "新课次", uses_snippets=True)


def test_without_any_day_its_date_is_blank() -> None:
    assert "date: $1\n" in accepted(_CLASS, "sessions:\n  ‸", "新课次", uses_snippets=True)
