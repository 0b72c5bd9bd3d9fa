"""Why a text cannot be an id, and what to write instead."""

import pytest

from partyschool_cli.catalog.bad_id import bad_id


def test_an_id(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["wang", "王示例", "a-b-2", "2026"]
    for text in cases:
        with subtests.test(text=text):
            assert bad_id(text) is None


def test_what_is_no_id(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None]] = [
        ("Wang Li", "wang-li"),
        ("wang_li", "wang-li"),
        ("-王--示例-", "王-示例"),
        ("①", "1"),
        ("nul", "nul-1"),
        ("x" * 70, "x" * 64),
        ("…", None),
        ("", None),
    ]
    for text, suggestion in cases:
        with subtests.test(text=text):
            bad = bad_id(text)
            assert bad is not None
            assert bad.why.startswith("不能作编号")
            assert bad.suggestion == suggestion
