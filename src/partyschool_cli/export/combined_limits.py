"""How much is shown of many counties, and how their columns and shares are written."""

from dataclasses import dataclass
from typing import Final

from partyschool_cli.many.sums.measures import Ratio
from partyschool_cli.wording.numbers import figure

COUNTY: Final = "县（市、区）"
TOTAL: Final = "合计"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many counties are listed, if that many or fewer, and how many rows of other lists."""

    counties: int | None = None
    rows: int | None = None


EVERYTHING: Final = Limits()
# Nobody reads more in print: that is for a spreadsheet or a program.
IN_PRINT: Final = Limits(300, 50)


def share_text(ratio: Ratio) -> str:
    """`75%`: 100% of all only."""
    return "—" if ratio.share is None else f"{int(ratio.part * 100 // ratio.whole)}%"


def parts_text(ratio: Ratio) -> str:
    """`3/4`."""
    return f"{figure(ratio.part)}/{figure(ratio.whole)}"
