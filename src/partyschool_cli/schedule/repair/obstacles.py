"""What has to go so that a meeting can have a place that facts allow: the meetings in its way."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from partyschool_cli.schedule.placing.limits import class_hours_per_day, hard_constraints
from partyschool_cli.schedule.repair.closure import is_locked
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# Of the others of these, one has to go at least; of all else each.
_ANY_OF: Final = frozenset({"crowded-site", "too-many-hours", "class-hours-per-day"})


def is_movable(meeting: Meeting, today: dt.date) -> bool:
    """Whether a session that was not hit may give way: of a course, unlocked, not over yet."""
    return meeting.course is not None and meeting.date >= today and not is_locked(meeting)


@dataclass(eq=False)
class Obstacles:
    """Finds what is in the way; `looked_at` counts the places that it was asked about."""

    looked_at: int = field(default=0, init=False)

    @cached_property
    def _constraints(self) -> Sequence[Constraint]:
        return tuple(one for one in hard_constraints() if one.scope == "meetings")

    def violations(self, timetable: Timetable, meeting: Meeting) -> Iterator[Violation]:
        """What other meetings forbid of a meeting where it is."""
        self.looked_at += 1
        for constraint in self._constraints:
            yield from constraint.violations(timetable, meeting, meeting.slot)
        yield from class_hours_per_day(timetable, meeting, meeting.slot)

    def is_free(self, timetable: Timetable, meeting: Meeting) -> bool:
        """Whether nothing is in the way of a meeting where it is."""
        return not any(True for _ in self.violations(timetable, meeting))

    def needed(self, timetable: Timetable, meeting: Meeting) -> frozenset[Meeting]:
        """Those that have to go in any case, whatever else goes."""
        return frozenset(
            other
            for violation in self.violations(timetable, meeting)
            if violation.constraint not in _ANY_OF or len(violation.others) == 1
            for other in violation.others
        )

    def demands(
        self, timetable: Timetable, meeting: Meeting
    ) -> Iterator[tuple[frozenset[Meeting], tuple[tuple[Meeting, ...], ...]]]:
        """Of each violation, who has to go, or of whom one has to."""
        for violation in self.violations(timetable, meeting):
            if violation.constraint in _ANY_OF:
                yield frozenset(), (violation.others,)
            else:
                yield frozenset(violation.others), ()

    def clearances(
        self, timetable: Timetable, meeting: Meeting, gone: frozenset[Meeting] = frozenset()
    ) -> Iterator[frozenset[Meeting]]:
        """The sets of meetings after which nothing is in the way; none is part of another.

        Nothing is given where that cannot be.
        """
        left = timetable.changed(tuple(gone)) if gone else timetable
        must: set[Meeting] = set()
        any_of: tuple[Meeting, ...] = ()
        for violation in self.violations(left, meeting):
            if not violation.others:
                return
            if violation.constraint in _ANY_OF:
                any_of = any_of or violation.others
            else:
                must.update(violation.others)
        if must:
            yield from self.clearances(timetable, meeting, gone | must)
        elif any_of:
            for other in any_of:
                yield from self.clearances(timetable, meeting, gone | {other})
        else:
            yield gone
