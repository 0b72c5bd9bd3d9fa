"""`pschool why`: why a session, or a course of a class, cannot be somewhere, and what helps."""

import json
import shlex
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Pschool, not_refused
from tests.schedule.towns import course, klass, town

TODAY = "--today=2026-10-01"
ONE_DAY = {"from": "2026-10-12", "to": "2026-10-12"}
MORNING = "08:30, end: 11:30"
AFTERNOON = "14:30, end: 17:30"


def taught(name: str, date: str, times: str, course: str = "history", **fields: str) -> str:
    """A session by 赵 in 河口, unless told otherwise."""
    usual = {"course": course, "teachers": "[zhao]", "site": "hekou-room"}
    rest = ", ".join(f"{field}: {value}" for field, value in {**usual, **fields}.items())
    return f"  - {{id: {name}, date: 2026-10-{date}, start: {times}, {rest}}}\n"


def away(teacher: str, title: str, days: str) -> dict[str, str]:
    head = f"name: {title}\ncategory: school-teacher\nschool: hekou\n"
    return {f"teachers/{teacher}.yaml": f"{head}unavailable:\n  - {days}\n"}


def asked(pschool: Pschool, root: Path, *words: str) -> Any:
    result = pschool("why", *words, "--format", "json", TODAY, cwd=root)
    document = json.loads(result.out)
    assert document.keys() == {"version", "allowed", "reasons", "remedies"}
    assert result.code == (0 if document["allowed"] else 1)
    return document


def test_the_facts_with_their_places_and_what_helps(tmp_path: Path, pschool: Pschool) -> None:
    days = "{from: 2026-10-12, to: 2026-10-14, why: 下乡}"
    files = away("zhao", "赵示例", days)
    sessions = taught("s01", "15", MORNING)
    root = town(tmp_path, files, a=klass("history", sessions=sessions, title="清源班"))
    result = pschool("why", "a/s01", "10月13日", TODAY, cwd=root)

    assert result.code == 1
    assert result.out.splitlines() == [
        "不行：清源班 s01“党史” 10月13日",
        "因为：",
        "  教师 赵示例 10月12日至14日不便（下乡）：teachers/zhao.yaml:5",
        "办法（都试过，这样改就行）：",
        "  1．请 钱示例 来讲",
        "      pschool move a/s01 2026-10-13 08:30 --teacher qian",
        "  2．请 孙示例 来讲（加进课程的授课人）",
        "      pschool set course:history teachers=zhao、qian、sun",
        '      pschool set class:a "sessions[s01].teachers=sun"',
        "  3．请 赵示例 取消 10月12日至14日的不便",
        '      pschool set teacher:zhao "unavailable[0]="',
    ]


def test_where_it_can_be(tmp_path: Path, pschool: Pschool) -> None:
    root = town(tmp_path, a=klass("history", title="清源班"))
    result = pschool("why", "清源班/党史", TODAY, cwd=root)

    assert (result.code, result.out) == (
        0,
        "可以：清源班 “党史” 10月12日（周一）08:30—11:30（赵示例，河口教室）\n",
    )


def test_reasons_and_remedies_for_programs(tmp_path: Path, pschool: Pschool) -> None:
    root = town(tmp_path, a=klass("visit", **ONE_DAY))
    document = asked(pschool, root, "a/visit")

    assert document["reasons"] == [
        {
            "message": "班次 党员班 10月12日就结业",
            "file": "classes/a.yaml",
            "line": 4,
            "field": "to",
            "value": "2026-10-12",
        },
        {
            "message": "教学点 红色基地 只在周二、周三、周四、周五、周六、周日开放",
            "file": "sites/base.yaml",
            "line": 7,
            "field": "open.days",
            "value": ["tue", "wed", "thu", "fri", "sat", "sun"],
        },
    ]
    assert document["remedies"][0] == {
        "message": "把班次结业日期延到10月13日",
        "changes": [{"file": "classes/a.yaml", "field": "to", "new": "2026-10-13"}],
    }


