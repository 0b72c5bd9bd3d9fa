"""A workbook is ready to print, and text in it is only text."""

import io
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from partyschool_cli.export.formats.xlsx import export_format
from partyschool_cli.markup.cell_limits import CELL_LIMIT
from partyschool_cli.model.kind import Kind
from tests.export.excel import merged, read, texts
from tests.export.html_documents import (
    CLEANED,
    CONTROLS,
    HOSTILE,
    OPTIONS,
    hostile_documents,
    shipped_documents,
    timetable,
)
from tests.export.office import small_timetable
from tests.full_run import is_full_run
from tests.timetables import taught


@pytest.mark.parametrize("name", shipped_documents())
def test_every_sheet_is_one_page_wide_and_numbered(name: str) -> None:
    document, options = shipped_documents()[name]
    for page in read(document, **options):
        assert page.page_setup.fitToWidth in {None, 1}  # 1 is what no word about it means
        # A page of an attendance list is a sheet of its own.
        assert page.page_setup.fitToHeight in ({None, 1} if name == "attendance" else {0})
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.paperSize == 9
        assert page.print_area
        assert "第 &P 页" in page.oddFooter.center.text


@pytest.mark.parametrize("name", ["list", "year", "catalog", "register"])
def test_the_heading_row_is_repeated(name: str) -> None:
    document, options = shipped_documents()[name]
    assert read(document, **options).worksheets[0].print_title_rows == "$3:$3"


def test_each_week_begins_a_page() -> None:
    page = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid")["课程表"]
    titles = [
        row[0].row for row in page.iter_rows() if row[0].value == "成子村农民夜校春季班课程表"
    ]
    assert [one.id + 1 for one in page.row_breaks.brk] == titles[1:]
    assert len(titles) == 5


@pytest.mark.parametrize("name", ["grid", "weeks"])
def test_a_week_fits_its_page(name: str) -> None:
    document, options = shipped_documents()[name]
    page = read(document, **options)["课程表"]
    ends = [one.id for one in page.row_breaks.brk] + [page.max_row]
    room = (210 - 12.7 - 16) / 25.4 * 72
    for first, last in pairwise([0, *ends]):
        heights = (page.row_dimensions[row].height for row in range(first + 1, last + 1))
        assert sum(heights) <= room


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-11:30", note="带笔"),
        taught("s02", "2026-10-13 08:30-11:30", note="带上学习笔记，" * 20),
    )
    page = read(document, layout="list")["课程表"]
    assert page.row_dimensions[4].height < 30
    assert page.row_dimensions[5].height > 200


def test_a3_and_the_titles_colour() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    page = read(document, paper="a3", title_color="#c00000")["课程表"]
    assert page.page_setup.paperSize == 8
    assert page["A1"].font.color.rgb == "FFC00000"
    assert page["A1"].font.size > 22


@cache
def places(kind: str) -> list[int]:
    """How often each sheet of a document says the text that is in each of its fields."""
    document, options = hostile_documents("党章")[kind]
    return ["".join(texts(page)).count("党章") for page in read(document, **options)]


@pytest.mark.parametrize(
    ("kind", "text"), [*product(hostile_documents(""), HOSTILE)][:: 1 if is_full_run() else 7]
)
def test_hostile_text_is_text(kind: str, text: str) -> None:
    document, options = hostile_documents(text)[kind]
    for page, count in zip(read(document, **options), places(kind), strict=True):
        assert "".join(texts(page)).count(text) >= count
        cells = [cell for row in page.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("kind", hostile_documents(""))
def test_what_no_document_can_hold_is_replaced(kind: str) -> None:
    document, options = hostile_documents(CONTROLS)[kind]
    assert any(CLEANED in text for text in texts(read(document, **options).worksheets[0]))


@pytest.mark.parametrize("text", ["党" * 40_000, "😀" * 20_000])
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_text_that_no_cell_can_hold_is_cut_with_a_warning(
    tmp_path: Path, layout: Any, text: str
) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note=text))
    exported = export_format.write(document, replace(OPTIONS, layout=layout))
    assert any("截短" in warning for warning in exported.warnings)
    for page in load_workbook(io.BytesIO(exported.data)):
        for found in texts(page):
            assert len(found.encode("utf-16-le")) // 2 <= CELL_LIMIT
        assert any(found.endswith("字）") for found in texts(page))


def test_a_long_title_takes_as_many_rows_as_it_needs(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30"), title="长" * 6000)
    exported = export_format.write(document, replace(OPTIONS, layout="list"))
    page = load_workbook(io.BytesIO(exported.data))["课程表"]
    (place,) = [place for place, text in merged(page).items() if text == "长" * 6000 + "课程表"]
    assert place.startswith("A1:H")
    assert place != "A1:H1"


def test_a_row_that_excel_cannot_show_whole_is_a_warning(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note="长" * 3000))
    warnings = export_format.write(document, OPTIONS).warnings
    assert any(warning.startswith("“课程表”表第 4 行太高") for warning in warnings)


@pytest.mark.parametrize("name", shipped_documents())
def test_same_bytes(name: str) -> None:
    document, options = shipped_documents()[name]
    first, second = (
        export_format.write(document, replace(OPTIONS, **options)).data for _ in range(2)
    )
    assert first == second
    with ZipFile(io.BytesIO(first)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
