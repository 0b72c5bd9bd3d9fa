"""Parts of catalogs are kept in order, in memory or on disk."""

import pytest

from partyschool_cli.report import lint_run
from partyschool_cli.report.lint_report import Summary
from partyschool_cli.report.lint_run import PartStore


@pytest.mark.parametrize("in_memory", [1 << 20, 4])
def test_each_stream_is_in_order_without_empty_parts(
    monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(lint_run, "_IN_MEMORY", in_memory)
    parts = PartStore()
    for number in range(20):
        parts.add((f"a{number}".encode(), b"" if number % 2 else f"b{number}".encode()))
    for _ in range(2):
        assert list(parts.stream(0)) == [f"a{number}".encode() for number in range(20)]
        assert list(parts.stream(1)) == [f"b{number}".encode() for number in range(0, 20, 2)]
    assert list(parts.stream(2)) == []
    parts.close()


def test_summaries_add_up() -> None:
    first = Summary(error=1, files=3, faulty=1, fixable=(1, 0), stale=("a",), fail_on="warning")
    second = Summary(info=2, files=4, unchecked=1, fixable=(0, 2), known=5, first_code="PS605")
    total = first.plus(second)
    assert total == Summary(
        error=1, info=2, files=7, faulty=1, unchecked=1, fixable=(1, 2), known=5, stale=("a",),
        fail_on="warning", first_code="PS605",
    )  # fmt: skip
    assert total.found == 3
