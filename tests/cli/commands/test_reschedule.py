"""`pschool reschedule`: something came between; mend the timetable with the fewest changes."""

import datetime as dt
import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import SHIPPED
from tests.cli.conftest import Pschool, not_refused
from tests.schedule.checker import faults
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, session
from tests.schedule.towns import course, klass, town

DAY = f"--today={TODAY}"
DUTY = (
    "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
    "duty: 党委办公室 24 小时值班\n"
)
ROOMS = {
    "courses/c0.yaml": course("党章导读", 2, sites="[hekou-room, nanping-room]"),
    "courses/c1.yaml": course("政策解读", 2, teachers="[qian]", delivery="[lecture, online]"),
    "courses/c2.yaml": course(
        "基地教学", 2, sites="[base]", teachers="[sun]", delivery="[onsite]", school="county"
    ),
    "sites/wang.yaml": "title: 线上课堂\nvenue: online\nschool: county\n",
}


def winter(folder: Path, *sessions: str, **fields: str) -> Path:
    """The root of a catalog with one class, 冬训班, that has these sessions."""
    text = klass("c0", sessions="".join(sessions), **{"title": "冬训班", **fields})
    return town(folder, {**ROOMS, "catalog.yaml": DUTY}, a=text)


def at_base(name: str, date: dt.date, start: str, end: str, **fields: str) -> str:
    """A session at the outdoor base."""
    usual = {"course": "c2", "teachers": "[sun]", "site": "base"}
    return session(name, 2, date, start, end, **{**usual, **fields})


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.rglob("*.yaml")}


def asked(pschool: Pschool, root: Path, *words: str) -> Any:
    result = pschool("reschedule", *words, "--format", "json", DAY, cwd=root)
    document = json.loads(result.out)
    assert result.code == (0 if document["status"] == "complete" else 1)
    return document


def test_a_table_of_what_is_hit_and_the_proposal(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(
        tmp_path,
        session("s1", 0, MONDAY, "08:30", "10:00"),
        session("s2", 1, MONDAY, "10:00", "11:30", locked="true"),
    )
    before = files(root)
    result = pschool("reschedule", "10月12日", "--why", "停电", DAY, cwd=root)

    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0] == "受影响的有 2 次课，其中 1 次不可调"
    assert [line for line in lines if "不可调" in line][1:] == [
        "                  10:00—11:30  冬训班  “政策解读”  钱示例  河口教室  a/s2  不可调",
        "  班次 冬训班 的 s2 标了不可调：classes/a.yaml:10",
        "  1．去掉“不可调”的标记，再运行一次",
    ]
    assert "方案：要改 1 次课，不能再少（已证明）" in lines
    assert "不上的话，冬训班“政策解读”少 2 学时" in lines
    assert result.err.splitlines()[-1] == "这是方案，没有写文件；要写，加 --write"
    assert files(root) == before


def test_written_and_taken_back(tmp_path: Path, pschool: Pschool) -> None:
    old = session("s1", 0, MONDAY, "08:30", "10:00", note="带笔记本")
    root = winter(tmp_path, old)
    before = files(root)
    result = pschool("reschedule", "10月12日", "--why", "停电", "--write", DAY, cwd=root)

    assert result.code == 0
    text = (root / "classes/a.yaml").read_text("utf-8")
    assert "date: 2026-10-13" in text
    assert "status: moved" in text
    assert "note: 原定10月12日上午，因停电调整；带笔记本" in text
    assert faults(root, ["a/s1"], TODAY) == []
    notice = result.out[result.out.index("【调课通知】") :].splitlines()
    assert notice[1:6] == [
        "冬训班",
        "原因：停电",
        "1．党章导读",
        "原：10月12日（周一）08:30—10:00",
        "现：10月13日（周二）08:30—10:00",
    ]
    assert pschool("undo", cwd=root).code == 0
    assert files(root) == before


