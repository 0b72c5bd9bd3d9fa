"""Make one plan of all tables: rows become entities and sessions, what lacks is filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from partyschool_cli.exchange.entities.class_request import ClassRequest
from partyschool_cli.exchange.entities.entity_rows import EntityRows, Taken
from partyschool_cli.exchange.entities.files_read import TableOfFile
from partyschool_cli.exchange.entities.filled import Filled, FilledRow, FilledTable
from partyschool_cli.exchange.entities.references import NotTakenError, References
from partyschool_cli.exchange.entities.row_values import cell_of, taken_text
from partyschool_cli.exchange.entities.session_classes import SessionClasses
from partyschool_cli.exchange.entities.session_rows import SessionRows
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadRow, TableReading
from partyschool_cli.model.kind import Kind
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.text.personal import mask


@dataclass(frozen=True, slots=True)
class Request:
    """What the rows are for.

    `class_request` is the class that all sessions go into; None where the rows name theirs, and
    `new_class` is what a new one of those has. `school` is whose new entities are.
    """

    class_request: ClassRequest | None
    new_class: ClassRequest
    school: str | None = None
    defaults: Mapping[str, Any] = field(default_factory=dict)


class _Taker(Protocol):
    def take(self, table: TableReading, row: ReadRow) -> Taken: ...


def fill(
    tables: Sequence[TableOfFile],
    references: References,
    request: Request,
    progress: Progress = no_progress,
) -> Filled:
    """The tables' rows as entities and sessions, and the plan that writes them.

    Raises CommandLineError for a file of the catalog that cannot be edited.
    """
    entities = EntityRows(references, request.defaults, request.school)
    classes = SessionClasses(references, request.class_request, request.new_class)
    sessions = SessionRows(references, classes)
    counter = _Counter(sum(len(one.reading.rows) for one in tables), progress)
    filled: dict[int, FilledTable] = {}
    # Sessions come last: other tables may say who their teachers are.
    for at, table in sorted(enumerate(tables), key=lambda one: one[1].reading.kind is Kind.SESSION):
        taker: _Taker = sessions if table.reading.kind is Kind.SESSION else entities
        filled[at] = _filled(table, taker, counter)
    classes.settle()
    targets = references.targets
    guesses = request.class_request.guesses if request.class_request is not None else ()
    return Filled(
        tuple(filled[at] for at in range(len(tables))), targets.made(), targets.plan(), guesses
    )


class _Counter:
    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def count(self, rows: Sequence[ReadRow]) -> Iterator[ReadRow]:
        for row in rows:
            self._done += 1
            self._progress(self._done, self._total)
            yield row


def _filled(table: TableOfFile, taker: _Taker, counter: _Counter) -> FilledTable:
    rows: dict[int, FilledRow] = {}
    left_out = list(table.reading.left_out)
    # In order of time, and so of their ids: a grid has the mornings of all days first.
    for row in counter.count(sorted(table.reading.rows, key=_moment)):
        try:
            taken = taker.take(table.reading, row)
        except NotTakenError as error:
            left_out.append(_not_taken(table.reading, row, error))
        else:
            rows[id(row)] = taken.row
            left_out += taken.told
    in_table = (rows[id(row)] for row in table.reading.rows if id(row) in rows)
    return FilledTable(table.file, table.reading, tuple(in_table), tuple(left_out))


def _moment(row: ReadRow) -> tuple[str, str]:
    """The day and time of a session's row; the same for rows of anything else."""
    date, start = (row.values.get(name) for name in ("date", "start"))
    return (str(date.value) if date else "", str(start.value) if start else "")


def _not_taken(table: TableReading, row: ReadRow, error: NotTakenError) -> LeftOut:
    """What is told of a row: the cell that is wrong, else all of it."""
    cell, text = row.cell, taken_text(row.values)
    if error.field in row.values:
        cell, text = cell_of(table, row, error.field), row.values[error.field].text
    why = f"{error.why}，这一行没有取"
    return LeftOut(table.sheet, cell, mask(text), mask(why), is_failure=True)
