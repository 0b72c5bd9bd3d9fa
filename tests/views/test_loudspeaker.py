"""大喇叭播报: a text to read out on the village loudspeaker."""

from pathlib import Path

from partyschool_cli.model.manifest import Manifest
from partyschool_cli.schedule.repair.rescheduling import Event, Rescheduling, reschedule
from partyschool_cli.timetable.timetable import Timetable
from partyschool_cli.views.loudspeaker import LIMIT, loudspeaker_text
from tests.schedule.closures import MONDAY, TODAY, day, hits_on, session, town
from tests.schedule.towns import klass

TIMES = [("08:30", "10:00"), ("10:00", "11:30"), ("14:30", "16:00"), ("16:00", "17:30")]


def snowed(timetable: Timetable, event: Event | None = None) -> Rescheduling:
    event = event or Event(day())
    return reschedule(timetable, hits_on(timetable, event.closure), event, TODAY)


def spoken(timetable: Timetable, warning: str, event: Event | None = None) -> str:
    manifest: Manifest = timetable.catalog.manifest
    return loudspeaker_text(manifest, snowed(timetable, event), warning)


def full_day(folder: Path, **fields: str) -> Timetable:
    """A class whose Monday is full."""
    sessions = "".join(
        session(f"s{number}", number % 2, MONDAY, *times) for number, times in enumerate(TIMES)
    )
    return town(folder, a=klass("c0", sessions=sessions, title="冬训班", **fields))


def test_one_change_is_told_whole(tmp_path: Path) -> None:
    sessions = session("s1", 0, MONDAY, "14:30", "16:00")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions, title="冬训班"))

    assert spoken(timetable, "大雾") == (
        "各位党员、各位乡亲：因大雾，冬训班“课0”由10月12日下午2点半改到10月13日下午2点半。"
        "能见度低，出行慢行，注意交通安全。请互相转告。"
    )


def test_many_changes_are_told_in_number(tmp_path: Path) -> None:
    text = spoken(full_day(tmp_path), "暴雪橙色预警")

    assert "4次课改了时间或地点，请看通知" in text
    assert len(text) <= LIMIT


def test_what_does_not_take_place(tmp_path: Path) -> None:
    text = spoken(full_day(tmp_path), "暴雪", Event(day(), "cancel"))

    assert "10月12日上午8点半的冬训班“课0”停课；" in text


def test_what_has_no_place_is_told_later(tmp_path: Path) -> None:
    text = spoken(full_day(tmp_path, to="2026-10-12"), "暴雪")

    assert "因暴雪，10月12日冬训班的4次课怎么上另行通知。" in text


def test_it_is_never_longer_than_people_listen(tmp_path: Path) -> None:
    timetable = full_day(tmp_path)
    for length in (1, 20, 60, 100, 300):
        assert len(spoken(timetable, "雪" * length)) <= LIMIT
