"""PS404, PS407, PS408, PS410: class dates, absences, opening hours, ways."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
SITE = "title: 教室\nvenue: classroom\ncapacity: 50\n"
HALL = "title: 礼堂\nvenue: classroom\ncapacity: 50\n"


@pytest.mark.parametrize(
    ("date", "is_outside"),
    [("2026-10-11", True), ("2026-10-12", False), ("2026-10-16", False), ("2026-10-17", True)],
)
def test_class_dates_include_both_ends(date: str, is_outside: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS404", a=training_class(session("s01", f"{date} 00:00-23:59")))
    assert fields(found) == (["class:a sessions[s01].date"] if is_outside else [])


def test_the_class_is_told_of_the_bound_that_is_crossed(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path, "PS404", a=training_class(taught("s01", "2026-10-17 08:30-10:00"))
    )
    assert found.message == "“党章导读”排在党员轮训班结业后：10月17日（周六）"
    assert related(found) == ["classes/a.yaml:4"]
    assert found.related[0].message == "班期 2026年10月12日—16日"


def test_a_wrong_year_is_shown(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path, "PS404", a=training_class(taught("s01", "2062-10-12 08:30-10:00"))
    )
    assert found.message.endswith("结业后：2062年10月12日（周四）")


@pytest.mark.parametrize(
    ("first", "last", "is_away"),
    [
        ("2026-10-12", "2026-10-12", True),
        ("2026-10-01", "2026-10-12", True),
        ("2026-10-01", "2026-10-11", False),
        ("2026-10-13", "2026-10-20", False),
    ],
)
def test_absences(first: str, last: str, is_away: bool, tmp_path: Path) -> None:
    teacher = (
        "name: 王示例\ncategory: school-teacher\n"
        f"unavailable: [{{from: {first}, to: {last}, why: 出差}}]\n"
    )
    found = found_in(
        tmp_path,
        "PS407",
        {"teachers/wang.yaml": teacher},
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
    )
    assert places(found) == (["classes/a.yaml:13:16"] if is_away else [])


def test_who_is_away_from_a_joint_meeting_is_told_once(tmp_path: Path) -> None:
    both = training_class(taught("s01", f"{DAY} 08:30-10:00"))
    teacher = (
        "name: 王示例\ncategory: school-teacher\n"
        "unavailable: [{from: 2026-10-12, to: 2026-10-12}]\n"
    )
    found = found_in(tmp_path, "PS407", {"teachers/wang.yaml": teacher}, a=both, b=both)
    assert fields(found) == ["class:a sessions[s01].teachers[wang]"]


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ("open: {days: [tue, wed]}", "周一不开放"),
        ("open: {days: [mon]}", None),
        ("open: {from: 08:30, to: 10:00}", None),
        ("open: {from: 08:31}", "08:31 才开放"),
        ("open: {to: 09:59}", "09:59 关闭"),
        ("unavailable: [{from: 2026-10-12, to: 2026-10-12, why: 维护}]", "停用（维护）"),
        ("unavailable: [{from: 2026-10-13, to: 2026-10-14}]", None),
        ("status: retired\nopen: {days: [tue]}", None),
    ],
)
def test_opening(extra: str, why: str | None, tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS408",
        {"sites/jiaoshi.yaml": f"{SITE}{extra}\n"},
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
    )
    assert [one.message for one in found] == (
        [f"教室（jiaoshi）{why}，这次课排在10月12日（周一）08:30—10:00"] if why else []
    )
    assert fields(found) == (["class:a sessions[s01].site"] if why else [])


def hall(minutes: int | None) -> dict[str, str | bytes | None]:
    way = f"travel_minutes: {{jiaoshi: {minutes}}}\n" if minutes is not None else ""
    return {"sites/litang.yaml": HALL + way}


@pytest.mark.parametrize(
    ("minutes", "is_late"), [(30, False), (31, True), (0, False), (None, False)]
)
def test_a_way_as_long_as_the_break_is_short_enough(
    minutes: int | None, is_late: bool, tmp_path: Path
) -> None:
    found = found_in(
        tmp_path,
        "PS410",
        hall(minutes),
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"),
            taught("s02", f"{DAY} 10:30-11:30", site="litang"),
        ),
    )
    assert fields(found) == (["class:a sessions[s02].site"] if is_late else [])


def test_teacher_and_class_on_one_way_are_one_finding(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS410",
        hall(25),
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00", site="litang"), taught("s02", f"{DAY} 10:00-11:00")
        ),
    )
    assert found.message == (
        "班次“党员轮训班”（a）、王示例（wang）从礼堂（litang）到教室（jiaoshi）要 25 分钟，"
        "中间只有 0 分钟"
    )
    assert found.hint.startswith("可以把这次课调到10月12日（周一）10:25—11:25")
    assert related(found) == ["classes/a.yaml:10"]


def test_a_session_without_a_site_on_the_way_does_not_hide_it(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS410",
        hall(60),
        a=training_class(
            taught("s01", f"{DAY} 08:30-09:30"),
            session("s02", f"{DAY} 09:30-09:45"),
            taught("s03", f"{DAY} 09:45-10:30", site="litang", teachers=["li"]),
        ),
    )
    assert fields(found) == ["class:a sessions[s03].site"]


def test_who_overlaps_is_a_clash_and_not_late(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS410",
        hall(60),
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"), taught("s02", f"{DAY} 09:30-11:00", site="litang")
        ),
    )
    assert found == ()


@pytest.mark.parametrize("site", [None, "title: 礼堂\n"], ids=["missing", "broken"])
def test_a_site_that_is_another_finding_is_no_way(site: str | None, tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS410",
        {
            "sites/litang.yaml": site,
            "sites/jiaoshi.yaml": f"{SITE}travel_minutes: {{litang: 60}}\n",
        },
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"), taught("s02", f"{DAY} 10:00-11:00", site="litang")
        ),
    )
    assert found == ()
