"""`stats` as content for files: numbers are numbers, and what is said is what a terminal says."""

from partyschool_cli.export.report_content import Bar, ReportContent, ReportTable, cell_text
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.statistics import statistics
from partyschool_cli.planning.statistics_by import StatisticsBy, statistics_by
from partyschool_cli.views.stats_by import sections
from partyschool_cli.views.stats_content import stats_content
from tests.catalogs import QINGSHI, loaded
from tests.timetables import day

CATALOG = loaded(QINGSHI)
STATS = statistics(CATALOG, year_of(2026))
BY = statistics_by(CATALOG, ("school", "teacher"), year_of(2026), day("2026-12-31"))


def _content(by: StatisticsBy | None) -> ReportContent:
    return stats_content("统计", sections(STATS, by))


def test_every_section_is_a_part_with_its_rows_and_notes() -> None:
    for by in (None, BY):
        content = _content(by)
        for part, section in zip(content.parts, sections(STATS, by), strict=True):
            (table,) = part.blocks
            assert isinstance(table, ReportTable)
            assert part.title == section.title
            assert table.notes == section.notes
            for cells, row in zip(table.rows, section.rows, strict=True):
                assert cells[0] == row.label
                shown = [cell_text(cell) for cell in cells[1 : 1 + len(row.numbers)]]
                assert shown == list(row.numbers)


def test_numbers_are_numbers_and_shares_are_text() -> None:
    parts = {part.title: part.blocks[0] for part in _content(None).parts}
    table = parts["师资来源"]
    assert isinstance(table, ReportTable)
    count, share, *_ = table.rows[0][1:]
    assert isinstance(count, float)
    assert isinstance(share, str)
    assert share.endswith("%")


def test_bars_have_the_lengths_of_the_terminal() -> None:
    parts = {part.title: part.blocks[0] for part in _content(BY).parts}
    table = parts["按学校"]
    assert isinstance(table, ReportTable)
    bars = [cell for row in table.rows for cell in row if isinstance(cell, Bar)]
    assert max(bar.value for bar in bars) == bars[0].maximum
