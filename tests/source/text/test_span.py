"""Places count characters, lines as YAML ends them."""

import pytest

from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.text.span import Span, span_between


def test_span_between(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, tuple[int, int, int, int]]] = [
        ("title: 甲", "甲", (1, 8, 1, 9)),
        ("a\nb: 党章", "党章", (2, 4, 2, 6)),
        ("a\r\nb: 党章", "党章", (2, 4, 2, 6)),
        ("a\rb: 党章", "党章", (2, 4, 2, 6)),
        ("𠮷👩: x", "x", (1, 5, 1, 6)),
        ("a\u2028b", "b", (1, 3, 1, 4)),
        ("a: |\n  b\n  c\n", "b\n  c", (2, 3, 3, 4)),
    ]
    for text, part, place in cases:
        with subtests.test(text=text):
            start = text.index(part)
            span = span_between(text, start, start + len(part))
            assert span == Span(*place, start, start + len(part))


def test_between_the_two_signs_of_a_line_end() -> None:
    assert span_between("a\r\nb", 1, 3) == Span(1, 2, 2, 1, 1, 3)


def test_what_spoils_a_file() -> None:
    assert is_fatal(Problem(ProblemCode.WRONG_TYPE, ""))
    assert not is_fatal(Problem(ProblemCode.INVISIBLE_CHARACTER, ""))
