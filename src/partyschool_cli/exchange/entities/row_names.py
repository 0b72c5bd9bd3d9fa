"""The names of entities that a row holds: its own, and those that it refers to."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.exchange.entities.name_matches import Said
from partyschool_cli.exchange.entities.references import References
from partyschool_cli.exchange.entities.row_values import TITLE, fields_in, names_of
from partyschool_cli.exchange.foreign.reading import ReadRow
from partyschool_cli.exchange.foreign.values.activities import begins_as_activity
from partyschool_cli.model.kind import Kind

ACTIVITY: Final = "活动"
COURSE: Final = "课程"


class RowName(NamedTuple):
    """A name in the row's `field`."""

    field: str
    said: Said


def row_names(kind: Kind, row: ReadRow, school: str | None) -> Iterator[RowName]:
    """The names that a row refers to, beside the school that it is of; not its own."""
    for field, read in fields_in(kind, row):
        if field.refers_to is not None:
            for name in names_of(read):
                yield RowName(field.name, Said(field.refers_to, name, school))


def taught(references: References, row: ReadRow, school: str | None) -> RowName | None:
    """The name of the course that a session's row is about; None where it is an activity."""
    read = row.values.get(TITLE)
    title = str(read.value).strip() if read is not None else ""
    said = Said(Kind.COURSE, title, school)
    if not title or references.is_known(said):
        return RowName(TITLE, said) if title else None
    kind = said_kind(row)
    return (
        None
        if kind == ACTIVITY or (not kind and begins_as_activity(title))
        else RowName(TITLE, said)
    )


def said_kind(row: ReadRow) -> str:
    """What a column of the row calls it: 活动 or 课程; empty where none does."""
    read = row.values.get("course_or_activity")
    text = str(read.value) if read is not None else ""
    return ACTIVITY if ACTIVITY in text else COURSE if "课" in text else ""
