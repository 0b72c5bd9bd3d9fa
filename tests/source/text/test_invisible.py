"""Invisible characters: runs, and what belongs in their stead."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.invisible import invisible_runs, without_invisible
from tests.everyday_letters import everyday_texts


def test_a_run_is_one() -> None:
    (run,) = invisible_runs("甲\u200b\u200c\ufeff乙")
    assert (run.start, run.end, run.code, run.replacement) == (1, 4, "U+200B", "")


def test_a_line_end_inside_a_text_leaves_a_gap_and_at_its_edge_none() -> None:
    assert without_invisible("\u2028甲\x85乙\u2029") == "甲 乙"


@given(st.text())
def test_without_them_there_are_none(text: str) -> None:
    once = without_invisible(text)
    # A joiner between two others shows up when they are gone; each round leaves fewer.
    while any(True for _ in invisible_runs(once)):
        shorter = without_invisible(once)
        assert len(shorter) < len(once)
        once = shorter


@given(everyday_texts("LNPZ"))
def test_ordinary_chinese_text_has_none(text: str) -> None:
    assert without_invisible(text) == text
