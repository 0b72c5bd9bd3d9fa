"""How a class's planned contact hours are shared out among the three strands."""

from collections.abc import Mapping
from typing import NamedTuple

from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import STRANDS
from partyschool_cli.timetable.timetable import Timetable


class StrandShares(NamedTuple):
    """Hours by strand, in the vocabulary's order; `is_certain` unless a course is unknown."""

    hours: Mapping[str, float]
    is_certain: bool

    @property
    def total(self) -> float:
        """All hours."""
        return sum(self.hours.values())


def strand_shares(timetable: Timetable, training_class: TrainingClass) -> StrandShares:
    """The shares of one class; activities and cancelled sessions count nothing."""
    hours = dict.fromkeys(STRANDS, 0.0)
    is_certain = True
    for placed in timetable.sessions_of_class.get(training_class.id, ()):
        if placed.course is not None:
            hours[placed.course.strand] += placed.hours
        elif placed.session.course is not None:
            is_certain = False
    return StrandShares(hours, is_certain)
