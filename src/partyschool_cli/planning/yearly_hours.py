"""The contact hours that a township's year plans for its party members, against what they need.

Source: 《中国共产党党员教育管理工作条例》(2019), art. 20: a member studies 32 学时 a year; the lint
rules, PS502: a school's classes are its own and those of the schools above it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from partyschool_cli.catalog.coverage import counting_schools, townships
from partyschool_cli.catalog.unknowns import PossibleEntity, Unknowns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.planning.years import years_of_class
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

HOURS_A_YEAR = 32
_MEMBERS = "members"


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


@dataclass(frozen=True, eq=False)
class YearlyHours:
    """The plans of a catalog's townships. Activities, cancelled sessions, drafts count nothing."""

    timetable: Timetable

    def plans(self) -> Iterator[YearPlan]:
        """Each township's plan of each year in which it, or a school above, has such a class."""
        catalog = self.timetable.catalog
        for school in townships(catalog):
            counting = counting_schools(catalog, school)
            chain = counting or tuple(above.id for above in catalog.ancestors(school.id))
            years = sorted({year for name in chain for year in self._planned.get(name, ())})
            for year in years:
                yield self._plan(school, chain, year, is_known=counting is not None)

    def plan(self, school: School, year: int) -> YearPlan:
        """A township's plan of a year, of no hours where it has no such class."""
        for plan in self._plans_of.get(school.id, ()):
            if plan.year == year:
                return plan
        return YearPlan(school, year, 0, 0)

    @cached_property
    def _plans_of(self) -> Mapping[str, list[YearPlan]]:
        found: dict[str, list[YearPlan]] = {}
        for plan in self.plans():
            found.setdefault(plan.school.id, []).append(plan)
        return found

    def _plan(
        self, school: School, chain: tuple[str, ...], year: int, *, is_known: bool
    ) -> YearPlan:
        """A plan from the hours of `chain`, the schools that count if that `is_known`."""
        own = self._planned.get(school.id, {}).get(year, 0)
        above = sum(self._planned.get(name, {}).get(year, 0) for name in chain if name != school.id)
        certain = is_known and not any(
            _could_add(possible, year) for possible in self._unknowns.of(chain)
        )
        return YearPlan(school, year, own, above, certain)

    @cached_property
    def _unknowns(self) -> Unknowns:
        return Unknowns(self.timetable.catalog, Kind.CLASS)

    @cached_property
    def _planned(self) -> Mapping[str, Mapping[int, float]]:
        """For each school, the hours of its active classes for members by year."""
        found: dict[str, dict[int, float]] = {}
        for training_class in self.timetable.catalog.classes.values():
            if training_class.status == "active" and _MEMBERS in training_class.audience:
                hours = found.setdefault(training_class.school, {})
                for year in years_of_class(training_class):
                    hours.setdefault(year, 0)
                timeline = self.timetable.by_class.get(training_class.id, NO_MEETINGS)
                for meeting in timeline.meetings:
                    if meeting.date.year in hours:
                        hours[meeting.date.year] += meeting.hours
        return found


def _could_add(possible: PossibleEntity, year: int) -> bool:
    return (
        possible.could_be_active()
        and possible.could_contain("audience", _MEMBERS)
        and possible.could("from", lambda day: str(day)[:4] <= str(year))
        and possible.could("to", lambda day: str(day)[:4] >= str(year))
    )
