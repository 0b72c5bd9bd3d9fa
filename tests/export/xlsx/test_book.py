"""A workbook is ready to print, and text in it is only text."""

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
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
    OF_EACH_TYPE,
    OPTIONS,
    hostile_documents,
    hostile_texts,
    shipped_documents,
    takes_lines,
    times_said,
    timetable,
)
from tests.export.office import small_timetable
from tests.full_run import is_full_run
from tests.timetables import taught

KINDS = tuple(hostile_documents(""))


@cache
def written(name: str) -> bytes:
    """The workbook of one of the shipped documents."""
    document, options = shipped_documents()[name]
    return export_format.write(document, replace(OPTIONS, **options)).data


@cache
def shipped_book(name: str) -> Any:
    """The same, read; no test changes it."""
    return load_workbook(io.BytesIO(written(name)))


@pytest.mark.parametrize("name", shipped_documents())
def test_every_sheet_is_one_page_wide_and_numbered(name: str) -> None:
    for page in shipped_book(name):
        assert page.page_setup.fitToWidth in {None, 1}  # 1 is what no word about it means
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.paperSize == 9
        assert page.print_area
        # Excel's own count is that of the whole workbook.
        number = page.oddFooter.center.text or ""
        assert "&N" not in number
        assert page.page_setup.useFirstPageNumber
        assert number.endswith("第 &P 页") or "共" in number or page.page_setup.fitToHeight != 0


@pytest.mark.parametrize("name", ["list", "year"])
def test_the_title_and_the_head_are_repeated(name: str) -> None:
    page = shipped_book(name)["课程表"]
    head = next(row[0].row for row in page.iter_rows() if row[0].value == "日期")
    assert page.print_title_rows == f"$1:${head}"


def test_each_week_has_a_sheet() -> None:
    book = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid")
    weeks = [page for page in book if page.title != "明细"]
    assert [page.title for page in weeks] == [
        "课程表",
        *(f"课程表{number}" for number in range(2, 6)),
    ]
    assert {page["A1"].value for page in weeks} == {"成子村农民夜校春季班课程表"}


@pytest.mark.parametrize("name", ["grid", "weeks", "list", "catalog"])
def test_what_stands_between_two_breaks_fits_a_page(name: str) -> None:
    for page in (one for one in shipped_book(name) if one.title != "明细"):
        high = 210 if page.page_setup.orientation == "landscape" else 297
        room = high / 25.4 * 72 - (page.page_margins.top + page.page_margins.bottom) * 72
        usual = page.sheet_format.defaultRowHeight
        repeated = int((page.print_title_rows or "$1:$0").rpartition("$")[2])
        ends = [one.id for one in page.row_breaks.brk] + [page.max_row]
        for first, last in pairwise([0, *ends]):
            rows = [*range(first + 1, last + 1), *(range(1, repeated + 1) if first else ())]
            heights = [page.row_dimensions[row].height or usual for row in rows]
            assert sum(heights) <= room


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-11:30", note="带笔"),
        taught("s02", "2026-10-13 08:30-11:30", note="带上学习笔记，" * 30),
        taught("s03", "2026-10-14 08:30-11:30"),
    )
    page = read(document, layout="list")["课程表"]
    low, high = (page.row_dimensions[row].height for row in (4, 5))
    lines = max(str(page.cell(5, column).value or "").count("\n") for column in range(1, 6)) + 1
    assert high > lines * 8
    assert low < high


def test_a3_and_the_titles_colour() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    page = read(document, paper="a3", title_color="#c00000")["课程表"]
    assert page.page_setup.paperSize == 8
    assert page["A1"].font.color.rgb == "FFC00000"
    assert page["A1"].font.size > 22


def hostile_book(kind: str, text: str) -> Any:
    document, options = hostile_documents(text)[kind]
    return read(document, **options)


def times(book: Any, text: str) -> tuple[int, int]:
    """How often a document says a text that is in each of its fields: for print, and in 明细."""
    said = {True: "", False: ""}
    for page in book:
        said[page.title == "明细"] += "".join(texts(page))
    return times_said(bare(said[False]), bare(text)), times_said(bare(said[True]), bare(text))


def bare(text: str) -> str:
    """A text without what the ends of lines take or add: spaces, and marks of direction."""
    return re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", text)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_text(kind: str) -> None:
    harmless = times(hostile_book(kind, "党章"), "党章")
    for text in hostile_texts(KINDS.index(kind)):
        book = hostile_book(kind, text)
        printed, listed = times(book, text)
        # The heading of a group is cut off at the end of its line.
        assert printed >= harmless[0] - takes_lines(text), text
        assert listed >= harmless[1], text
        for page in book:
            cells = [cell for row in page.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_document_can_hold_is_replaced(kind: str) -> None:
    first = hostile_book(kind, CONTROLS).worksheets[0]
    assert bare(CLEANED) in bare("".join(texts(first)))


TOO_LONG = [("list", "党" * (CELL_LIMIT + 1)), ("grid", "😀" * (CELL_LIMIT // 2 + 1))]


@pytest.mark.parametrize(("layout", "text"), TOO_LONG[0 if is_full_run() else 1 :])
def test_a_text_that_no_cell_can_hold_is_cut_with_a_warning(
    tmp_path: Path, layout: Any, text: str
) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note=text))
    exported = export_format.write(document, replace(OPTIONS, layout=layout))
    assert any("截短" in warning for warning in exported.warnings)
    book = load_workbook(io.BytesIO(exported.data))
    for page in book:
        for found in texts(page):
            assert len(found.encode("utf-16-le")) // 2 <= CELL_LIMIT
    # The sheets for print part it over several pages.
    assert any(found.endswith("字）") for found in texts(book["明细"]))


def test_a_long_title_takes_as_many_rows_as_it_needs(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30"), title="长" * 6000)
    exported = export_format.write(document, replace(OPTIONS, layout="list"))
    page = load_workbook(io.BytesIO(exported.data))["课程表"]
    title = "长" * 6000 + "课程表"
    (place,) = [place for place, text in merged(page).items() if bare(text) == title]
    assert place.startswith("A1:")
    assert not place.endswith("1")


def test_a_text_that_is_too_high_for_a_row_goes_on_in_rows_below(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note="长" * 3000))
    exported = export_format.write(document, replace(OPTIONS, layout="list"))
    book = load_workbook(io.BytesIO(exported.data))
    assert bare("".join(texts(book["课程表"]))).count("长") == 3000
    assert not [warning for warning in exported.warnings if "课程表" in warning]


@pytest.mark.parametrize("name", shipped_documents() if is_full_run() else OF_EACH_TYPE)
def test_same_bytes(name: str) -> None:
    document, options = shipped_documents()[name]
    again = export_format.write(document, replace(OPTIONS, **options)).data
    assert again == written(name)
    with ZipFile(io.BytesIO(again)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        # Nor does it matter whether it is the first that a process writes.
        assert b"<scheme" not in package.read("xl/styles.xml")
