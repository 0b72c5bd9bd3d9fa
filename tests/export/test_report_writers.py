"""A report in each format, as another library reads it: the same texts and numbers in all."""

import io
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook

from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.report_content import ReportContent, ReportTable, cell_text
from tests.catalogs import SHIPPED
from tests.export import word
from tests.export.html_documents import HOSTILE, OPTIONS
from tests.export.pdf_reading import pages, texts
from tests.export.reports import bars, ledger, made_up, names, report

FORMATS = ("pdf", "docx", "xlsx", "html", "md")


def data(content: ReportContent, form: str, **options: Any) -> bytes:
    return load_format(form).write(content, replace(OPTIONS, **options)).data


@cache
def written(form: str) -> bytes:
    """The report of the fixed catalog."""
    return data(report(), form)


def words(data: bytes, form: str) -> str:
    """All text of a report in a format, without what only separates it."""
    if form == "pdf":
        text = "".join(texts(data))
    elif form == "docx":
        text = word.all_text(docx.Document(io.BytesIO(data)))
    elif form == "xlsx":
        book = load_workbook(io.BytesIO(data))
        cells = (cell.value for page in book for row in page.iter_rows() for cell in row)
        text = "".join(str(value) for value in cells if value is not None)
    else:
        text = re.sub(r"<[^>]*>", "", data.decode()) if form == "html" else data.decode()
    return re.sub(r"[\s\\|　]", "", text)


@pytest.mark.parametrize("form", FORMATS)
def test_every_text_of_the_report_is_in_each_format(form: str) -> None:
    content = report()
    found = words(written(form), form)
    tables = [one for part in content.parts for one in part.blocks if isinstance(one, ReportTable)]
    expected = {value for table in tables for row in table.rows for value in row}
    for text in [content.title, content.subtitle, *(part.title for part in content.parts)]:
        assert re.sub(r"[\s　]", "", text) in found
    for value in expected:
        if isinstance(value, str) and form != "pdf":  # of a PDF, lines of cells are mixed
            assert re.sub(r"[\s|　]", "", value) in found


def test_json_is_the_data_as_it_is() -> None:
    content = report()
    assert json.loads(data(content, "json")) == json.loads(json.dumps(content.data))
    assert list(content.data)[:6] == ["version", "from", "to", "school", "with_below", "today"]


def test_pdf_pages_are_what_the_layout_says() -> None:
    from partyschool_cli.export.layout.report_layout import report_layout

    content = report(SHIPPED)
    written = data(content, "pdf")
    shown = pages(written)
    assert len(shown) == len(report_layout(content).pages)
    for page in shown:
        # 8 points at least, all within the margins.
        assert min(letter.size for letter in page.letters) >= 8
        assert all(letter.left > 40 and letter.right < 556 for letter in page.letters)
    assert all(f"第{number}页" in text for number, text in enumerate(texts(written), 1))


def test_two_runs_give_the_same_bytes() -> None:
    for form in (*FORMATS, "json"):
        assert data(report(), form) == written(form)


def test_the_chart_in_word_is_a_picture_that_is_described() -> None:
    written = data(made_up(names(3)), "docx")
    with ZipFile(io.BytesIO(written)) as archive:
        (picture,) = (name for name in archive.namelist() if name.endswith(".png"))
        assert archive.read(picture).startswith(b"\x89PNG")
        assert "各月学时：1月 2" in archive.read("word/document.xml").decode()


def test_excel_has_charts_of_its_own_and_numbers_that_are_numbers() -> None:
    written = data(made_up(bars(33.0, 20.5, mark=32.0)), "xlsx")
    with ZipFile(io.BytesIO(written)) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 2
        assert all("<c:barChart>" in archive.read(name).decode() for name in charts)
    book = load_workbook(io.BytesIO(written))
    assert book.sheetnames == ["总览", "表1"]
    overview = book["总览"]
    numbers = {row[0].value: row[1].value for row in overview.iter_rows() if row[1].value}
    assert (numbers["期数"], numbers["人次"], numbers["12月"]) == (26, 1305, 12)
    assert [book["表1"].cell(row, 2).value for row in (3, 4)] == [33, 20.5]


def test_sheets_have_names_that_excel_takes() -> None:
    content = made_up(names(1), names(1), names(1), months=0)
    titles = ("A/B：[*]?" * 9, "同名", "同名")
    parts = tuple(
        replace(part, title=title) for part, title in zip(content.parts, titles, strict=True)
    )
    book = load_workbook(io.BytesIO(data(replace(content, parts=parts), "xlsx")))
    assert len(book.sheetnames) == len(set(book.sheetnames)) == 4
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_markdown_has_a_table_for_each_table_and_chart() -> None:
    text = data(made_up(names(2), ledger(1), months=2), "md").decode()
    assert "| 时间 | 已上学时 | 计划学时 | 上年学时 |" in text
    assert "| 授课人 | 学时已上 | 学时计划 |" in text
    assert "## 三、表2" in text
    assert "党委书记讲党课　每年至少 1 次　应讲 7 次" in text


@pytest.mark.parametrize("form", FORMATS)
def test_options_of_appearance(form: str) -> None:
    content = made_up(names(3), ledger(3), bars(3.0))
    assert data(content, form, paper="a3", style="official", title_color="#c00000")


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_texts_stay_texts(form: str) -> None:
    table = ledger(1)
    rows = tuple((text, "10月12日", text, text, 2.0) for text in HOSTILE)
    hostile = replace(table, rows=rows, title=HOSTILE[0], notes=HOSTILE)
    written = data(made_up(hostile, title=HOSTILE[0]), form)
    if form == "html":
        text = written.decode()
        assert "<script>alert" not in text
        assert "<img" not in text


def test_a_report_of_nothing() -> None:
    empty = ReportContent("2019年培训工作总结", "2019年1月1日至12月31日", (), ())
    for form in FORMATS:
        assert data(empty, form)


def test_labels_of_bars_are_in_every_table() -> None:
    content = made_up(bars(10.0, 40.0, mark=32.0), months=0)
    values = [cell_text(value) for value in (10.0, 40.0)]
    for form in ("pdf", "docx", "html", "md"):
        said = words(data(content, form), form)
        assert all(value in said for value in values), form
