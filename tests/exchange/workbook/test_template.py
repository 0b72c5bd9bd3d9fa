"""Empty workbooks to fill in."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from partyschool_cli.exchange.foreign.cells.grid import Sheet, grid_of
from partyschool_cli.exchange.foreign.headings.columns import KINDS, Headings, columns_of
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.workbook.edited import read_edited
from partyschool_cli.exchange.workbook.template import template_workbook
from partyschool_cli.model.kind import Kind
from tests.exchange.workbook.workbooks import lookup_of


@pytest.mark.parametrize("kind", Kind)
def test_a_template_has_headings_and_is_no_workbook_of_ours(kind: Kind, root: Path) -> None:
    data = template_workbook(kind, lookup_of(root))
    sheet = openpyxl.load_workbook(BytesIO(data))[kind.title]
    headings = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 1
    assert "编号" not in headings
    assert {"姓名", "名称", "课程名称", "班次名称", "日期"} & set(headings)
    assert read_edited(read_sheets("模板.xlsx", data).sheets) is None


def test_every_column_of_a_template_is_read_back(root: Path, subtests: pytest.Subtests) -> None:
    for kind in KINDS:
        with subtests.test(kind=kind):
            book = openpyxl.load_workbook(BytesIO(template_workbook(kind, lookup_of(root))))
            headings = [str(cell.value) for cell in book[kind.title][1]]
            cells = (headings, ["甲"] * len(headings))
            grid = grid_of(Sheet("表", tuple(map(tuple, cells))))
            columns = columns_of(grid, (0,), 0, len(headings) - 1, Headings(kind, {}))
            assert [one.heading for one in columns if one.field is None] == []


def test_its_lists_offer_what_the_catalog_has(root: Path) -> None:
    data = template_workbook(Kind.SESSION, lookup_of(root))
    sheet = openpyxl.load_workbook(BytesIO(data))["课次"]
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert '"王示例"' in offered
    assert '"党章导读"' in offered


def test_without_a_catalog_there_are_the_format_s_own_words() -> None:
    data = template_workbook(Kind.TEACHER, None)
    sheet = openpyxl.load_workbook(BytesIO(data))["教师"]
    offered = "".join(rule.formula1 for rule in sheet.data_validations.dataValidation)
    assert "土专家" in offered
