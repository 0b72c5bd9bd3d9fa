"""The report of many catalogs as content: its parts, and lists that print has no room for."""

import datetime as dt
from functools import cache

from partyschool_cli.export.combined_limits import EVERYTHING, Limits
from partyschool_cli.export.combined_report_content import combined_report_content
from partyschool_cli.export.report_content import ReportContent, ReportTable, cell_text
from partyschool_cli.many.sums.combined_report import combined_report
from partyschool_cli.many.sums.county_report import CountyReport, ReportWanted, county_report
from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.planning.periods import year_of
from tests.catalogs import QINGSHI
from tests.many.counties import given

WANTED = ReportWanted(year_of(2026), dt.date(2026, 11, 26))


@cache
def qingshi() -> CountyReport:
    return county_report(WANTED, given(QINGSHI))


def content(count: int, limits: Limits = EVERYTHING, *, error: str = "") -> ReportContent:
    rows = [
        CountyRow(str(at), None, f"第{at}县党校目录", f"第{at}县", qingshi()) for at in range(count)
    ]
    if error:
        rows.append(CountyRow("broken", None, "", "broken", None, error))
    return combined_report_content(combined_report(WANTED, rows), limits)


def tables(found: ReportContent, title: str) -> list[ReportTable]:
    (part,) = (part for part in found.parts if part.title == title)
    return [block for block in part.blocks if isinstance(block, ReportTable)]


def test_a_row_a_county_and_the_sum() -> None:
    (table,) = tables(content(3), "分县")
    assert [row[0] for row in table.rows] == ["第0县", "第1县", "第2县"]
    assert table.total is not None
    for column in range(1, len(table.columns)):
        numbers = [row[column] or 0 for row in table.rows]
        assert sum(number for number in numbers if isinstance(number, int | float)) == (
            table.total[column] or 0
        )


def test_shares_of_lectures_are_those_of_the_sums() -> None:
    table, late = tables(content(2), "讲党课")
    shares = [cell_text(row[-1]) for row in (*table.rows, table.total or ())]
    assert shares == ["50%"] * 3
    assert len(late.rows) == 2


def test_a_long_list_of_schools_is_cut_in_print_only() -> None:
    _, printed = tables(content(6, Limits(rows=5)), "讲党课")
    assert (len(printed.rows), printed.notes) == (5, ("另有 1 行；要全部，导出 .xlsx 或 .json",))
    _, whole = tables(content(6), "讲党课")
    assert (len(whole.rows), whole.notes) == (6, ())


def test_what_could_not_be_read_is_told_first() -> None:
    found = content(1, error="读不了")
    assert found.parts[0].title == "没有读成的县"
    assert tables(found, "没有读成的县")[0].rows == (("broken", "没有读成：读不了"),)
    assert "2 个县里有 1 个没有读成" in found.subtitle


def test_the_report_of_one_county_has_its_title() -> None:
    assert content(1).title == "第0县党校2026年培训工作总结"
    assert content(2).title == "示例省青石县2个县2026年培训工作总结"


def test_nothing_could_be_read() -> None:
    found = content(0, error="读不了")
    assert found.is_empty
    assert found.parts[0].title == "没有读成的县"


def test_of_many_counties_print_has_the_sums_alone() -> None:
    found = content(4, Limits(counties=3))
    for title in ("分县", "讲党课", "党员全年可学学时", "课程"):
        table, *_ = tables(found, title)
        assert table.notes[0].startswith("4 个县不在这里一一列出")
        assert table.rows == (tables(content(4), title)[0].total,)
