"""Bytes of a file → sheets. Nothing in a file is run or fetched; what is too large is refused."""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.exchange.foreign.cells.grid import Sheet, Sheets
from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.delimited import delimited_sheet
from partyschool_cli.exchange.foreign.sheets.file_kind import (
    COMPOUND,
    FileKind,
    is_zip,
    kind_of_zip,
    refuse_by_bytes,
    refuse_by_name,
)
from partyschool_cli.exchange.foreign.sheets.limits import Budget, file_error
from partyschool_cli.exchange.foreign.sheets.shape import Shape
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE

_MIMETYPE: Final = "mimetype"


def read_sheets(name: str, data: bytes) -> Sheets:
    """The sheets of a file that a message calls `name`, hidden ones too.

    Raises CommandLineError, with what to do, for what is too large, broken, protected, or no table.
    """
    if len(data) > MAX_GIVEN_SIZE:
        hint = "只留要导入的表格，去掉图片，另存后再导入"
        raise file_error(name, f"它有 {len(data):,} 字节，超过 20 MiB", hint)
    refuse_by_name(name)
    refuse_by_bytes(name, data)
    budget = Budget(name)
    if is_zip(data):
        return Sheets(_of_zip(name, data, budget))
    if data.startswith(COMPOUND):
        return Sheets(_of_compound(name, data, budget))
    return Sheets((delimited_sheet(name, data, budget),))


def _of_zip(name: str, data: bytes, budget: Budget) -> tuple[Sheet, ...]:
    archive = Archive(name, data, budget)
    mimetype = archive.read(_MIMETYPE)[:100] if _MIMETYPE in archive.parts else b""
    kind = kind_of_zip(name, archive.parts, mimetype)
    if kind is FileKind.DOCX:
        from partyschool_cli.exchange.foreign.sheets.word import word_sheet

        return (word_sheet(archive),)
    from partyschool_cli.exchange.foreign.sheets.workbook import workbook_sheets

    shapes = _shapes(archive, kind)
    archive.check_rest()
    return workbook_sheets(name, data, shapes)


def _shapes(archive: Archive, kind: FileKind) -> Mapping[str, Shape]:
    if kind is FileKind.XLSX:
        from partyschool_cli.exchange.foreign.sheets.xlsx_shape import xlsx_shapes

        return xlsx_shapes(archive)
    if kind is FileKind.ODS:
        from partyschool_cli.exchange.foreign.sheets.ods_shape import ods_shapes

        return ods_shapes(archive)
    from partyschool_cli.exchange.foreign.sheets.xlsb_shape import xlsb_shapes

    return xlsb_shapes(archive)


def _of_compound(name: str, data: bytes, budget: Budget) -> tuple[Sheet, ...]:
    from partyschool_cli.exchange.foreign.sheets.workbook import workbook_sheets
    from partyschool_cli.exchange.foreign.sheets.xls_shape import xls_shapes

    return workbook_sheets(name, data, xls_shapes(name, data, budget))
