"""The part of an A4 page that text stands in. Lengths are points."""

from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.typesetting.units import MM

_SIDE: Final = 15 * MM
_TOP: Final = 14 * MM
_BOTTOM: Final = 12 * MM
# Several pages have a line with their number below.
_BOTTOM_OF_SEVERAL: Final = 18 * MM
_SHORT, _LONG = 210 * MM, 297 * MM
# Rounding of lengths must not push a table to the next page.
_SPARE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A4, upright or across, of a document of one page or of several."""

    is_landscape: bool
    is_one_page: bool = True

    @property
    def width(self) -> float:
        """The width of a line of text."""
        return (_LONG if self.is_landscape else _SHORT) - 2 * _SIDE

    @property
    def height(self) -> float:
        """What a page has for head, table and foot together."""
        high = _SHORT if self.is_landscape else _LONG
        return high - _TOP - self.margins[2] - _SPARE

    @property
    def margins(self) -> tuple[float, float, float]:
        """Left and right, top, bottom."""
        return _SIDE, _TOP, _BOTTOM if self.is_one_page else _BOTTOM_OF_SEVERAL
