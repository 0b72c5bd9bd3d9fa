"""Workbooks of old Excel."""

import datetime as dt

from partyschool_cli.exchange.foreign.cells.grid import Range
from partyschool_cli.exchange.foreign.sheets.compound import CompoundFile
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from tests.exchange.tables.case import FIXTURES


def test_an_old_workbook() -> None:
    [sheet] = read_sheets("课表.xls", (FIXTURES / "timetable.xls").read_bytes()).sheets
    assert sheet.name == "课表"
    assert sheet.rows[2][:4] == (dt.date(2026, 12, 14), dt.time(8, 30), dt.time(10), "党章导读")
    assert set(sheet.merges) == {Range(0, 0, 0, 5), Range(2, 0, 3, 0)}
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {5}


def test_the_streams_of_a_protected_file() -> None:
    compound = CompoundFile((FIXTURES / "protected.xlsx").read_bytes())
    assert "EncryptedPackage" in compound.names
    assert compound.stream("EncryptedPackage")
