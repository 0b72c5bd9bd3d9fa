"""The Excel workbook, read back with openpyxl."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from partyschool_cli.export.records.record_format import RecordListing, load_format
from partyschool_cli.markup.cell_limits import CELL_LIMIT
from partyschool_cli.model.kind import Kind
from tests.export.records.listings import one_school, shipped


def _sheet(listing: RecordListing) -> Any:
    return load_workbook(io.BytesIO(load_format("xlsx").write(listing))).active


def _rows(listing: RecordListing) -> list[dict[str, Any]]:
    heading, *rows = _sheet(listing).iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", Kind)
def test_rows_are_those_of_the_listing(kind: Kind) -> None:
    listing = shipped(kind, for_people=True)
    assert [row["编号"] for row in _rows(listing)] == [record["id"] for record in listing.records]


def test_a_clerk_reads_titles_and_words() -> None:
    rows = {row["编号"]: row for row in _rows(shipped(Kind.COURSE, for_people=True))}
    charter = rows["charter"]
    assert charter["课程名称"] == "党章导读"
    assert charter["开课学校"] == "中共清徐县委党校"
    assert charter["模块"] == "政治理论"
    assert charter["学时"] == 2


def test_numbers_dates_and_times_are_such() -> None:
    row = _rows(shipped(Kind.SESSION, for_people=True))[0]
    assert row["日期"].date() == dt.date(2026, 1, 13)
    assert row["开始"] == dt.time(19, 0)
    assert row["学时"] == 0
    assert row["星期"] == "周二"


def test_a_date_before_excels_calendar_is_text() -> None:
    listing = shipped(Kind.CLASS, for_people=True)
    old = {**listing.records[0], "from": "1899-12-31"}
    listing = RecordListing(listing.kind, (old,), listing.columns, for_people=True)
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


def test_the_same_records_give_the_same_bytes() -> None:
    write = load_format("xlsx").write
    listing = shipped(Kind.SITE, for_people=True)
    assert write(listing) == write(listing)


def test_no_record_is_a_heading_alone() -> None:
    listing = shipped(Kind.SITE, for_people=True)
    sheet = _sheet(RecordListing(listing.kind, (), listing.columns, for_people=True))
    assert sheet.max_row == 1
