"""When a site is open on its days."""

from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_of
from partyschool_cli.model.site import Site


def opening_hours(site: Site) -> tuple[int, int]:
    """From when to when a site is open, in minutes since midnight; without hours, all day."""
    if site.open is None:
        return (0, DAY_LENGTH)
    first = minutes_of(site.open.from_) if site.open.from_ else 0
    last = minutes_of(site.open.to) if site.open.to else DAY_LENGTH
    return (first, last)
