"""What Word needs to print a document right, whatever text is in it."""

import datetime as dt
import io
import re
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.model.kind import Kind
from tests.export.html_documents import (
    CLEANED,
    CONTROLS,
    OF_EACH_TYPE,
    hostile_documents,
    hostile_texts,
    shipped_documents,
    takes_lines,
    takes_pages,
    times_said,
    timetable,
)
from tests.export.word import Read, all_text, data_of, read
from tests.full_run import is_full_run

KINDS = tuple(hostile_documents(""))


@cache
def shipped_data(name: str) -> bytes:
    """One of the shipped documents as Word has it."""
    document, options = shipped_documents()[name]
    return data_of(document, **options)


@cache
def shipped_document(name: str) -> Read:
    """The same, read; no test changes it."""
    return docx.Document(io.BytesIO(shipped_data(name)))


@pytest.mark.parametrize("name", shipped_documents())
def test_columns_have_their_width_in_the_grid_and_in_each_cell(name: str) -> None:
    written = shipped_document(name)
    section = written.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in written.tables:
        widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        assert abs(sum(widths) - docx.shared.Emu(room).twips) <= len(widths)
        for row in table._tbl.tr_lst:
            column = 0
            for cell in row.tc_lst:
                own = sum(widths[column : column + cell.grid_span])
                assert abs(cell.width.twips - own) <= cell.grid_span
                column += cell.grid_span
            assert column == len(widths)


@pytest.mark.parametrize("name", [name for name in shipped_documents() if name != "catalog"])
def test_heading_rows_repeat_and_rows_stay_whole(name: str) -> None:
    for table in shipped_document(name).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in others)


@pytest.mark.parametrize(
    ("paper", "layout", "size"),
    [("a4", "grid", (297, 210)), ("a4", "list", (210, 297)), ("a3", "grid", (420, 297))],
)
def test_paper(paper: str, layout: str, size: tuple[int, int]) -> None:
    document = read(timetable(Kind.CLASS, "qingxu-members-2026"), paper=paper, layout=layout)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size


def test_only_several_pages_are_numbered() -> None:
    several: Any = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid").sections[0]
    assert several.footer.paragraphs[0].text == "第 1 页　共 1 页"
    codes = [one.text.strip() for one in several.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    one: Any = read(timetable(Kind.CLASS, "qingxu-members-2026")).sections[0]
    assert one.footer.paragraphs[0].text == ""


def test_the_title_has_its_colour() -> None:
    document = read(timetable(Kind.CLASS, "qingxu-members-2026"), title_color="#c00000")
    assert str(document.paragraphs[0].runs[0].font.color.rgb) == "C00000"


def test_every_style_names_a_chinese_font() -> None:
    template: Read = docx.Document(io.BytesIO(reference_document()))
    paragraphs = [one for one in template.styles if one.type == 1]
    assert len(paragraphs) > 10
    for style in paragraphs:
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) in {"宋体", "黑体", "楷体"}


def test_official_style_uses_the_fonts_of_official_papers() -> None:
    document = read(timetable(Kind.CLASS, "qingxu-members-2026"), style="official")
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "表头", "表格正文")
    }
    assert fonts == {"Title": "方正小标宋简体", "表头": "黑体", "表格正文": "仿宋"}


def places_and_tables(kind: str, text: str) -> tuple[int, int]:
    """How often a document says a text that is in each of its fields, and its tables."""
    document, options = hostile_documents(text)[kind]
    if isinstance(document, AttendanceContent):
        document = replace(document, days=document.days[:1])
    written = read(document, **options)
    return times_said(bare(all_text(written)), bare(text)), len(written.tables)


def bare(text: str) -> str:
    """A text without what the ends of lines take or add: spaces, and marks of direction."""
    return re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", text)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_text(kind: str) -> None:
    harmless = places_and_tables(kind, "党章")
    for text in hostile_texts(KINDS.index(kind)):
        places, tables = places_and_tables(kind, text)
        # The heading of a group is cut off at the end of its line.
        assert places >= harmless[0] - takes_lines(text), text
        assert tables == harmless[1] or takes_pages(text), text


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_document_can_hold_is_replaced(kind: str) -> None:
    document, options = hostile_documents(CONTROLS)[kind]
    assert bare(CLEANED) in bare(all_text(read(document, **options)))


@pytest.mark.parametrize("name", shipped_documents() if is_full_run() else OF_EACH_TYPE)
def test_same_bytes(name: str) -> None:
    document, options = shipped_documents()[name]
    data = data_of(document, **options)
    assert data == shipped_data(name)
    with ZipFile(io.BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_files_dates_are_the_day_of_printing() -> None:
    properties = read(timetable(Kind.CLASS, "qingxu-members-2026")).core_properties
    assert properties.created.date() == properties.modified.date() == dt.date(2026, 10, 10)
    assert properties.author == ""
