"""The reason of a change is what the note says of it."""

import datetime as dt
from typing import Any

import pytest

from partyschool_cli.history.session_reason import reason_of
from partyschool_cli.model.training_class import Session

PLANNED = Session.model_construct(
    id="s01", date=dt.date(2026, 10, 12), start=dt.time(8, 30), end=dt.time(10)
)


def with_fields(**fields: Any) -> Session:
    return PLANNED.model_copy(update=fields)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({}, {"status": "cancelled", "note": "暴雪"}, "暴雪"),
        ({"note": "带笔"}, {"status": "moved", "note": "暴雪；带笔"}, "暴雪"),
        ({"note": "暴雪；带笔"}, {"note": "停电；暴雪；带笔"}, "停电"),
        ({"note": "带笔"}, {"note": "带笔"}, None),
        ({"note": "带笔"}, {}, None),
        ({"note": "暴雪", "status": "moved"}, {"note": "暴雪", "status": "moved"}, None),
        ({"note": "暴雪", "status": "moved"}, {"note": "暴雪", "status": "cancelled"}, "暴雪"),
        ({"note": "暴雪"}, {"note": "暴雪", "status": "cancelled"}, "暴雪"),
        ({"note": "原先的"}, {"note": "王老师出差"}, "王老师出差"),
        # What `reschedule` writes: when it was to be is told anyway.
        ({}, {"status": "moved", "note": "原定12月15日上午，因暴雪调整"}, "暴雪"),
        ({"note": "带笔"}, {"note": "原定12月15日上午在教室，因漏雨调整；带笔"}, "漏雨"),
        ({}, {"status": "moved", "note": "原定12月15日上午，有调整"}, None),
    ],
)
def test_what_was_put_into_the_note(
    old: dict[str, str], new: dict[str, str], reason: str | None
) -> None:
    assert reason_of(with_fields(**old), with_fields(**new)) == reason


def test_a_new_or_removed_session() -> None:
    assert reason_of(None, with_fields(note="带笔")) is None
    assert reason_of(None, with_fields(note="暴雪", status="moved")) == "暴雪"
    assert reason_of(with_fields(note="暴雪"), None) is None
