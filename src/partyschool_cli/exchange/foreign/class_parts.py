"""Timetables of several classes in one file: the title above each table names its class."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.reading import ReadRow, ReadValue, TableReading
from partyschool_cli.model.kind import Kind
from partyschool_cli.wording.marks import with_cohort

_CLASS: Final = "class"


def with_classes(tables: Sequence[TableReading]) -> tuple[TableReading, ...]:
    """The tables; where those of sessions have different titles, their sessions name their class.

    Only where all have one: the weeks of one class have its title, or none but the first.
    """
    own = [table for table in tables if table.kind is Kind.SESSION]
    named = [_class_of(table) for table in own]
    titles = {one.value for one in named if one is not None}
    if len(titles) < 2 or None in named:
        return tuple(tables)
    return tuple(_with_class(table) if table.kind is Kind.SESSION else table for table in tables)


def _class_of(table: TableReading) -> ReadValue | None:
    """What the title above a table names: `党员轮训班（第2期）`."""
    title, cohort = table.about.get("title"), table.about.get("cohort")
    if title is None:
        return None
    number = cohort.value if cohort is not None and isinstance(cohort.value, int) else None
    why = f"取自表外的“{title.text}”"
    return ReadValue(title.text, with_cohort(str(title.value), number), why)


def _with_class(table: TableReading) -> TableReading:
    own = _class_of(table)
    return replace(table, rows=tuple(_row(row, own) for row in table.rows)) if own else table


def _row(row: ReadRow, own: ReadValue) -> ReadRow:
    return row if _CLASS in row.values else replace(row, values={**row.values, _CLASS: own})
