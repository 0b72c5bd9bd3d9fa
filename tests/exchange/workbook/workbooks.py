"""Workbooks in tests: exported, edited as a person would, and what they come to."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.worksheet import Worksheet

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.planned_changes import planned_changes
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.workbook.edited import read_edited
from partyschool_cli.exchange.workbook.exported import exported_rows
from partyschool_cli.exchange.workbook.merged import Merge
from partyschool_cli.exchange.workbook.merging import MergeOptions, Side, merge_workbook
from partyschool_cli.exchange.workbook.planning import merge_plan
from partyschool_cli.exchange.workbook.selection import keys_for
from partyschool_cli.exchange.workbook.writer import SheetRows, write_workbook
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.memory_tree import in_memory

TODAY = dt.date(2026, 11, 27)

Edit = Callable[[Workbook], None]
# By the files of the catalog, and what of it was asked for.
_made: dict[object, bytes] = {}


def lookup_of(root: Path) -> Lookup:
    """The lookup of the catalog at `root`."""
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def exported(
    root: Path, kinds: tuple[Kind, ...] = tuple(Kind), subject: Key | None = None
) -> bytes:
    """The workbook of a catalog, made once for all that have the same files."""
    files = in_memory(DiskTree(root)).files
    key = (frozenset(files.items()), kinds, subject)
    if key not in _made:
        _made[key] = _exported(root, kinds, subject)
    return _made[key]


def _exported(root: Path, kinds: tuple[Kind, ...], subject: Key | None) -> bytes:
    lookup = lookup_of(root)
    keys = keys_for(lookup.catalog, kinds, subject)
    context = ValueContext(TODAY, None)
    sheets = [SheetRows(kind, exported_rows(lookup.catalog, keys[kind], context)) for kind in kinds]
    return write_workbook(lookup, sheets, title="目录")


def edited(data: bytes, edit: Edit | None = None) -> bytes:
    """A workbook after another program has read, changed and written it.

    One that is changed has lost its notes and lists before: they take longer than all cells.
    """
    if edit is None:
        return _saved(openpyxl.load_workbook(BytesIO(data)))
    book = openpyxl.load_workbook(BytesIO(_only_cells(data)))
    edit(book)
    return _saved(book)


@cache
def _only_cells(data: bytes) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    for sheet in book:
        for cell in sheet[1]:
            cell.comment = None
        sheet.data_validations = DataValidationList()
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def merged(root: Path, data: bytes, side: Side | None = None, *, delete: bool = False) -> Merge:
    """What an edited workbook changes of a catalog."""
    workbook = read_edited(read_sheets("目录.xlsx", data).sheets)
    assert workbook is not None
    return merge_workbook(workbook, lookup_of(root), MergeOptions(TODAY, side, delete))


def planned(root: Path, data: bytes, side: Side | None = None, *, delete: bool = False) -> Plan:
    """The plan of an edited workbook, of which every row can be taken."""
    merge = merged(root, data, side, delete=delete)
    assert not merge.conflicts
    assert not merge.has_failures, merge.left_out
    return merge_plan(merge, lookup_of(root), load, delete=delete)


def changes(
    root: Path, data: bytes, side: Side | None = None, *, delete: bool = False
) -> dict[str, Any]:
    """The fields that it changes, as `course:dangzhang title`, and what they are then."""
    plan = planned(root, data, side, delete=delete)
    tree = DiskTree(root)
    after = plan.changes.preview(tree)
    found = planned_changes(tree, after, plan.changes, plan.renamed)
    return {f"{change.key} {change.field}": change.new for change in found}


def write(root: Path, plan: Plan) -> None:
    """Write a plan, without a journal."""
    for path, data in plan.changes.results(DiskTree(root).read).items():
        if data is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column with a heading."""
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def row_of(sheet: Worksheet, name: str) -> int:
    """The number of the row with an 编号."""
    at = column(sheet, "编号")
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at).value == name)


def put(book: Workbook, place: tuple[str, str, str], value: object) -> None:
    """Write into the cell of a sheet, an 编号 and a heading."""
    sheet = book[place[0]]
    _fill(sheet, row_of(sheet, place[1]), column(sheet, place[2]), value)


def add(book: Workbook, name: str, **values: object) -> None:
    """Add a row with values by heading."""
    sheet = book[name]
    row = sheet.max_row + 1
    for heading, value in values.items():
        _fill(sheet, row, column(sheet, heading), value)


def _fill(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # as in a cell that is formatted as text
