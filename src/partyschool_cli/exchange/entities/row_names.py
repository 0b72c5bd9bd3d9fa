"""The names of entities that a row holds: its own, and those that it refers to."""

from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.exchange.entities.activities import is_activity
from partyschool_cli.exchange.entities.name_matches import Said
from partyschool_cli.exchange.entities.references import References
from partyschool_cli.exchange.entities.row_values import TITLE, fields_in, names_of
from partyschool_cli.exchange.foreign.reading import ReadRow
from partyschool_cli.model.kind import Kind


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
    if not title or (is_activity(title) and not references.is_known(said)):
        return None
    return RowName(TITLE, said)
