"""PS403: courses and activities of one class."""

from pathlib import Path

from tests.lint.rules.timed import found_in
from tests.linting import places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"


def test_an_activity_occupies_the_class(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS403",
        a=training_class(taught("s01", f"{DAY} 08:30-10:00"), session("s02", f"{DAY} 08:00-08:31")),
    )
    assert places([found]) == ["classes/a.yaml:10:12"]
    assert related(found) == ["classes/a.yaml:17"]


def test_what_touches_or_is_cancelled_does_not_clash(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS403",
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"),
            session("s02", f"{DAY} 10:00-11:30"),
            session("s03", f"{DAY} 09:00-11:00", status="cancelled"),
        ),
    )
    assert found == ()


def test_sessions_without_teacher_and_site_clash_too(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS403",
        a=training_class(
            session("s01", f"{DAY} 08:30-10:00"), session("s02", f"{DAY} 08:30-10:00")
        ),
    )
    assert places(found) == ["classes/a.yaml:15:12"]


def test_a_session_of_a_joint_meeting_clashes_in_its_own_class(tmp_path: Path) -> None:
    joint = taught("s01", f"{DAY} 09:00-10:30")
    (found,) = found_in(
        tmp_path,
        "PS403",
        a=training_class(joint),
        b=training_class(joint, session("s02", f"{DAY} 08:30-09:30")),
    )
    assert found.file == "classes/b.yaml"
    assert "班次“党员轮训班”（b）" in found.message


def test_each_later_session_is_one_finding_with_the_earlier_ones_as_related_places(
    tmp_path: Path,
) -> None:
    sessions = [session(f"s{number}", f"{DAY} 08:30-10:00") for number in range(1, 5)]
    found = found_in(tmp_path, "PS403", a=training_class(*sessions))
    assert [one.named for one in found] == [
        ("a/s1",),
        ("a/s1", "a/s2"),
        ("a/s1", "a/s2", "a/s3"),
    ]
    assert [len(one.related) for one in found] == [1, 2, 3]
    assert "08:30—10:00有两项安排" in found[0].message
    assert "08:30—10:00有 4 项安排" in found[2].message


def test_a_file_of_nothing_but_clashes_is_told_in_bounds(tmp_path: Path) -> None:
    sessions = [session(f"s{number}", f"{DAY} 08:30-10:00") for number in range(60)]
    assert len(found_in(tmp_path, "PS403", a=training_class(*sessions))) == 59
    sessions = [session(f"s{number}", f"{DAY} 08:30-10:00") for number in range(200)]
    assert len(found_in(tmp_path, "PS403", a=training_class(*sessions))) < 100


def test_groups_that_discuss_at_one_time_do_not_clash(tmp_path: Path) -> None:
    def groups(*names: str | None) -> str:
        sessions = (
            taught(f"s{at}", f"{DAY} 08:30-10:00", teachers=[f"t{at}"], site=None, group=name)
            for at, name in enumerate(names)
        )
        return training_class(*sessions)

    assert found_in(tmp_path, "PS403", a=groups("第一组", "第二组", "第三组")) == ()
    (found,) = found_in(tmp_path, "PS403", a=groups("第一组", "第二组", "第一组"))
    assert related(found) == ["classes/a.yaml:10"]
    (found,) = found_in(tmp_path, "PS403", a=groups("第一组", "第二组", None))
    assert len(related(found)) == 2
