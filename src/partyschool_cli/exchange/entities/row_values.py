"""The values of a row as a catalog's file has them: ids for names, `2026-10-12`, `08:30`."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.exchange.entities.filled import Guess
from partyschool_cli.exchange.entities.name_matches import Said
from partyschool_cli.exchange.entities.references import References
from partyschool_cli.exchange.foreign.reading import ReadRow, ReadValue, TableReading
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind

# Of a session, what is told apart by the catalog, and what is not a field of it.
TITLE: Final = "title"
CLASS: Final = "class"
_NOT_FIELDS: Final = ("id", CLASS)


class RowContent:
    """The content that a row gives its entity, and what was guessed of it."""

    def __init__(self) -> None:
        self.content: dict[str, Any] = {}
        self.guesses: list[Guess] = []

    def put(self, name: str, read: ReadValue, value: Any, why: str = "") -> None:
        """A field's value; `why` says what was guessed besides what reading it guessed."""
        self.content[name] = value
        told = "；".join(dict.fromkeys(filter(None, (read.why, why))))
        if told:
            self.guesses.append(Guess(name, read.text, value, told))


def written(value: Any) -> Any:
    """A value as YAML content."""
    if isinstance(value, tuple | list):
        return [written(one) for one in value]
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def put_fields(
    into: RowContent, kind: Kind, row: ReadRow, references: References, school: str | None
) -> None:
    """The row's values of the fields of `kind`, names as ids. Raises NotTakenError."""
    for field, read in fields_in(kind, row):
        if field.refers_to is None:
            into.put(field.name, read, _shaped(field, written(read.value)))
            continue
        names = names_of(read)
        found = [references.id_of(Said(field.refers_to, name, school)) for name in names]
        ids = list(dict.fromkeys(one.key.id for one in found))
        why = "；".join(dict.fromkeys(one.why for one in found if one.why))
        if ids:
            into.put(field.name, read, ids if field.many else ids[0], why)


def fields_in(kind: Kind, row: ReadRow) -> Iterator[tuple[Field, ReadValue]]:
    """The fields of `kind` that the row has a value for; not its title where it is a session."""
    for field in fields_of(MODELS[kind]):
        if field.name in row.values and field.name not in _NOT_FIELDS:
            yield field, row.values[field.name]


def names_of(read: ReadValue) -> tuple[str, ...]:
    """The names in a value, one or several."""
    found = read.value if isinstance(read.value, tuple) else (read.value,)
    return tuple(name for one in found if (name := str(one).strip()))


def _shaped(field: Field, value: Any) -> Any:
    """A list where the field is one."""
    return [value] if field.many and not isinstance(value, list) else value


def cell_of(table: TableReading, row: ReadRow, name: str) -> str:
    """The cell of a row's field (`C5`); the row's own where no one column has it."""
    own = [column.letter for column in table.columns if column.field == name]
    return f"{own[0]}{row.number}" if own and not table.is_grid else row.cell


def taken_text(values: Mapping[str, ReadValue]) -> str:
    """The texts of a row, to be told where it is not taken."""
    return " ".join(dict.fromkeys(one.text.strip() for one in values.values() if one.text.strip()))
