"""The caret under the place that is wrong."""

import pytest

from partyschool_cli.catalog.query.error import QueryError, QuerySpan
from partyschool_cli.cli.query_error import caret_lines
from partyschool_cli.terminal.width import display_width


def _error(query: str, start: int, end: int) -> QueryError:
    return QueryError("不对", query, QuerySpan(start, end))


def test_the_caret_stands_below_by_display_width(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, int, int, str]] = [
        ("hour>=2", 0, 4, "^^^^"),
        ("主题:甲 hour>=2", 5, 9, "        ^^^^"),
        ("学时长>=2", 0, 3, "^^^^^^"),
        ("(大棚 or", 7, 8, "        ^"),
        ("大棚", 2, 3, "    ^"),
    ]
    for query, start, end, caret in cases:
        with subtests.test(query=query):
            assert caret_lines(_error(query, start, end)) == (query, caret)


def test_a_long_query_is_cut_to_the_place() -> None:
    query = "大棚 " * 500 + "hour>=2" + " 嫁接" * 500
    start = query.index("hour")
    shown, caret = caret_lines(_error(query, start, start + 4))
    assert display_width(shown) < 80
    assert shown.startswith("…")
    assert shown.endswith("…")
    before = shown[: shown.index("hour")]
    assert caret == " " * display_width(before) + "^^^^"


def test_controls_in_a_query_are_shown() -> None:
    shown, caret = caret_lines(_error("\x1b[31m\r\nhour>=2", 7, 11))
    assert shown == "␛[31m hour>=2"
    assert caret == "      ^^^^"
