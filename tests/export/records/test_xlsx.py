"""The Excel workbook, read back with openpyxl."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from partyschool_cli.export.records.main_columns import main_columns
from partyschool_cli.export.records.record_format import RecordListing, load_format
from partyschool_cli.markup.cell_limits import CELL_LIMIT
from partyschool_cli.model.kind import Kind
from tests.export.records.listings import fewer, one_school, shipped


def _sheet(listing: RecordListing) -> Any:
    return load_workbook(io.BytesIO(load_format("xlsx").write(listing))).active


def _rows(listing: RecordListing) -> list[dict[str, Any]]:
    heading, *rows = _sheet(listing).iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", Kind)
def test_rows_are_those_of_the_listing(kind: Kind) -> None:
    listing = fewer(shipped(kind, for_people=True))
    assert [row["编号"] for row in _rows(listing)] == [record["id"] for record in listing.records]


def test_a_clerk_reads_titles_and_words() -> None:
    rows = {row["编号"]: row for row in _rows(shipped(Kind.COURSE, for_people=True))}
    charter = rows["charter"]
    assert charter["课程名称"] == "党章导读"
    assert charter["开课学校"] == "中共清徐县委党校"
    assert charter["模块"] == "政治理论"
    assert charter["学时"] == 2


def test_numbers_dates_and_times_are_such() -> None:
    row = _rows(fewer(shipped(Kind.SESSION, for_people=True)))[0]
    assert row["日期"].date() == dt.date(2026, 1, 13)
    assert row["开始"] == dt.time(19, 0)
    assert row["学时"] == 0
    assert row["星期"] == "周二"


def test_a_date_before_excels_calendar_is_text() -> None:
    listing = shipped(Kind.CLASS, for_people=True)
    old = {**next(iter(listing.records)), "from": "1899-12-31"}
    listing = RecordListing(listing.title, (old,), listing.columns, for_people=True)
    assert _rows(listing)[0]["开班日期"] == "1899-12-31"


@pytest.mark.parametrize(
    "text", ["=1+1", "{=SUM(A1)}", "http://example.cn", "-1", "012", "_x0041_"]
)
def test_text_is_only_text(text: str) -> None:
    cell = _sheet(one_school(for_people=True, title=text))["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_what_xml_cannot_hold_is_marked() -> None:
    hostile = "\x1b[31m\x00红\ufffe\ud800\r\n行"
    assert _sheet(one_school(for_people=True, title=hostile))["B2"].value == "�[31m�红��\n行"


@pytest.mark.parametrize("letter", ["党", "😀"])
def test_a_text_too_long_for_a_cell_says_so(letter: str) -> None:
    value = _sheet(one_school(for_people=True, notes=letter * 40_000))["B2"].value
    assert len(value.encode("utf-16-le")) // 2 <= CELL_LIMIT
    kept = value.count(letter)
    assert value.endswith(f"…（Excel 单元格放不下，后面略去 {40_000 - kept} 字）")


def test_the_longest_text_that_fits_is_whole() -> None:
    text = "党" * CELL_LIMIT
    assert _sheet(one_school(for_people=True, notes=text))["B2"].value == text


def test_the_sheet_is_ready_to_use() -> None:
    sheet = _sheet(shipped(Kind.COURSE, for_people=True))
    assert sheet.title == "课程"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["B"].width > 20


@pytest.mark.parametrize("kind", Kind)
def test_the_main_columns_fit_across_a_page(kind: Kind) -> None:
    records = fewer(shipped(kind, for_people=True)).records
    sheet = _sheet(RecordListing(kind.title, records, main_columns(kind), for_people=True))
    widths = [each.width for each in sheet.column_dimensions.values()]
    # As many characters as A4 takes at the size of the cells.
    assert sum(widths) < (151 if sheet.page_setup.orientation == "landscape" else 105)
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area.endswith(f"${len(tuple(records)) + 1}")
    assert "第 &P 页" in sheet.oddFooter.center.text
    assert kind.title in sheet.oddHeader.center.text


def test_few_columns_are_printed_upright() -> None:
    schools = shipped(Kind.SCHOOL, for_people=True)
    columns = [column for column in schools.columns if column.key in {"id", "title"}]
    upright = _sheet(
        RecordListing(Kind.SCHOOL.title, schools.records, tuple(columns), for_people=True)
    )
    assert upright.page_setup.orientation in {None, "portrait"}
    assert _sheet(schools).page_setup.orientation == "landscape"


def test_rows_are_as_high_as_their_text() -> None:
    short = _sheet(one_school(for_people=True)).row_dimensions[2].height
    long = _sheet(one_school(for_people=True, notes="学习笔记，" * 30)).row_dimensions[2].height
    assert long >= 3 * short


def test_a_row_that_excel_cannot_show_whole_is_told() -> None:
    listing = one_school(for_people=True, notes="学习笔记，" * 800)
    (warning,) = load_format("xlsx").warnings(listing)
    assert warning == "“学校”表第 2 行太高，Excel 里显示不全，文字都还在单元格里"
    assert load_format("xlsx").warnings(one_school(for_people=True)) == ()


def test_the_same_records_give_the_same_bytes() -> None:
    write = load_format("xlsx").write
    listing = shipped(Kind.SITE, for_people=True)
    assert write(listing) == write(listing)


def test_no_record_is_a_heading_alone() -> None:
    listing = shipped(Kind.SITE, for_people=True)
    sheet = _sheet(RecordListing(listing.title, (), listing.columns, for_people=True))
    assert sheet.max_row == 1
