"""When a site is open, as a row of week days and a line of text."""

from dataclasses import dataclass

from partyschool_cli.model.site import OpeningHours
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.opening import opening_text


@dataclass(frozen=True, slots=True)
class OpeningDays:
    """The week days by their last characters, each with whether it is open, and all in words."""

    days: tuple[tuple[str, bool], ...]
    text: str


def opening_days(hours: OpeningHours) -> OpeningDays:
    """The days of some opening hours: all of them where none is named."""
    days: tuple[str, ...] = hours.days or tuple(WEEKDAYS)
    return OpeningDays(
        tuple((title[-1], name in days) for name, title in WEEKDAYS.items()),
        opening_text(hours),
    )
