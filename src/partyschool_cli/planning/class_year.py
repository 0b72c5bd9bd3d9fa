"""What a class takes of a calendar year: the days on which it meets, and its hours, by month."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import entity_record
from partyschool_cli.catalog.sorting import default_order
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


@dataclass(frozen=True, slots=True)
class ClassMonth:
    """One month of a class: the days on which it meets, in order, and its contact hours.

    `is_span`: no session is planned yet, so that `days` are those from its first to its last.
    """

    days: tuple[dt.date, ...]
    hours: float
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class ClassYear:
    """A class in a year. `months` has the months, 1 to 12, in which it meets."""

    training_class: TrainingClass
    months: Mapping[int, ClassMonth]

    @property
    def hours(self) -> float:
        """The contact hours of the year."""
        return sum(month.hours for month in self.months.values())


def class_years(timetable: Timetable, year: int) -> Iterator[ClassYear]:
    """The classes that a year has days of, drafts among them: by school, then by first day.

    Retired classes are out, and cancelled sessions; a class whose sessions are all cancelled is
    there without a day.
    """
    catalog = timetable.catalog
    rank = _ranks(catalog)
    classes = (one for one in catalog.classes.values() if one.status != "retired")
    last = len(rank)
    for own in sorted(classes, key=lambda one: (rank.get(one.school, last), one.from_, one.id)):
        months = _months(timetable, own, year)
        if months or (own.sessions and own.from_.year <= year <= own.to.year):
            yield ClassYear(own, months)


def _ranks(catalog: Catalog) -> Mapping[str, int]:
    """The place of each school: by tier, then as in the tree."""
    order = default_order(catalog, Kind.SCHOOL)
    records = sorted((entity_record(catalog, one) for one in catalog.schools.values()), key=order)
    return {str(record["id"]): place for place, record in enumerate(records)}


def _months(timetable: Timetable, own: TrainingClass, year: int) -> Mapping[int, ClassMonth]:
    if not own.sessions:
        span = _by_month(_span(own, year))
        return {month: ClassMonth(tuple(days), 0.0, is_span=True) for month, days in span.items()}
    meetings = timetable.by_class.get(own.id, NO_MEETINGS).meetings
    held = [meeting for meeting in meetings if meeting.date.year == year]
    days = _by_month(sorted({meeting.date for meeting in held}))
    hours = dict.fromkeys(days, 0.0)
    for meeting in held:
        if counts_for_class(meeting.session_of(own.id)):
            hours[meeting.date.month] += meeting.hours
    return {month: ClassMonth(tuple(own), hours[month]) for month, own in days.items()}


def _span(own: TrainingClass, year: int) -> Iterator[dt.date]:
    first, last = max(own.from_, dt.date(year, 1, 1)), min(own.to, dt.date(year, 12, 31))
    for day in range((last - first).days + 1):
        yield first + dt.timedelta(day)


def _by_month(days: Iterable[dt.date]) -> dict[int, list[dt.date]]:
    found: dict[int, list[dt.date]] = {}
    for day in days:
        found.setdefault(day.month, []).append(day)
    return found
