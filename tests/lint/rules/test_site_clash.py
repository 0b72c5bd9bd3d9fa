"""PS402: shared and online sites, 合班, and files at fault."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
A = training_class(taught("s01", f"{DAY} 08:30-10:00"))
B = training_class(taught("s01", f"{DAY} 09:59-11:30", teachers=["li"]))


@pytest.mark.parametrize(
    ("site", "clashes"),
    [
        ("title: 教室\nvenue: classroom\ncapacity: 90\n", True),
        ("title: 教室\nvenue: classroom\ncapacity: 90\nstatus: draft\n", True),
        ("title: 教室\nvenue: classroom\ncapacity: 90\nstatus: retired\n", False),
        ("title: 教室\nvenue: classroom\ncapacity: 90\nshared: true\n", False),
        ("title: 云课堂\nvenue: online\n", False),
        ("title: 教室\nvenue: classroom\n", False),
        (None, False),
    ],
    ids=["plain", "draft", "retired", "shared", "online", "broken", "missing"],
)
def test_which_sites_take_one_at_a_time(site: str | None, clashes: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS402", {"sites/jiaoshi.yaml": site}, a=A, b=B)
    assert fields(found) == (["class:b sessions[s01].site"] if clashes else [])


def test_classes_taught_together_share_a_site_and_an_opening_too(tmp_path: Path) -> None:
    opening = session("s02", f"{DAY} 08:00-08:30", activity="开班式", site="jiaoshi")
    both = training_class(taught("s01", f"{DAY} 08:30-10:00"), opening)
    assert found_in(tmp_path, "PS402", a=both, b=both) == ()


def test_other_activities_do_not(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS402",
        a=training_class(session("s01", f"{DAY} 08:00-08:30", activity="开班式", site="jiaoshi")),
        b=training_class(session("s01", f"{DAY} 08:00-08:30", activity="结业式", site="jiaoshi")),
    )
    assert fields(found) == ["class:b sessions[s01].site"]


def test_the_hint_is_free_for_class_teacher_and_site(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS402",
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
        b=training_class(taught("s01", f"{DAY} 09:00-10:30", teachers=["li"])),
        c=training_class(taught("s01", f"{DAY} 10:30-11:30", teachers=["li"], site=None)),
    )
    assert "10月13日（周二）09:00—10:30" in found.hint
