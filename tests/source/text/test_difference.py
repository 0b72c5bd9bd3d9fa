"""What differs between two texts, as splices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.difference import splices_between
from partyschool_cli.source.text.splice import Splice, apply_splices

LINES = st.lists(st.sampled_from(["", "a", "ab", "𠮷b", "  - x", "班"]), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.builds(
    lambda lines, ends, last: "".join(map(str.__add__, lines, ends)) + last,
    LINES,
    st.lists(ENDS, min_size=8, max_size=8),
    st.sampled_from(["", "end"]),
)


def test_only_what_differs(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, list[tuple[int, int, str]]]] = [
        ("a: 1\nb: 2\n", "a: 1\nb: 2\n", []),
        ("a: 1\nb: 2\n", "a: 1\nb: 3\n", [Splice(8, 9, "3")]),
        ("x: wang\ny: 2\nz: wang\n", "x: li\ny: 2\nz: li\n", [(3, 7, "li"), (16, 20, "li")]),
        ("a\nb\n", "a\n# 说明\nb\n", [(2, 2, "# 说明\n")]),
        ("a\nb\nc\n", "a\nc\n", [(2, 4, "")]),
        ("[a, b, a]\n", "[c, b, a]\n", [(1, 2, "c")]),
        ("aa\n", "aaa\n", [(2, 2, "a")]),
        ("a\r\n", "a\n", [(1, 3, "\n")]),
        ("a\n", "a\r\n", [(1, 2, "\r\n")]),
        ("a\rb", "a\r\nb", [(1, 2, "\r\n")]),
        ("", "a\n", [(0, 0, "a\n")]),
    ]
    for old, new, expected in cases:
        with subtests.test(old=old, new=new):
            assert list(splices_between(old, new)) == [Splice(*one) for one in expected]


@given(TEXTS, TEXTS)
def test_the_splices_make_one_text_of_the_other_and_split_no_line_end(old: str, new: str) -> None:
    splices = splices_between(old, new)
    assert apply_splices(old, splices) == new
    assert all(
        old[place - 1 : place + 1] != "\r\n" for one in splices for place in one[:2] if place
    )


def test_a_long_text_of_which_all_differs_is_compared_at_once() -> None:
    old, new = "".join(f"{n}\n" for n in range(30_000)), "".join(f"x{n}\n" for n in range(20_000))
    assert apply_splices(old, splices_between(old, new)) == new
