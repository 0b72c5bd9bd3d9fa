"""Timetables: who is busy when, what may be judged by, and changes."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs import BASE
from tests.full_run import is_full_run
from tests.timetable.random_timetables import Files, files, random_timetable
from tests.timetables import session, taught, timetable, training_class

MORNING = "2026-10-12 08:30-10:00"


def test_busy_times_are_known_of_any_id_that_a_session_names(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(
            taught("s01", MORNING, teachers=["li", "li"]), taught("s02", "2026-10-12 14:30-16:00")
        ),
    )
    timelines = {**found.by_teacher, **found.by_site, **found.by_class}
    refs = {name: [one.first.ref for one in held.meetings] for name, held in timelines.items()}
    assert refs == {
        "li": ["a/s01"],
        "wang": ["a/s02"],
        "jiaoshi": ["a/s01", "a/s02"],
        "a": ["a/s01", "a/s02"],
    }
    assert set(found.teachers) == {"wang"}


def test_what_is_retired_or_at_fault_is_not_judged_by(tmp_path: Path) -> None:
    files = {
        "teachers/wang.yaml": BASE["teachers/wang.yaml"] + "status: retired\n",
        "sites/jiaoshi.yaml": "title: 教室\n",
        "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "status: draft\n",
    }
    found = timetable(tmp_path, files, a=training_class(taught("s01", MORNING)))
    assert (set(found.teachers), set(found.sites)) == (set(), set())
    assert set(found.courses) == {"dangzhang"}


def test_of_what_a_class_starts_together_its_file_decides(tmp_path: Path) -> None:
    together = session("s07", MORNING, activity="开班式", site="jiaoshi")
    found = timetable(
        tmp_path,
        a=training_class(together),
        b=training_class(session("s01", MORNING), together),
    )
    assert [one.first.ref for one in found.meetings] == ["a/s07", "b/s01"]
    held = found.by_class["b"].meetings
    assert [one.session_of("b").ref for one in held] == ["b/s01", "b/s07"]


def test_classes_with_a_course_that_no_file_has(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        {"courses/broken.yaml": "title: 课\n"},
        a=training_class(taught("s01", MORNING, course="unknown")),
        b=training_class(taught("s01", MORNING, course="broken")),
        c=training_class(session("s01", MORNING)),
    )
    assert found.classes_with_unknown_course == {"a"}


def test_ways_are_the_same_in_both_directions(tmp_path: Path) -> None:
    hall = "title: 礼堂\nvenue: classroom\ncapacity: 9\ntravel_minutes: {jiaoshi: 15, net: 3}\n"
    files = {"sites/hall.yaml": hall, "sites/net.yaml": "title: 网\nvenue: online\n"}
    found = timetable(tmp_path, files, a=training_class())
    assert found.travel_minutes("hall", "jiaoshi") == found.travel_minutes("jiaoshi", "hall") == 15
    assert found.travel_minutes("hall", "hall") == 0
    assert found.travel_minutes("net", "jiaoshi") is None
    assert found.travel_minutes("hall", "nowhere") is None


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files(), st.data())
def test_a_changed_timetable_has_what_is_left_and_what_is_new(
    given_files: Files, data: st.DataObject
) -> None:
    found = random_timetable(given_files)
    some = st.lists(st.sampled_from(found.meetings), unique=True) if found.meetings else st.just([])
    removed, back = data.draw(some), data.draw(some)
    changed = found.changed(removed, [one for one in back if one in removed])
    left = [one for one in found.meetings if one not in removed or one in back]
    assert list(changed.meetings) == left
    for before, after in (
        (found.by_class, changed.by_class),
        (found.by_teacher, changed.by_teacher),
        (found.by_site, changed.by_site),
    ):
        for name, held in before.items():
            expected = {one for one in held.meetings if one in left}
            assert set(after[name].meetings) == expected
