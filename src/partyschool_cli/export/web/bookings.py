"""How many people are at a site with each of its sessions, against those whom it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partyschool_cli.export.web.published import WebSession
from partyschool_cli.model.site import Site
from partyschool_cli.timetable.sheet_entries import Entry


@dataclass(frozen=True, slots=True)
class Booking:
    """`40人，余5`; `is_over`: more than the site holds."""

    text: str
    is_over: bool


def bookings(site: Site, sessions: Iterable[WebSession]) -> Mapping[str, Booking]:
    """The booking of each session at a site, by its first ref; none of cancelled ones."""
    by_day: dict[object, list[Entry]] = {}
    for one in sessions:
        if not one.entry.is_cancelled:
            by_day.setdefault(one.date, []).append(one.entry)
    return {
        entry.refs[0]: _booking(site, entry, _people_at(entry, entries))
        for entries in by_day.values()
        for entry in entries
    }


def _people_at(entry: Entry, entries: Iterable[Entry]) -> int:
    """The people who are there during an entry: its own, and those of others at that time."""
    return sum(
        other.size for other in entries if other.start < entry.end and entry.start < other.end
    )


def _booking(site: Site, entry: Entry, people: int) -> Booking:
    said = [f"{entry.size}人"]
    if people > entry.size:
        said.append(f"同时共{people}人")
    if site.capacity is None or site.venue == "online":
        return Booking("，".join(said), is_over=False)
    left = site.capacity - people
    said.append(f"余{left}" if left >= 0 else f"超出{-left}人")
    return Booking("，".join(said), left < 0)