# What stands in the way, and the question. Each has remedies of another kind.
FULL = taught("s01", "12", MORNING, "charter") + taught("s02", "12", AFTERNOON, "grafting")
STUCK: dict[str, tuple[dict[str, str], dict[str, str], tuple[str, ...]]] = {
    "a class that is over": ({}, {"a": klass("visit", **ONE_DAY)}, ("a/visit",)),
    "a teacher who is away": (
        away("zhao", "赵示例", "{from: 2026-10-13, to: 2026-10-13}"),
        {"a": klass(sessions=taught("s01", "12", MORNING))},
        ("a/s01", "10月13日"),
    ),
    "a room that is taken": (
        {},
        {
            "a": klass(sessions=taught("s01", "12", MORNING)),
            "b": klass(sessions=taught("s01", "13", MORNING, teachers="[sun]")),
        },
        ("a/s01", "10月13日", "8:30"),
    ),
    "a day that is full": (
        {},
        {"a": klass("visit", sessions=FULL, **{"from": "2026-10-12", "to": "2026-10-13"})},
        ("a/history", "10月12日"),
    ),
    "a site that opens later": (
        {},
        {"a": klass(sessions=taught("s01", "12", MORNING, "visit", teachers="[sun]"))},
        ("a/s01", "10月14日", "8:30", "--site", "base"),
    ),
    "a part of the day": ({}, {"a": klass("charter")}, ("a/charter", "10月13日", "晚上")),
    "a day of the week": ({}, {"a": klass("charter")}, ("a/charter", "10月17日", "8:30")),
    "days that the county closes": (
        {
            "catalog.yaml": "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
            "calendar: {closed: [{from: 2026-10-13, to: 2026-10-16, why: 集市}]}\n"
        },
        {"a": klass("visit")},
        ("a/visit", "10月14日"),
    ),
    "a course that has to come before": (
        {
            "courses/history.yaml": course("党史", 4, requires="[charter]"),
        },
        {
            "a": klass(
                sessions=taught("s01", "14", AFTERNOON)
                + taught("s02", "14", "08:30, end: 10:00", "charter")
            )
        },
        ("a/s01", "10月13日"),
    ),
}


@pytest.mark.parametrize("name", STUCK)
def test_every_remedy_works_when_it_is_applied(name: str, tmp_path: Path, pschool: Pschool) -> None:
    files, classes, question = STUCK[name]
    root = town(tmp_path, files, **classes)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    document = asked(pschool, root, *question)

    assert not document["allowed"]
    assert document["remedies"], document["reasons"]
    for remedy in document["remedies"]:
        apply(pschool, root, remedy)
        again = pschool("why", *question, TODAY, cwd=root)
        assert again.code == 0, (remedy, again.out)
        for path, data in before.items():
            path.write_bytes(data)


def apply(pschool: Pschool, root: Path, remedy: dict[str, Any]) -> None:
    """Make a remedy as a program would: its command, or `set` of each field."""
    if "command" in remedy:
        _, *words = shlex.split(remedy["command"])
        assert pschool(*words, TODAY, cwd=root).code == 0, remedy
        return
    for change in remedy["changes"]:
        kind, _, name = change["file"].removesuffix(".yaml").partition("/")
        kinds = {"classes": "class", "teachers": "teacher", "sites": "site", "courses": "course"}
        ref = f"{kinds[kind]}:{name}" if name else "catalog"
        new = change["new"]
        said = "" if new is None else "、".join(new) if isinstance(new, list) else new
        result = pschool("set", ref, f"{change['field']}={said}", "--force", TODAY, cwd=root)
        assert result.code == 0, (remedy, result.out, result.err)


WRONG = {
    (): "还缺：哪次课、哪门课（REF）",
    ("history",): "“history”不是课次，也没有写是哪个班的课程",
    ("a/nothing",): "班次 a 没有课次“nothing”，也没有叫这个的课程",
    ("a/history", "8:30"): "“8:30”没有写是哪天",
    ("a/history", "10月12日", "--site", "nowhere"): "nowhere",
}


def test_what_is_wrong_in_the_words(tmp_path: Path, pschool: Pschool) -> None:
    root = town(tmp_path, a=klass("history"))
    assert not_refused(partial(pschool, "why", TODAY, cwd=root), WRONG) == {}


def test_nothing_is_written(tmp_path: Path, pschool: Pschool) -> None:
    root = town(tmp_path, a=klass("visit", **ONE_DAY))
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    pschool("why", "a/visit", TODAY, cwd=root)

    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_part_of_the_day_that_is_too_short(tmp_path: Path, pschool: Pschool) -> None:
    root = town(tmp_path, a=klass("history"))
    result = pschool("why", "a/history", "10月13日", "晚上", TODAY, cwd=root)

    assert result.code == 1
    assert result.out.splitlines()[1:3] == [
        "因为：",
        "  晚上 19:30—21:00，放不下这么长的课：catalog.yaml:1",
    ]
