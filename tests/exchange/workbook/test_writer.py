"""What a workbook has besides values: headings, notes, lists, widths, the hidden sheets."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from partyschool_cli.exchange.workbook.layout import columns_of, headings_of
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, write_catalog
from tests.exchange.workbook.workbooks import column, exported, row_of


@pytest.fixture(scope="module")
def data() -> bytes:
    """The workbook of the shipped catalog."""
    return exported(SHIPPED)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    """The same, read, for tests that do not change it."""
    return openpyxl.load_workbook(BytesIO(data))


def rule(book: Workbook, name: str, heading: str) -> Any:
    """The rule of a column."""
    sheet = book[name]
    cell = sheet.cell(2, column(sheet, heading)).coordinate
    return next(one for one in sheet.data_validations.dataValidation if cell in one.sqref)


def test_a_sheet_a_kind_and_the_rest_is_very_hidden(book: Workbook) -> None:
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        "学校": "visible",
        "课程": "visible",
        "教师": "visible",
        "教学点": "visible",
        "班次": "visible",
        "课次": "visible",
        "pschool_base": "veryHidden",
        "pschool_lists": "veryHidden",
    }


def test_headings_are_frozen_filtered_and_noted(book: Workbook) -> None:
    for kind in Kind:
        sheet = book[kind.title]
        titles = [field.title for field in columns_of(kind)]
        assert [cell.value for cell in sheet[1]] == ["编号", *titles]
        assert str(sheet.freeze_panes)[1:] == "2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.comment for cell in sheet[1])
        assert not sheet.protection.sheet
    note = book["课程"].cell(1, column(book["课程"], "学时")).comment
    assert note is not None
    assert "以 0.5 为一级" in note.text


def test_no_two_columns_have_one_heading(subtests: pytest.Subtests) -> None:
    for kind in Kind:
        with subtests.test(kind=kind):
            titles = ["编号", *(field.title for field in columns_of(kind))]
            assert len(set(titles)) == len(titles)
            assert len(set(headings_of(kind).values())) == len(titles)


def test_values_are_typed(book: Workbook) -> None:
    sheet = book["课次"]
    row = row_of(sheet, "chengzi-evening-2026/s01")
    cells: dict[Any, Any] = {sheet.cell(1, cell.column or 1).value: cell for cell in sheet[row]}
    assert (cells["日期"].is_date, cells["日期"].number_format) == (True, "yyyy-mm-dd")
    assert (cells["开始"].is_date, cells["开始"].number_format) == (True, "hh:mm")
    assert cells["班次"].value == "成子村农民夜校春季班 (chengzi-evening-2026)"
    assert isinstance(book["课程"].cell(2, column(book["课程"], "学时")).value, int | float)


def test_short_lists_stand_in_the_rule_and_long_ones_on_a_sheet(book: Workbook) -> None:
    status = rule(book, "课程", "状态")
    assert (status.type, status.formula1, status.errorStyle) == ("list", '"在用,草稿,停用"', None)
    school = rule(book, "班次", "主办学校")
    assert school.errorStyle == "warning"
    teachers = rule(book, "课程", "授课人")
    assert teachers.formula1.startswith("pschool_lists!$")
    assert not teachers.showErrorMessage
    for sheet in book:
        for one in sheet.data_validations.dataValidation:
            assert len(one.formula1) <= 257, one.formula1


def test_wrong_input_is_refused_where_excel_can(book: Workbook) -> None:
    assert rule(book, "课次", "日期").type == "date"
    assert rule(book, "课次", "开始").type == "time"
    assert rule(book, "课程", "学时").type == "decimal"
    assert rule(book, "班次", "学员人数").type == "whole"
    assert rule(book, "课程", "精品课").formula1 == '"是,否"'


def test_texts_that_look_like_formulas_are_texts(tmp_path: Path) -> None:
    texts = ("=1+1", "+86", "-甲", "@SUM(A1)", '=HYPERLINK("http://x","y")')
    files = {
        f"teachers/t{at}.yaml": f"name: '{text}'\ncategory: local-expert\n"
        for at, text in enumerate(texts)
    }
    data = exported(write_catalog(tmp_path, files))
    sheet = openpyxl.load_workbook(BytesIO(data))["教师"]
    at = column(sheet, "姓名")
    for number, text in enumerate(texts):
        cell = sheet.cell(row_of(sheet, f"t{number}"), at)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_columns_are_as_wide_as_chinese_text(book: Workbook) -> None:
    sheet = book["教师"]
    assert sheet.column_dimensions["A"].width >= len("nanqingdui-village-secretary")
    letter = get_column_letter(column(sheet, "姓名"))
    assert 2 * len("县农业农村局分管负责人") <= sheet.column_dimensions[letter].width <= 47


def test_every_part_is_sound_xml_and_nothing_leads_out(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            text = archive.read(name)
            if name.endswith((".xml", ".rels", ".vml")):
                ET.fromstring(text)
            assert b'TargetMode="External"' not in text
            assert not re.search(rb"<f[ >]", text)


def test_no_text_is_longer_than_a_cell_can_hold(tmp_path: Path) -> None:
    notes = "长" * 40_000
    data = exported(
        write_catalog(
            tmp_path,
            {
                "teachers/li.yaml": f"name: 李\ncategory: local-expert\nnotes: {notes}\n",
                "teachers/wu.yaml": "name: 吴\ncategory: local-expert\n"
                + "".join(f"{name}: {'字' * 20_000}\n" for name in ("unit", "post", "notes")),
            },
        )
    )
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        for row in sheet.iter_rows(values_only=True):
            assert all(len(text) <= 32_767 for text in row if isinstance(text, str))


def test_the_hidden_sheet_has_only_what_the_visible_ones_show(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": "name: 李\ncategory: local-expert\n"})
    path = root / "teachers/li.yaml"
    path.write_text(path.read_text("utf-8") + "notes: 电话 13812345678\n# 藏着的话\n", "utf-8")
    data = exported(root, (Kind.TEACHER,))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "138********" in everything
    for hidden in ("13812345678", "藏着的话", "党员轮训班"):
        assert hidden not in everything


def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert exported(root) == exported(root)
