"""The columns of a listing: all, those for people, or those chosen by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.catalog.records.query_fields import MOVED_FROM
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.records.value_text import value_text
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import Vocabulary

_COMMAS = str.maketrans("，、", ",,")


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A column: `key` in records and machine formats, Chinese `title` for people.

    `type` is the type of a single value (see RecordField). `text` gives a record's cell for people.
    """

    key: str
    title: str
    type: str
    text: Callable[[Record], str]

    def value(self, record: Record) -> Any:
        """A record's value for programs: plain data."""
        return record.get(self.key)


def all_columns(kind: Kind) -> tuple[RecordColumn, ...]:
    """A column for each key of a kind's records, in order."""
    return (_entity_column(), *(each for field in record_fields(kind) for each in _both(field)))


def clerk_columns(kind: Kind) -> tuple[RecordColumn, ...]:
    """A column for each field; references are shown by title."""
    return tuple(field_column(field) for field in record_fields(kind))


def named_columns(
    names: str, kind: Kind, fields: tuple[RecordField, ...]
) -> tuple[RecordColumn, ...]:
    """The columns of a comma-separated list of keys, aliases or Chinese titles of `fields`.

    Raises CommandLineError, with a suggestion, for an unknown name.
    """
    named, known = field_names(fields), {column.key: column for column in all_columns(kind)}
    found: dict[str, RecordColumn] = {}
    for name in names.translate(_COMMAS).split(","):
        if not name.strip():
            raise CommandLineError(f"--columns“{names}”里有一个空的列名", "写成 title,hours 这样")
        column = known.get(name.strip().lower()) or _named(name.strip(), named)
        found.setdefault(column.key, column)
    return tuple(found.values())


def with_was(columns: Sequence[RecordColumn]) -> tuple[RecordColumn, ...]:
    """The columns of sessions with the times that moved ones had, behind those that they have."""
    at = max((i for i, each in enumerate(columns, 1) if each.key in ("start", "end")), default=0)
    return (*columns[:at], field_column(MOVED_FROM), *columns[at:])


def _named(name: str, named: Mapping[str, RecordField]) -> RecordColumn:
    field = find_field(name, named)
    if field is None:
        raise CommandLineError(*unknown_field(name, named))
    return field_column(field)


def field_column(field: RecordField) -> RecordColumn:
    """The column of a field."""
    return RecordColumn(
        field.name,
        field.title,
        "text" if field.many or field.span else field.type,
        partial(value_text, field=field),
    )


def _both(field: RecordField) -> Iterator[RecordColumn]:
    yield field_column(field)
    if field.titles:
        yield RecordColumn(field.titles, field.title, "text", partial(value_text, field=field))


def _entity_column() -> RecordColumn:
    kinds: Vocabulary = {str(kind): kind.title for kind in Kind}
    return field_column(RecordField("entity", "种类", "text", choices=kinds))
