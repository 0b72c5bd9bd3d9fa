"""How an attendance list is signed: what a column is for, how many people a row has, and who."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from partyschool_cli.exchange.roster import Person

Unit = Literal["session", "half-day", "day"]


@dataclass(frozen=True, slots=True)
class Signing:
    """A column to sign for each `unit`, `across` people in a row.

    `people` are those of a local file, None for empty rows. They are in the printed list only: in
    no catalog, no cache, no message.
    """

    unit: Unit = "half-day"
    across: Literal[1, 2] = 1
    people: "tuple[Person, ...] | None" = None


EMPTY_ROWS: Final = Signing()
