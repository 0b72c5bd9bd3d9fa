"""PS410: ways and breaks, of classes and teachers."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
SITE = "title: 教室\nvenue: classroom\ncapacity: 50\n"
HALL = "title: 礼堂\nvenue: classroom\ncapacity: 50\n"


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


ONLINE = "title: 直播间\nvenue: online\n"
FAR = {**hall(90), "sites/zhibo.yaml": ONLINE, "sites/guangchang.yaml": SITE}


@pytest.mark.parametrize("between", ["zhibo", "guangchang", "nowhere"])
def test_a_session_that_says_nothing_of_the_way_does_not_hide_it(
    between: str, tmp_path: Path
) -> None:
    found = found_in(
        tmp_path,
        "PS410",
        FAR,
        a=training_class(
            taught("s01", f"{DAY} 08:30-09:30"),
            taught("s02", f"{DAY} 09:30-10:30", site=between, teachers=["li"]),
            taught("s03", f"{DAY} 10:30-11:30", site="litang"),
        ),
    )
    assert fields(found) == ["class:a sessions[s03].site"]
    assert "要 90 分钟，中间只有 60 分钟" in found[0].message


def test_who_went_online_all_the_way_has_time_enough(tmp_path: Path) -> None:
    sessions = [
        taught("s01", f"{DAY} 08:30-09:30"),
        taught("s02", f"{DAY} 09:30-11:00", site="zhibo"),
        taught("s03", f"{DAY} 11:00-11:30", site="litang"),
    ]
    assert found_in(tmp_path, "PS410", FAR, a=training_class(*sessions)) == ()


def test_a_way_is_measured_from_the_last_of_the_sites_that_tell(tmp_path: Path) -> None:
    ways = "travel_minutes: {jiaoshi: 90, guangchang: 10}\n"
    found = found_in(
        tmp_path,
        "PS410",
        {**FAR, "sites/litang.yaml": HALL + ways},
        a=training_class(
            taught("s01", f"{DAY} 08:30-09:30"),
            taught("s02", f"{DAY} 09:30-10:20", site="guangchang"),
            taught("s03", f"{DAY} 10:30-11:30", site="litang"),
        ),
    )
    assert found == ()


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
