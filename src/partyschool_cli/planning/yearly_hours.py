"""The contact hours that a township's year plans for its party members, against what they need.

Source: 《中国共产党党员教育管理工作条例》(2019), art. 20: a member studies 32 学时 a year; the lint
rules, PS502: a school's classes are its own and those of the schools above it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from partyschool_cli.catalog.coverage import counting_schools, townships
from partyschool_cli.catalog.unknowns import PossibleEntity, Unknowns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import MEMBERS
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.split import Split, split_sum
from partyschool_cli.planning.years import years_of_class
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

HOURS_A_YEAR = 32


class YearPlan(NamedTuple):
    """One township's year: the hours of its own classes for members, and of those above it.

    `is_certain` is false where a class that is not seen may add to them.
    """

    school: School
    year: int
    own: float
    above: float
    is_certain: bool = True

    @property
    def hours(self) -> float:
        """All hours planned."""
        return self.own + self.above

    @property
    def is_enough(self) -> bool:
        """Whether they reach the 32 of the regulation."""
        return self.hours >= HOURS_A_YEAR


class MembersHours(NamedTuple):
    """The hours for members on some days: a township's own, and those of the schools above it.

    `required` is what the regulation asks for; None where the days are not whole years.
    """

    school: School
    own: Split
    above: Split
    required: float | None

    @property
    def hours(self) -> Split:
        """All hours."""
        both = self.own, self.above
        return Split(sum(one.done for one in both), sum(one.planned for one in both))

    @property
    def is_enough(self) -> bool | None:
        """Whether they reach what is required, if anything is."""
        return None if self.required is None else self.hours.total >= self.required


class YearlyHours:
    """The plans of a catalog's townships. 合班 counts once.

    Activities, cancelled sessions and drafts count nothing.
    """

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable

    def plans(self) -> Iterator[YearPlan]:
        """Each township's plan of each year in which it, or a school above, has such a class."""
        catalog = self.timetable.catalog
        for school in townships(catalog):
            counting = counting_schools(catalog, school)
            chain = counting or tuple(above.id for above in catalog.ancestors(school.id))
            years = sorted({year for name in chain for year in self._planned.get(name, ())})
            for year in years:
                yield self._plan(school, chain, year, is_known=counting is not None)

    def on(self, school: School, days: Period, today: dt.date = dt.date.max) -> MembersHours:
        """What a township offers its members on those days; up to `today` it is done."""
        own = {one for one in self._meetings.get(school.id, ()) if one.date in days}
        above = {
            one
            for upper in self.timetable.catalog.ancestors(school.id)
            for one in self._meetings.get(upper.id, ())
            if one.date in days and one not in own
        }
        return MembersHours(
            school,
            split_sum(((one.date, one.hours) for one in own), today),
            split_sum(((one.date, one.hours) for one in above), today),
            days.years and HOURS_A_YEAR * days.years,
        )

    def _plan(
        self, school: School, chain: tuple[str, ...], year: int, *, is_known: bool
    ) -> YearPlan:
        """A plan from the hours of `chain`, the schools that count if that `is_known`."""
        own = self._planned.get(school.id, {}).get(year, 0)
        others = [name for name in chain if name != school.id]
        above = sum(self._planned.get(name, {}).get(year, 0) for name in others)
        above -= self._counted_twice((school.id, *others), year)
        certain = is_known and not any(
            _could_add(possible, year) for possible in self._unknowns.of(chain)
        )
        return YearPlan(school, year, own, above, certain)

    @cached_property
    def _unknowns(self) -> Unknowns:
        return Unknowns(self.timetable.catalog, Kind.CLASS)

    def _counted_twice(self, chain: tuple[str, ...], year: int) -> float:
        """The hours of 合班 of several schools that `_planned` has for more than one of `chain`."""
        seen: set[Meeting] = set()
        twice = 0.0
        for name in chain:
            for meeting in self._shared.get(name, ()):
                if meeting.date.year == year:
                    twice += meeting.hours if meeting in seen else 0
                    seen.add(meeting)
        return twice

    @cached_property
    def _meetings(self) -> Mapping[str, Mapping[Meeting, None]]:
        """For each school, the meetings of its active classes for members, 合班 once."""
        found: dict[str, dict[Meeting, None]] = {}
        for training_class in self._classes:
            timeline = self.timetable.by_class.get(training_class.id, NO_MEETINGS)
            years = years_of_class(training_class)
            within = (
                one
                for one in timeline.meetings
                if one.date.year in years and counts_for_class(one.session_of(training_class.id))
            )
            found.setdefault(training_class.school, {}).update(dict.fromkeys(within))
        return found

    @cached_property
    def _classes(self) -> tuple[TrainingClass, ...]:
        return tuple(
            one
            for one in self.timetable.catalog.classes.values()
            if one.status == "active" and MEMBERS in one.audience
        )

    @cached_property
    def _shared(self) -> Mapping[str, list[Meeting]]:
        """For each school, the meetings that another school has as well."""
        count = Counter(meeting for own in self._meetings.values() for meeting in own)
        found: dict[str, list[Meeting]] = {}
        for name, own in self._meetings.items():
            shared = [meeting for meeting in own if count[meeting] > 1]
            if shared:
                found[name] = shared
        return found

    @cached_property
    def _planned(self) -> Mapping[str, Mapping[int, float]]:
        """For each school, the hours of its active classes for members by year."""
        found: dict[str, dict[int, float]] = {}
        for training_class in self._classes:
            hours = found.setdefault(training_class.school, {})
            for year in years_of_class(training_class):
                hours.setdefault(year, 0)
        for name, own in self._meetings.items():
            for meeting in own:
                found[name][meeting.date.year] += meeting.hours
        return found


def _could_add(possible: PossibleEntity, year: int) -> bool:
    return (
        possible.could_be_active()
        and possible.could_contain("audience", MEMBERS)
        and possible.could("from", lambda day: str(day)[:4] <= str(year))
        and possible.could("to", lambda day: str(day)[:4] >= str(year))
    )
