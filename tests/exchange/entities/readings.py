"""Readings of foreign tables, written down in a test."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.exchange.entities.class_request import ClassRequest, Given, class_request
from partyschool_cli.exchange.entities.files_read import TableOfFile
from partyschool_cli.exchange.entities.fill import Request, fill
from partyschool_cli.exchange.entities.filled import Filled
from partyschool_cli.exchange.entities.name_matches import NameMatcher
from partyschool_cli.exchange.entities.references import Decisions, References
from partyschool_cli.exchange.entities.targets import Targets
from partyschool_cli.exchange.foreign.reading import (
    Column,
    ReadRow,
    ReadValue,
    TableReading,
    Value,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree

Cell = Value | ReadValue


def reading(
    kind: Kind, rows: Sequence[Mapping[str, Cell]], about: Mapping[str, Value] | None = None
) -> TableOfFile:
    """A table whose first row is 2, with a column for each field, from A on."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    letters = dict(zip(names, "ABCDEFGHIJKLMN", strict=False))
    columns = tuple(Column(at, letters[name], name, name) for at, name in enumerate(names))
    return TableOfFile(
        "表.xlsx",
        TableReading(
            sheet="Sheet1",
            cells=f"A1:N{len(rows) + 1}",
            kind=kind,
            is_kind_guessed=False,
            columns=columns,
            rows=tuple(
                ReadRow(at, f"A{at}", {name: read_value(cell) for name, cell in row.items()})
                for at, row in enumerate(rows, start=2)
            ),
            left_out=(),
            about={name: read_value(value) for name, value in (about or {}).items()},
        ),
    )


def read_value(cell: Cell) -> ReadValue:
    """A value that was read without a guess, its text as a person writes it."""
    if isinstance(cell, ReadValue):
        return cell
    if isinstance(cell, tuple):
        return ReadValue("、".join(cell), cell)
    return ReadValue(f"{cell:%H:%M}" if isinstance(cell, dt.time) else str(cell), cell)


def session(day: str, times: str, title: str, *teachers: str, **more: Cell) -> dict[str, Cell]:
    """A row of a timetable: `session("2026-10-12", "08:30-10:00", "党章导读", "王示例")`."""
    start, end = times.split("-")
    row: dict[str, Cell] = {
        "date": dt.date.fromisoformat(day),
        "start": dt.time.fromisoformat(start),
        "end": dt.time.fromisoformat(end),
        "title": title,
    }
    return {**row, **({"teachers": teachers} if teachers else {}), **more}


def lookup_of(root: Path) -> Lookup:
    """The catalog at `root`."""
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def references_of(
    root: Path, decisions: Decisions | None = None, *, makes_new: bool = True
) -> References:
    """What names in tables mean in the catalog at `root`."""
    lookup = lookup_of(root)
    return References(
        Targets(lookup), NameMatcher(lookup.catalog), decisions or {}, makes_new=makes_new
    )


def filled(
    root: Path,
    *tables: TableOfFile,
    given: Given | None = None,
    decisions: Decisions | None = None,
    school: str | None = None,
    makes_new: bool = True,
) -> Filled:
    """The tables against the catalog at `root`; `given` is the class that sessions go into."""
    references = references_of(root, decisions, makes_new=makes_new)
    wanted = None
    if given is not None:
        wanted = class_request(references.matcher, given, [one.reading for one in tables])
    return fill(tables, references, Request(wanted, ClassRequest(None), school))


def written(root: Path, result: Filled) -> None:
    """Write a result's plan to the catalog at `root`."""
    for path, data in result.plan.changes.results(DiskTree(root).read).items():
        assert data is not None
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
