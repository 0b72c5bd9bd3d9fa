"""The site and the teachers of a session, as --site and --teacher of a command line say them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_value
from partyschool_cli.model.describe import fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import Session


class Resources(NamedTuple):
    """Ids of the site and the teachers; None where nothing is said of them."""

    site: str | None = None
    teachers: tuple[str, ...] | None = None

    def fields(self) -> Mapping[str, Any]:
        """The fields of a session that it gives values to."""
        found: dict[str, Any] = {} if self.site is None else {"site": self.site}
        return found if self.teachers is None else {**found, "teachers": [*self.teachers]}


def read_resources(
    lookup: Lookup, site: str | None, teachers: Sequence[str], today: dt.date
) -> Resources:
    """The resources that are said; each text of `teachers` may name several.

    Raises CommandLineError for what no entity is called.
    """
    context = ValueContext(today, Kind.SESSION)
    fields = {field.name: field for field in fields_of(Session)}

    def read(name: str, text: str) -> Any:
        return read_value(lookup, fields[name], text, context)

    return Resources(
        None if site is None else read("site", site),
        tuple(read("teachers", "、".join(teachers))) if teachers else None,
    )
