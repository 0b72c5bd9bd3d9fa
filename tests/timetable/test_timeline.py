"""Timelines: what goes on when, against a look at every meeting; and changes."""

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import NO_MEETINGS, timeline_of

MONDAY = dt.date(2026, 10, 12)
TRAINING_CLASS = TrainingClass.model_validate(
    {
        "id": "a",
        "title": "甲班",
        "school": "x",
        "from": MONDAY,
        "to": MONDAY,
        "audience": ("members",),
        "size": 9,
    }
)
SESSION = Session.model_validate(
    {"id": "s01", "date": MONDAY, "start": dt.time(8), "end": dt.time(9), "activity": "自习"}
)


def meeting(day: int, start: int, end: int) -> Meeting:
    slot = Slot(MONDAY + dt.timedelta(day), start, end)
    return Meeting((ClassSession(TRAINING_CLASS, SESSION, 0),), slot, None, 0)


MINUTES = st.one_of(st.integers(0, 40), st.integers(1400, 1440))
TIMES = st.tuples(MINUTES, MINUTES).filter(lambda times: times[0] < times[1])
MEETINGS = st.lists(st.tuples(st.integers(0, 2), TIMES), max_size=12).map(
    lambda found: sorted(
        (meeting(day, start, end) for day, (start, end) in found), key=lambda one: one.slot[:2]
    )
)


@given(MEETINGS, st.integers(-1, 3), TIMES)
def test_what_overlaps_is_what_a_look_at_each_would_find(
    held: list[Meeting], day: int, times: tuple[int, int]
) -> None:
    date, (start, end) = MONDAY + dt.timedelta(day), times
    expected = [one for one in held if one.date == date and one.start < end and start < one.end]
    assert list(timeline_of(held).overlapping(date, start, end)) == expected


@given(MEETINGS)
def test_overlaps_are_seen_and_days_are_apart(held: list[Meeting]) -> None:
    timeline = timeline_of(held)
    days = [
        tuple(one for one in held if one.date == date)
        for date in sorted({one.date for one in held})
    ]
    assert list(timeline.days.values()) == days
    assert [timeline.on(day[0].date) for day in days] == days
    assert timeline.has_overlaps == any(
        one.start < other.end and other.start < one.end
        for day in days
        for one, other in itertools.combinations(day, 2)
    )


@given(MEETINGS, st.data())
def test_a_changed_timeline_is_the_timeline_of_what_is_left(
    held: list[Meeting], data: st.DataObject
) -> None:
    timeline = NO_MEETINGS
    for one in data.draw(st.permutations(held)):
        timeline = timeline.with_meeting(one)
    gone = data.draw(st.lists(st.sampled_from(held), unique=True)) if held else []
    for one in gone:
        timeline = timeline.without(one)
    left = [one for one in held if one not in gone]
    assert list(timeline.days) == sorted({one.date for one in left})
    assert set(timeline.meetings) == set(left)
    assert [one.slot[:2] for one in timeline.meetings] == [one.slot[:2] for one in left]
    for one in left:
        assert one in timeline.overlapping(one.date, one.start, one.end)
