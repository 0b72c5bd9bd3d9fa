"""Binary workbooks."""

from partyschool_cli.exchange.foreign.cells.grid import Range
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from tests.exchange.foreign.sheets.made_files import xlsb_of


def test_a_binary_workbook() -> None:
    data = xlsb_of([(0, 0, 1.0), (2, 1, 2.5)], (0, 1, 0, 1))
    [sheet] = read_sheets("a.xlsb", data).sheets
    assert sheet.name == "表"
    assert sheet.rows == ((1.0, ""), ("", ""), ("", 2.5))
    assert sheet.merges == (Range(0, 0, 1, 1),)
