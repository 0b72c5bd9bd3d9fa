"""`stats` of many catalogs in words: what is listed, and what a screen has no room for."""

from functools import cache

import pytest

from partyschool_cli.export.combined_limits import EVERYTHING, Limits
from partyschool_cli.many.engine import Done
from partyschool_cli.many.sums.combined_statistics import CombinedStatistics, combined_statistics
from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.county_statistics import CountyStatistics, county_statistics
from partyschool_cli.many.sums.measures import Amount, Ratio
from partyschool_cli.views.combined_stats_sections import (
    amount_text,
    combined_stats_sections,
    combined_stats_title,
)
from partyschool_cli.views.shortened import IN_A_PIPE, ON_A_SCREEN
from partyschool_cli.views.stats_sections import Section
from tests.catalogs import QINGSHI
from tests.many.counties import given
from tests.many.sums.test_county_statistics import WANTED


@cache
def qingshi() -> CountyStatistics:
    return county_statistics(WANTED, given(QINGSHI))


def province(count: int, *failed: str) -> CombinedStatistics:
    """Counties that are all like Qingshi, and some that could not be read."""
    done = [(f"county-{number}", Done(qingshi())) for number in range(count)]
    done += [(name, Done(error=f"{name}/catalog.yaml: 读不了")) for name in failed]
    rows = [CountyRow(name, None, name, name, one.value, one.error) for name, one in done]
    return combined_statistics(WANTED, rows)


def sections(found: CombinedStatistics, limits: Limits = EVERYTHING) -> dict[str, Section]:
    listed = list(combined_stats_sections(found, limits))
    by_title = {section.title: section for section in listed}
    assert len(by_title) == len(listed)
    return by_title


@pytest.mark.parametrize(
    ("limits", "count", "rows"),
    [(ON_A_SCREEN, 40, 41), (ON_A_SCREEN, 41, 1), (IN_A_PIPE, 41, 42), (EVERYTHING, 41, 42)],
)
def test_a_screen_has_no_room_for_a_whole_province(limits: Limits, count: int, rows: int) -> None:
    table = sections(province(count), limits)["各县的课程和师资"]
    assert len(table.rows) == rows
    assert table.rows[-1].label == "合计"
    assert table.rows[-1].numbers[0] == str(6 * count)
    assert bool(table.notes) == (rows == 1)


def test_a_row_of_what_failed_is_told_apart_from_nothing() -> None:
    found = province(2, "broken")
    table = sections(found)["各县的班次和任务"]
    (row,) = (row for row in table.rows if row.label == "broken")
    assert (set(row.numbers), row.remark) == ({"—"}, "没有读成")
    assert sections(found)["没有读成，没有算在内"].notes == ("broken/catalog.yaml: 读不了",)
    assert combined_stats_title(found).endswith("3 个县（读成 2 个） · 2026年")


def test_nothing_could_be_read() -> None:
    assert list(sections(province(0, "a", "b"))) == ["没有读成，没有算在内"]


def test_a_share_is_100_per_cent_of_all_only() -> None:
    text: dict[Amount, str] = {
        Ratio(199, 200): "99%",
        Ratio(200, 200): "100%",
        Ratio(1, 200): "0%",
        Ratio(0, 0): "—",
        3.0: "3",
        2.5: "2.5",
    }
    assert {amount: amount_text(amount) for amount in text} == text
