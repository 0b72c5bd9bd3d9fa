"""PS406: one class, 合班, and all who share a site at one moment."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, related
from tests.timetables import taught, training_class

DAY = "2026-10-12"
SHARED = "title: 展馆\nvenue: classroom\ncapacity: 50\nshared: true\n"


def at(times: str, **fields: object) -> str:
    """A class whose one session has a teacher of its own: never a 合班."""
    size = fields.pop("size", 30)
    return training_class(taught("s01", f"{DAY} {times}", **fields), size=size)


@pytest.mark.parametrize(("size", "is_over"), [(50, False), (51, True)])
def test_one_class(size: int, is_over: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS406", a=at("08:30-10:00", size=size))
    assert fields(found) == (["class:a sessions[s01].site"] if is_over else [])


def test_a_class_that_is_too_large_is_told_once(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS406",
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"), taught("s02", f"{DAY} 14:30-16:00"), size=70
        ),
    )
    assert related(found) == ["classes/a.yaml:21"]
    assert found.message == "班次“党员轮训班”（a）有 70 人，教室（jiaoshi）只容 50 人"


@pytest.mark.parametrize(("size", "is_over"), [(20, False), (21, True)])
def test_classes_taught_together(size: int, is_over: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS406", a=at("08:30-10:00"), b=at("08:30-10:00", size=size))
    assert fields(found) == (["class:b sessions[s01].site"] if is_over else [])


@pytest.mark.parametrize(
    ("times", "is_over"),
    [("09:59-11:30", True), ("10:00-11:30", False), ("08:00-08:30", False)],
)
def test_a_shared_site_counts_who_is_there_at_one_moment(
    times: str, is_over: bool, tmp_path: Path
) -> None:
    found = found_in(
        tmp_path,
        "PS406",
        {"sites/jiaoshi.yaml": SHARED},
        a=at("08:30-10:00"),
        b=at(times, teachers=["li"]),
    )
    assert fields(found) == (["class:b sessions[s01].site"] if is_over else [])


def test_three_in_turn_are_never_too_many(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS406",
        {"sites/jiaoshi.yaml": SHARED},
        a=at("08:00-09:00", size=25),
        b=at("08:30-09:30", size=25, teachers=["li"]),
        c=at("09:00-10:00", size=25, teachers=["zhao"]),
    )
    assert found == ()


def test_three_at_once_are_one_finding_at_the_latest(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS406",
        {"sites/jiaoshi.yaml": SHARED},
        a=at("08:00-10:00"),
        b=at("08:30-10:00", teachers=["li"]),
        c=at("09:00-10:00", teachers=["zhao"]),
    )
    assert found.file == "classes/c.yaml"
    assert "共 90 人，只容 50 人" in found.message
    assert related(found) == ["classes/a.yaml:14", "classes/b.yaml:14"]


def test_a_class_that_is_too_large_alone_does_not_make_the_others_too_many(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS406",
        {"sites/jiaoshi.yaml": SHARED},
        a=at("08:00-10:00", size=60),
        b=at("08:30-10:00", teachers=["li"], size=10),
    )
    assert fields(found) == ["class:a sessions[s01].site"]


def test_who_clashes_is_not_counted_together(tmp_path: Path) -> None:
    assert (
        found_in(tmp_path, "PS406", a=at("08:30-10:00"), b=at("09:00-10:00", teachers=["li"])) == ()
    )


@pytest.mark.parametrize(
    "site",
    [
        "title: 云课堂\nvenue: online\ncapacity: 10\n",
        "title: 教室\nvenue: classroom\ncapacity: 10\nstatus: retired\n",
        "title: 教室\nvenue: classroom\ncapacity: x\n",
        None,
    ],
    ids=["online", "retired", "broken", "missing"],
)
def test_sites_without_limit_or_in_doubt(site: str | None, tmp_path: Path) -> None:
    assert found_in(tmp_path, "PS406", {"sites/jiaoshi.yaml": site}, a=at("08:30-10:00")) == ()


@pytest.mark.parametrize(("size", "told"), [(100, []), (101, ["第一组", "第二组"])])
def test_a_group_is_taken_to_be_its_share_of_the_class(
    size: int, told: list[str], tmp_path: Path
) -> None:
    found = found_in(
        tmp_path,
        "PS406",
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00", group="第一组"),
            taught("s02", f"{DAY} 10:30-11:30", group="第二组"),
            size=size,
        ),
    )
    # One finding for the class, the other sessions as related places.
    assert [one.message for one in found] == (
        ["班次“党员轮训班”（a）的第一组（按各组一样多算）有 51 人，教室（jiaoshi）只容 50 人"]
        if told
        else []
    )


def test_groups_of_one_class_at_a_shared_site_are_together_no_more_than_it(tmp_path: Path) -> None:
    groups = [
        taught(f"s{at}", f"{DAY} 08:30-10:00", teachers=[f"t{at}"], group=f"第{at}组")
        for at in range(3)
    ]
    files: dict[str, str | bytes | None] = {"sites/jiaoshi.yaml": SHARED}
    assert found_in(tmp_path, "PS406", files, a=training_class(*groups, size=50)) == ()
    (found,) = found_in(tmp_path, "PS406", files, a=training_class(*groups, size=52))
    assert "共 52 人" in found.message
