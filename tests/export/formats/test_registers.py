"""Registers are the same in print, Word, Excel and HTML: columns, order, orientation, type."""

import io
import re
from functools import cache
from typing import Any

import pdfplumber
import pytest
from lxml import html as lxml_html

from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.layout.table_layout import TableLayout, table_layout
from partyschool_cli.export.table_content import TableContent, count_line
from partyschool_cli.export.timetable_content import printed_line
from tests.export import excel, word
from tests.export.contents import content_of
from tests.export.html_documents import OPTIONS, html
from tests.export.pdf_reading import letters_outside, page_texts, pages, pdf, squeezed
from tests.export.printed import SHIPPED
from tests.full_run import is_full_run

REGISTERS = [
    ("teachers", "liudu"),
    ("sites", None),
    ("classes", "mayu-evening"),
    ("teachers", None),
    ("classes", None),
    ("sites", "qingyuan"),
][: None if is_full_run() else 3]


@pytest.fixture(params=REGISTERS, ids=lambda one: "-".join(filter(None, one)))
def register(request: pytest.FixtureRequest) -> TableContent:
    name, school = request.param
    content = content_of(SHIPPED, name, school)
    assert isinstance(content, TableContent)
    return content


@cache
def _pdf(content: TableContent) -> Exported:
    return pdf(content)


@cache
def _layout(content: TableContent) -> TableLayout:
    return table_layout(content, printed_line(OPTIONS.printed))


def _cells(content: TableContent) -> list[list[str]]:
    return [[squeezed(cell) for cell in row] for row in content.rows]


def test_pdf_has_the_pages_and_the_type_that_were_laid_out(register: TableContent) -> None:
    layout, exported = _layout(register), _pdf(register)
    texts = page_texts(exported)
    assert len(texts) == len(layout.pages)
    assert letters_outside(exported) == []
    for page, text in zip(layout.pages, texts, strict=True):
        for row in page:
            for lines in row.cells:
                assert squeezed("".join(lines)) in text
    shown = pages(exported.data)
    assert shown[0].width > shown[0].height or not layout.is_landscape
    sizes = {letter.size for page in shown for letter in page.letters}
    assert min(sizes) >= 8
    assert any(size == pytest.approx(layout.size) for size in sizes)


def test_pdf_keeps_the_lines_of_each_cell(register: TableContent) -> None:
    layout = _layout(register)
    with pdfplumber.open(io.BytesIO(_pdf(register).data)) as document:
        tables = [page.extract_table() for page in document.pages]
    for page, table in zip(layout.pages, tables, strict=True):
        assert table is not None
        for row, printed in zip(page, table[1:], strict=True):
            for lines, text in zip(row.cells, printed, strict=False):
                if row.is_group and row.goes_on:
                    continue
                assert [squeezed(line) for line in lines] == [
                    squeezed(line) for line in (text or "").split("\n") if line
                ]


def test_word_has_the_same_rows_on_paper_of_the_same_orientation(register: TableContent) -> None:
    layout, document = _layout(register), word.read(register)
    (table,) = document.tables
    rows = [[squeezed(cell.text) for cell in row.cells] for row in table.rows]
    assert rows[0] == [squeezed(one.title) for one in register.columns]
    assert [row for row in rows[1:] if len(set(row)) > 1 or len(row) == 1] == _cells(register)
    section = document.sections[0]
    assert (section.page_width > section.page_height) is layout.is_landscape
    text = word.all_text(document)
    assert count_line(register) in text


def test_excel_has_the_same_rows_on_paper_of_the_same_orientation(register: TableContent) -> None:
    layout, book = _layout(register), excel.read(register)
    sheet = book["名册"]
    assert (sheet.page_setup.orientation == "landscape") is layout.is_landscape
    assert (sheet.page_setup.fitToHeight or 1) == len(layout.pages)
    rows = [[_said(cell) for cell in row] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert rows[0] == [squeezed(one.title) for one in register.columns]
    assert [row for row in rows[1:] if row[0].isdecimal()] == _cells(register)
    flat = book["明细"]
    first, *records = flat.iter_rows(values_only=True)
    more = len(first) - len(register.columns)
    assert list(first[more:]) == [one.title for one in register.columns]
    assert [[_said(cell) for cell in row[more:]] for row in records] == _cells(register)
    # Flat cells have no line breaks: they are filtered and copied.
    assert not any("\n" in str(cell) for row in records for cell in row)


def _said(value: Any) -> str:
    return (
        "" if value is None else squeezed(f"{value:g}" if isinstance(value, float) else str(value))
    )


def test_html_has_the_same_rows_and_widths(register: TableContent) -> None:
    layout, text = _layout(register), html(register)
    page: Any = lxml_html.document_fromstring(text.replace("<wbr>", ""))
    rows = [
        [squeezed(cell.text_content()) for cell in row] for row in page.xpath("//tr[@data-item]")
    ]
    assert rows == _cells(register)
    assert [_text(one) for one in page.xpath("//thead//th")] == [
        one.title for one in register.columns
    ]
    assert ("landscape" in text) is layout.is_landscape
    total = sum(layout.widths)
    widths = [float(one) for one in re.findall(r"\.t1 \.c\d+\{width:([\d.]+)%", text)]
    assert widths == pytest.approx([wide * 100 / total for wide in layout.widths], abs=0.01)
    assert count_line(register) in page.text_content()
    # What the box for words says agrees, until something is sought.
    (found,) = page.xpath("//*[@class='found']")
    assert found.text == count_line(register)


def _text(element: Any) -> str:
    return squeezed(element.text_content())


def test_what_is_counted_has_its_measure_word() -> None:
    lines = [count_line(content_of(SHIPPED, name)) for name in ("teachers", "sites", "classes")]
    counts = [
        (kind, sum(one.status == status for one in kind.values()))
        for kind in (SHIPPED.teachers, SHIPPED.sites, SHIPPED.classes)
        for status in ("active",)
    ]
    units = ("人", "个教学点", "个班次")
    for line, (_, count), unit in zip(lines, counts, units, strict=True):
        assert line.split("，")[0] == f"共 {count} {unit}"


def test_a_draft_class_is_marked_and_counted_apart() -> None:
    content = content_of(SHIPPED, "classes")
    drafts = [one for one in SHIPPED.classes.values() if one.status == "draft"]
    marked = [row for row in content.rows if row[1].endswith("（草稿）")]
    assert len(marked) == len(drafts) == content.drafts
    assert ("草稿" in count_line(content)) is bool(drafts)