def test_json_is_that_of_schedule_with_what_was_hit(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"))
    document = asked(pschool, root, "--from", "10月12日", "--to", "10月12日")

    assert document["sessions"] == [
        {
            "class": "a",
            "id": "s1",
            "change": "moved",
            "date": "2026-10-13",
            "start": "08:30",
            "end": "10:00",
            "course": "c0",
            "teachers": ["zhao"],
            "site": "hekou-room",
            "delivery": None,
            "was": {
                "date": "2026-10-12",
                "start": "08:30",
                "end": "10:00",
                "teachers": ["zhao"],
                "site": "hekou-room",
            },
        }
    ]
    assert document["hit"] == ["a/s1"]
    assert (document["needed"], document["proven"]) == (1, True)
    assert document["left_over"] == []
    assert document["cost"]["by_wish"]["change"] == 8
    assert {"version", "status", "seconds", "steps"} < document.keys()


def test_with_json_written_standard_output_is_json_alone(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"))
    document = asked(pschool, root, "10月12日", "--write")

    assert document["status"] == "complete"
    assert "date: 2026-10-13" in (root / "classes/a.yaml").read_text("utf-8")


def test_only_a_closed_room_is_closed(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(
        tmp_path,
        session("s1", 0, MONDAY, "08:30", "10:00"),
        at_base("s2", TUESDAY, "09:00", "10:30"),
    )
    document = asked(pschool, root, "--site", "河口教室", "--from", "10月12日", "--to", "10月16日")

    (row,) = document["sessions"]
    assert (row["date"], row["start"], row["site"]) == ("2026-10-12", "08:30", "nanping-room")
    pschool(
        "reschedule", "--site", "河口教室", "10月12日", "--why", "漏雨", "--write", DAY, cwd=root
    )
    text = (root / "classes/a.yaml").read_text("utf-8")
    assert "note: 原定10月12日上午在河口教室，因漏雨调整" in text
    assert "status" not in text


def test_a_teacher_who_is_ill(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"))
    document = asked(pschool, root, "--teacher", "赵示例", "日期:10月12日")

    (row,) = document["sessions"]
    assert (row["date"], row["start"], row["teachers"]) == ("2026-10-12", "08:30", ["qian"])


def test_outdoor_and_travel(tmp_path: Path, pschool: Pschool) -> None:
    sessions = (
        session("s1", 0, TUESDAY, "08:30", "10:00", site="nanping-room"),
        session("s2", 1, TUESDAY, "10:30", "12:00", site="hekou-room"),
        at_base("s3", TUESDAY, "15:00", "16:30"),
    )
    root = winter(tmp_path, *sessions)

    assert asked(pschool, root, "10月13日", "--outdoor")["hit"] == ["a/s3"]
    assert asked(pschool, root, "10月13日", "--travel")["hit"] == ["a/s1", "a/s3"]
    assert asked(pschool, root, "10月13日")["hit"] == ["a/s1", "a/s2", "a/s3"]


def test_online_at_the_same_hour(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(
        tmp_path,
        session("s1", 1, MONDAY, "08:30", "10:00"),
        session("s2", 0, MONDAY, "10:00", "11:30"),
    )
    document = asked(pschool, root, "10月12日", "--online")

    (row,) = document["sessions"]
    assert (row["id"], row["start"], row["site"], row["delivery"]) == (
        "s1",
        "08:30",
        "wang",
        "online",
    )
    (left,) = document["left_over"]
    assert (left["session"], left["reasons"][0]["field"]) == ("s2", "delivery")
    assert document["status"] == "partial"


@pytest.mark.parametrize("option", ["--cancel", "--cancel-rest"])
def test_cancelled(option: str, tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"), to="2026-10-12")
    result = pschool("reschedule", "10月12日", option, "--why", "暴雨", "--write", DAY, cwd=root)

    assert result.code == 0
    text = (root / "classes/a.yaml").read_text("utf-8")
    assert "status: cancelled" in text
    assert "note: 暴雨" in text
    assert "现：停课" in result.out


def test_what_has_no_place_is_left_as_it_is(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"), to="2026-10-12")
    before = files(root)
    result = pschool("reschedule", "10月12日", "--write", DAY, cwd=root)

    assert result.code == 1
    assert "  班次 冬训班 10月12日就结业：classes/a.yaml:4" in result.out
    assert "把班次结业日期延到10月13日" in result.out
    assert files(root) == before


def test_what_has_no_place_may_be_cancelled_unless_it_is_locked(
    tmp_path: Path, pschool: Pschool
) -> None:
    lesson = session("s1", 0, MONDAY, "08:30", "10:00")
    root = winter(tmp_path, lesson, to="2026-10-12")
    hint = "没有地方放的要停课：加 --cancel-rest"

    assert hint in pschool("reschedule", "10月12日", DAY, cwd=root).out
    assert hint not in pschool("reschedule", "10月12日", "--cancel-rest", DAY, cwd=root).out
    assert pschool("set", "a/s1", "locked=true", DAY, cwd=root).code == 0
    assert hint not in pschool("reschedule", "10月12日", DAY, cwd=root).out


def test_a_snow_day_from_the_table_to_the_loudspeaker(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(
        tmp_path,
        session("s1", 0, TUESDAY, "08:30", "10:00"),
        at_base("s2", TUESDAY, "15:00", "16:30"),
    )
    warning = ("--weather", "暴雪橙色预警")
    result = pschool("reschedule", "10月13日", *warning, "--write", DAY, cwd=root)

    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "受影响的有 1 次课"
    spoken = lines[lines.index("大喇叭播报") + 1]
    assert spoken == (
        "各位党员、各位乡亲：因暴雪橙色预警，冬训班“基地教学”由10月13日下午3点改到10月14日下午3点。"
        "出行注意防滑防寒，烤火取暖谨防煤烟中毒。请互相转告。党委办公室 24 小时值班。"
    )
    assert len(spoken) <= 150
    notice = lines[lines.index("【调课通知】") :]
    for line in (
        "原因：暴雪橙色预警",
        "请留意暴雪橙色预警，非必要不外出。",
        "党委办公室 24 小时值班。",
    ):
        assert line in notice
    assert "note: 原定10月13日下午，因暴雪橙色预警调整" in (root / "classes/a.yaml").read_text(
        "utf-8"
    )


def test_a_snow_day_of_the_shipped_catalog_to_the_printed_notice_and_back(
    tmp_path: Path, pschool: Pschool
) -> None:
    """The first session of December that somebody has to travel to, from the table to the paper."""
    root = tmp_path / "catalog"
    shutil.copytree(SHIPPED, root)
    before = files(root)
    catalog = load(DiskTree(root))
    away = [
        one.session.date
        for one in catalog.sessions
        if one.session.date.month == 12
        and one.training_class.status == "active"
        and (site := catalog.sites.get(one.session.site or "")) is not None
        and site.venue == "field"
        and site.school != one.training_class.school
    ]
    date = min(away)
    today = date - dt.timedelta(3)
    words = ("reschedule", date.isoformat(), "--travel", "--weather", "暴雪橙色预警")
    table = pschool(*words, f"--today={today}", cwd=root)
    assert "受影响的有" in table.out
    assert "不能再少（已证明）" in table.out
    spoken = table.out.splitlines()[table.out.splitlines().index("大喇叭播报") + 1]
    assert len(spoken) <= 150

    paper = tmp_path / "通知.pdf"
    written = pschool(*words, "--write", "--notice", str(paper), f"--today={today}", cwd=root)
    assert written.code == table.code == 0
    text = "".join(page.extract_text() for page in PdfReader(paper).pages).replace("\n", "")
    assert "因暴雪橙色预警" in text
    assert "请留意暴雪橙色预警，非必要不外出。" in text
    assert pschool("undo", cwd=root).code == 0
    assert files(root) == before


WRONG = {
    (): "没有写是哪些课",
    ("--school", "河口"): "没有写是哪几天",
    ("10月12日", "--cancel", "--online"): "--online 和 --cancel 只能写一样",
    ("10月12日", "--why", "雪", "--weather", "雪"): "--why 和 --weather 只能写一样",
    ("--from", "10月13日", "--to", "10月12日"): "--to 2026-10-12 在 --from 2026-10-13 前面",
    ("--from", "哪天"): "哪天",
    ("--site", "没有的", "10月12日"): "没有的",
    ("--weather", " "): "--weather 后面没有写预警",
    ("10月12日", "--notice", "x.pdf"): "--notice 要和 --write 一起用",
    ("10月12日", "--write", "--notice", "x.doc"): "不认识后缀“.doc”",
}


def test_what_is_wrong_in_the_words(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"))
    before = files(root)
    assert not_refused(partial(pschool, "reschedule", DAY, cwd=root), WRONG) == {}
    assert files(root) == before


def test_nothing_is_hit(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path, session("s1", 0, MONDAY, "08:30", "10:00"))
    result = pschool("reschedule", "10月12日", "--weather", "大风", DAY, cwd=root)

    assert (result.code, result.out) == (0, "没有受影响的课次\n")
    assert "--travel" in result.err
