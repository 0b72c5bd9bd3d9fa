"""A 课程表 as an office prints it, before any format: of a class, teacher, site, school or all.

A sheet holds words ready to print, in order of time. Formats lay it out as a list or, with
`grid.py`, as weeks; none of them looks anything up. Source: the domain notes, “Timetables as
offices print them”.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.day_parts import in_order
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet_days import days_covered, days_off
from partyschool_cli.timetable.sheet_entries import Entry, entries_of
from partyschool_cli.timetable.sheet_heading import TIMETABLE, sheet_subtitle, sheet_title
from partyschool_cli.timetable.sheet_meetings import sheet_meetings
from partyschool_cli.wording.marks import with_draft

Layout = Literal["grid", "list", "month", "weeks"]

# A week with fewer entries than this leaves a grid mostly empty, so a list suits it better.
_ENTRIES_A_WEEK_FOR_GRID = 4
# A day with more of them, as of a hall that many classes use, makes a column too small to read.
_ENTRIES_A_DAY_FOR_GRID = 10
_NOTHING_EARLIER: Final[Mapping[str, Slot]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: 上午, with its usual times."""

    id: str
    title: str
    start: dt.time
    end: dt.time


@dataclass(frozen=True)
class Sheet:
    """A whole timetable. `first` and `last` are the days that it covers.

    `subject` is what it is of, None for the whole catalog. `shows_class` is true where entries come
    from several classes, so that each must say which. `days_off` are the holidays and closed days
    of the weeks that it shows. `catalog_title` and `region` tell the catalog from others, its
    `timezone` is an IANA name. `size` are the people of a class,
    `capacity` those whom a site holds.
    `is_draft`: it is of a draft class, which its title says.
    """

    subject: Key | None
    title: str
    subtitle: str
    first: dt.date
    last: dt.date
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    days_off: Mapping[dt.date, str]
    shows_class: bool
    catalog_title: str
    region: str | None
    organizer: str | None = None
    adviser: str | None = None
    purpose: str | None = None
    remarks: tuple[str, ...] = ()
    timezone: str = "Asia/Shanghai"
    size: int | None = None
    is_draft: bool = False
    capacity: int | None = None

    @property
    def name(self) -> str:
        """What it is of, as in its title: `党员轮训班（第2期）`."""
        return self.title.removesuffix(with_draft(TIMETABLE, is_draft=self.is_draft))

    @property
    def kind(self) -> Kind | None:
        """The kind of its subject; None for the whole catalog."""
        return self.subject.kind if self.subject else None

    @property
    def layout(self) -> Layout:
        """The layout that suits it: a grid where its weeks are well filled, and no day too full."""
        weeks = {entry.date.isocalendar()[:2] for entry in self.entries}
        dense = len(self.entries) >= _ENTRIES_A_WEEK_FOR_GRID * max(1, len(weeks))
        fullest = max(Counter(entry.date for entry in self.entries).values(), default=0)
        return "grid" if dense and fullest <= _ENTRIES_A_DAY_FOR_GRID else "list"

    @property
    def hours(self) -> float:
        """Contact hours of what takes place, together."""
        return sum(entry.hours for entry in self.entries if entry.counts)


def sheet(
    catalog: Catalog,
    subject: Key | None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    earlier: Mapping[str, Slot] = _NOTHING_EARLIER,
    with_below: bool = False,
) -> Sheet:
    """The timetable of `subject` (a class, teacher, site or school; None: all) in some days.

    Without days, all of a class's time, or from the first to the last session of any other.
    Sessions of retired classes are left out, but for the class's own sheet. `earlier` are the days
    and times that moved sessions had before, by `class/s01`, to be told in their marks. A school's
    sheet has, `with_below`, the classes of those below it too. Raises KeyError for an unknown
    subject.
    """
    entity = catalog.entities(subject.kind)[subject.id] if subject else None
    meetings = sheet_meetings(catalog, subject, first, last, with_below=with_below)
    dates = [meeting.date for meeting in meetings]
    own = entity if isinstance(entity, TrainingClass) else None
    begin, end = days_covered(own, first, last, dates)
    parts = _parts(catalog)
    entries = tuple(entries_of(catalog, subject, meetings, earlier))
    return Sheet(
        subject=subject,
        title=sheet_title(catalog, entity),
        subtitle=sheet_subtitle(catalog, entity, entries),
        first=begin,
        last=end,
        entries=entries,
        parts=parts,
        days_off=days_off(catalog, begin, end, dates),
        shows_class=own is None,
        catalog_title=catalog.manifest.title,
        region=catalog.manifest.region,
        organizer=own.organizer if own else None,
        adviser=own.adviser if own else None,
        purpose=own.purpose if own else None,
        remarks=own.remarks if own else (),
        timezone=catalog.manifest.timezone,
        size=own.size if own else None,
        is_draft=own is not None and own.status == "draft",
        capacity=entity.capacity if isinstance(entity, Site) else None,
    )


def _parts(catalog: Catalog) -> tuple[Part, ...]:
    parts = in_order(catalog.manifest.day_parts)
    return tuple(Part(name, part.title, part.start, part.end) for name, part in parts.items())
