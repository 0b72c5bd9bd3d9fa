"""What comes of an edited workbook: what it changes, and where it and the catalog disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.edited import Place


class Conflict(NamedTuple):
    """A field that the workbook and the catalog have changed to different values.

    `field` is empty for a whole row: it is gone on one side, and `why` says on which. The three
    versions are what cells show of them.
    """

    key: Key
    field: str
    heading: str
    place: Place | None
    exported: str
    ours: str
    theirs: str
    why: str = ""


class NewRow(NamedTuple):
    """An entity or session that the workbook makes: its id is its key's."""

    key: Key
    content: Mapping[str, Any]
    place: Place


@dataclass(slots=True)
class Merge:
    """What to write, and what to tell. Ids are those of the catalog before it.

    `values` are the new contents of fields by entity or session; None unsets one. `renamed` have
    another id in the workbook. `gone` are the rows that are no longer in it.
    """

    values: dict[Key, dict[str, Any]] = field(default_factory=dict)
    new: list[NewRow] = field(default_factory=list)
    renamed: dict[Key, Key] = field(default_factory=dict)
    gone: list[Key] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def has_failures(self) -> bool:
        """Whether a row could not be taken."""
        return any(one.is_failure for one in self.left_out)
