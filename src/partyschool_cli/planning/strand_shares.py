"""How a class's planned contact hours are shared out among the three strands."""

from collections.abc import Mapping
from typing import NamedTuple

from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import STRANDS
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


class StrandShares(NamedTuple):
    """Hours by strand, in the vocabulary's order; `is_certain` unless a strand is unknown."""

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
    for meeting in timetable.by_class.get(training_class.id, NO_MEETINGS).meetings:
        if not counts_for_class(meeting.session_of(training_class.id)):
            continue
        if meeting.course is not None and meeting.course.strand is not None:
            hours[meeting.course.strand] += meeting.hours
        elif meeting.course_id is not None:
            is_certain = False
    return StrandShares(hours, is_certain)
