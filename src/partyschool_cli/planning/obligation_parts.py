"""What each obligation asks for in each of its periods, and what was taught towards it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partyschool_cli.model.manifest import Obligation
from partyschool_cli.planning.obligations import Obligations
from partyschool_cli.planning.periods import Period, periods_touched
from partyschool_cli.planning.taught_rows import TaughtRow
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


@dataclass(frozen=True, slots=True)
class ObligationPart:
    """An obligation in one period: how often it asks all whom it binds to teach, and what counts.

    `done` and `planned` count no more for a teacher than the obligation asks; `rows` are all that
    was taught, the earlier first. `lacking` are the ids of teachers who teach too rarely.
    """

    obligation: Obligation
    period: Period
    required: int
    done: int
    planned: int
    rows: tuple[TaughtRow, ...]
    lacking: tuple[str, ...]


def obligation_parts(
    timetable: Timetable, days: Period, today: dt.date, schools: frozenset[str] | None = None
) -> Iterator[ObligationPart]:
    """A part for each obligation and period that the days touch; only what is on the days counts.

    It binds the teachers of `schools`, of all if None. One that binds nobody has parts of nothing.
    """
    obligations = Obligations(timetable)
    for obligation in timetable.catalog.manifest.obligations:
        duties = [
            duty
            for duty in obligations.duties(obligation)
            if schools is None or duty.teacher.school in schools
        ]
        meetings = {
            duty.teacher.id: [
                meeting
                for meeting in obligations.meetings(obligation, duty.teacher)
                if meeting.date in days
            ]
            for duty in duties
        }
        for period in periods_touched(days, obligation.per):
            held = {
                duty.teacher.id: [one for one in meetings[duty.teacher.id] if one.date in period]
                for duty in duties
                if duty.period == period
            }
            yield _part(obligation, period, held, today)


def _part(
    obligation: Obligation, period: Period, held: Mapping[str, list[Meeting]], today: dt.date
) -> ObligationPart:
    """A part by what each teacher who is bound teaches in its period."""
    most = obligation.at_least
    done = {name: sum(one.date <= today for one in own) for name, own in held.items()}
    rows = [_row(meeting, name) for name, own in held.items() for meeting in own]
    counted = sum(min(most, times) for times in done.values())
    return ObligationPart(
        obligation,
        period,
        required=most * len(held),
        done=counted,
        planned=sum(min(most, len(own)) for own in held.values()) - counted,
        rows=tuple(sorted(rows, key=lambda row: row.meeting.order)),
        lacking=tuple(name for name, own in held.items() if len(own) < most),
    )


def _row(meeting: Meeting, teacher: str) -> TaughtRow:
    sessions = (one for one in meeting.sessions if one.training_class.status == "active")
    return TaughtRow(meeting, teacher, tuple(sessions))
