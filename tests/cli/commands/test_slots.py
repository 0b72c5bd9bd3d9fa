"""`pschool slots`: when a class, its teachers and its site are all free."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.edit.winter import AUTUMN, winter

TODAY = "--today=2026-12-09"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return winter(tmp_path)


def test_a_table_of_days_for_a_session(root: Path, pschool: Pschool) -> None:
    words = ("winter/s02", "--to", "12月11日")
    result = pschool("slots", *words, TODAY, cwd=root, env={"COLUMNS": "80"})
    assert result.code == 0
    assert result.out == (
        "冬季轮训班 s02（党章导读）：一次 90 分钟，王示例，教室\n"
        "\n"
        "日期      星期  上午                      下午\n"
        "────────  ────  ────────────────────────  ────────────────────────\n"
        "12月9日   周三                            14:30–16:00、16:00–17:30\n"
        "12月10日  周四  08:30–10:00、10:00–11:30  14:30–16:00、16:00–17:30\n"
        "12月11日  周五  10:00–11:30               14:30–16:00、16:00–17:30\n"
        "\n"
        "调到第一个空：pschool move winter/s02 12月9日 14:30\n"
    )


def test_of_a_class_alone_it_is_a_new_session(root: Path, pschool: Pschool) -> None:
    words = ("秋季班", "--hours", "4", "--to", "12月12日")
    result = pschool("slots", *words, TODAY, cwd=root)
    assert "秋季班：一次 180 分钟\n" in result.out
    assert "12月11日" not in result.out.replace("12月11日  周五", "")
    assert (
        "排一次课：pschool new 课次 autumn date=2026-12-09 start=08:30 end=11:30 course=…"
        in result.out
    )


def test_for_programs(root: Path, pschool: Pschool) -> None:
    words = ("winter", "--teacher", "王示例、li", "--site", "大礼堂", "--hours", "4")
    days = ("--from", "2026-12-11", "--to", "2026-12-12", "--format", "json")
    found = json.loads(pschool("slots", *words, *days, TODAY, cwd=root).raw)
    there = {"sites": ["litang"], "teachers": ["wang", "li"]}
    assert found == {
        "version": 1,
        "slots": [
            {"date": "2026-12-11", "start": "14:30", "end": "17:30", **there},
            {"date": "2026-12-12", "start": "08:30", "end": "11:30", **there},
            {"date": "2026-12-12", "start": "14:30", "end": "17:30", **there},
        ],
    }


def test_holidays_closed_days_and_travel_are_left_out(root: Path, pschool: Pschool) -> None:
    with (root / "catalog.yaml").open("a", encoding="utf-8") as file:
        file.write("calendar: {closed: [{from: 2026-12-31, to: 2026-12-31, why: 集市}]}\n")
    words = ("winter/s06", "--from", "2026-12-30", "--to", "2027-01-04", "--format", "json")
    found = json.loads(pschool("slots", *words, TODAY, cwd=root).raw)["slots"]
    days = {slot["date"] for slot in found}
    assert "2026-12-30" in days
    assert not days & {"2026-12-31", "2027-01-01"}


def test_it_begins_today_and_ends_with_the_class(root: Path, pschool: Pschool) -> None:
    words = ("autumn/s01", "--format", "json", "--today=2026-12-15")
    found = json.loads(pschool("slots", *words, cwd=root).raw)["slots"]
    assert (found[0]["date"], found[-1]["date"]) == ("2026-12-15", "2026-12-20")
    assert found[0]["start"] == "08:30"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("winter/s02", "--to", "2026-12-01"), "不在班期里（2026年12月7日—2027年1月8日）"),
        (("winter/s02", "--from", "1月1日", "--to", "1月1日"), "放假或停课"),
        (("winter/s02", "--hours", "9"), "没有哪段时间有这么长"),
    ],
)
def test_none_is_told_with_the_reason(
    words: tuple[str, ...], why: str, root: Path, pschool: Pschool
) -> None:
    result = pschool("slots", *words, "--today=2027-01-01", cwd=root)
    assert (result.code, result.out) == (0, "")
    assert why in result.err
    assert len(result.err.splitlines()) == 1


def test_days_without_a_year_are_near_the_class(root: Path, pschool: Pschool) -> None:
    for today in ("2026-12-09", "2027-01-02"):
        words = ("winter/s06", "--from", "12月30日", "--to", "1月4日", "--format", "json")
        found = json.loads(pschool("slots", *words, f"--today={today}", cwd=root).raw)["slots"]
        assert (found[0]["date"], found[-1]["date"]) == ("2026-12-30", "2027-01-04")


def test_a_whole_week(root: Path, pschool: Pschool) -> None:
    words = ("winter/s06", "--from", "下周", "--to", "下周", "--format", "json")
    found = json.loads(pschool("slots", *words, TODAY, cwd=root).raw)["slots"]
    assert (found[0]["date"], found[-1]["date"]) == ("2026-12-14", "2026-12-20")


def test_nothing_is_written(root: Path, pschool: Pschool) -> None:
    pschool("slots", "autumn/s01", TODAY, cwd=root)
    assert (root / "classes/autumn.yaml").read_text(encoding="utf-8") == AUTUMN


WRONG = {
    (): "还缺：哪个班（CLASS）",
    ("没有的班",): "没有“没有的班”",
    ("winter", "--hours", "0"): "--hours 不能是 0",
    ("winter", "--from", "某天"): "--from：“某天”不是日期",
    ("winter", "--site", "操场"): "没有“操场”这个教学点",
}


def test_wrong_use(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "slots", TODAY, cwd=root), WRONG) == {}


def test_the_class_is_asked_for(root: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    type_keys("秋季\r")
    result = pschool("slots", TODAY, cwd=root, env=TTY)
    assert result.code == 0
    assert "秋季班：一次 90 分钟" in result.out
