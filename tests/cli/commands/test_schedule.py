"""`pschool schedule`: plans, kept plans, written plans, as a clerk runs them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Pschool
from tests.schedule.checker import faults
from tests.schedule.towns import course, klass, town

TODAY = "--today=2026-10-01"
# Enough for the few sessions of these classes; by itself it takes ten times as many.
QUICK = ("--steps", "500")
_DAY = dt.date(2026, 10, 1)
_LOCKED = """\
  - id: s01
    date: 2026-10-14
    start: 08:30
    end: 10:00
    course: charter
    teachers: [zhao]
    site: hekou-room
    locked: true # 县领导只有这天有空
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return town(
        tmp_path,
        a=klass("charter", "history", "grafting", sessions=_LOCKED),
        b=klass("visit", title="干部班"),
        done=klass("charter", title="旧班", **{"from": "2026-05-11", "to": "2026-05-15"}),
        draft=klass("charter", title="草稿班", status="draft"),
    )


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


def _json(
    pschool: Pschool, root: Path, *words: str, effort: tuple[str, ...] = QUICK, code: int = 0
) -> dict[str, Any]:
    result = pschool("schedule", *words, "--format", "json", *effort, TODAY, cwd=root)
    assert result.code == code, result.err
    found: dict[str, Any] = json.loads(result.raw)
    return found


def _changed(found: dict[str, Any]) -> list[str]:
    return [f"{one['class']}/{one['id']}" for one in found["sessions"] if one["change"] != "kept"]


def test_a_table_a_week_and_nothing_is_written(root: Path, pschool: Pschool) -> None:
    before = _files(root)
    result = pschool("schedule", TODAY, cwd=root)
    assert result.code == 0
    assert result.out.startswith("2026年10月12日—18日\n")
    assert "新排" in result.out
    assert "基地现场教学" in result.out
    assert "代价合计" in result.out
    assert "都排下了：新排 3 次课\n" in result.out
    assert "这是方案，没有写文件；要写，加 --write" in result.err
    assert _files(root) == before


def test_the_document_for_programs(root: Path, pschool: Pschool) -> None:
    found = _json(pschool, root)
    assert list(found) == ["version", "status", "sessions", "left_over", "cost", "seconds", "steps"]
    assert found["version"] == 1
    assert found["status"] == "complete"
    assert found["left_over"] == []
    assert set(found["cost"]) == {"total", "by_wish", "bound"}
    assert found["cost"]["total"] == pytest.approx(sum(found["cost"]["by_wish"].values()))
    kept = next(one for one in found["sessions"] if one["change"] == "kept")
    assert kept == {
        "class": "a",
        "id": "s01",
        "change": "kept",
        "date": "2026-10-14",
        "start": "08:30",
        "end": "10:00",
        "course": "charter",
        "teachers": ["zhao"],
        "site": "hekou-room",
        "delivery": None,
        "was": None,
    }
    assert sorted(_changed(found)) == ["a/s02", "a/s03", "b/s01"]


def test_write_and_undo(root: Path, pschool: Pschool) -> None:
    before = _files(root)
    found = _json(pschool, root, "--write")
    assert faults(root, _changed(found), _DAY) == []
    text = (root / "classes/a.yaml").read_text("utf-8")
    assert "    locked: true # 县领导只有这天有空\n" in text
    planned = ("classes/a.yaml", "classes/b.yaml")
    linted = pschool("lint", *planned, "--fail-on=warning", "--select=PS4", TODAY, cwd=root)
    assert linted.code == 0, linted.out
    assert pschool("undo", cwd=root).code == 0
    assert _files(root) == before


def test_only_the_classes_that_are_named(root: Path, pschool: Pschool) -> None:
    assert _changed(_json(pschool, root, "干部班")) == ["b/s01"]
    assert _changed(_json(pschool, root, "draft")) == ["draft/s01"]
    result = pschool("schedule", "没有的班", TODAY, cwd=root)
    assert (result.code, result.out) == (2, "")


def test_a_retired_class_is_not_planned(root: Path, pschool: Pschool) -> None:
    (root / "classes/c.yaml").write_text(
        klass("charter", title="停办班", status="retired"), "utf-8"
    )
    result = pschool("schedule", "c", TODAY, cwd=root)
    assert result.code == 2
    assert "停用了" in result.err


def test_a_plan_is_kept_and_written_later(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    kept = tmp_path / "方案.json"
    before = _files(root)
    pschool("schedule", "-o", str(kept), *QUICK, TODAY, cwd=root)
    assert _files(root) == before
    document = json.loads(kept.read_text("utf-8"))
    assert document["status"] == "complete"
    result = pschool("schedule", "--apply", str(kept), TODAY, cwd=root)
    assert result.code == 0
    assert faults(root, _changed(document), _DAY) == []
    again = pschool("schedule", "--apply", str(kept), TODAY, cwd=root)
    assert again.code == 2
    assert "过时了" in again.err


IS_OLD = {
    "classes/b.yaml": True,
    "courses/visit.yaml": True,
    "teachers/sun.yaml": True,
    "sites/base.yaml": True,
    "catalog.yaml": True,
    "sites/nanping-room.yaml": False,
    "classes/done.yaml": False,
    "schools/nanping.yaml": False,
}


def test_a_kept_plan_is_old_where_what_it_goes_by_has_changed(
    root: Path, pschool: Pschool, tmp_path: Path
) -> None:
    kept = tmp_path / "方案.json"
    pschool("schedule", "b", "-o", str(kept), *QUICK, TODAY, cwd=root)
    before = _files(root)

    def is_refused(path: str) -> bool:
        file = root / path
        file.write_bytes(before[str(file)] + "# 改过\n".encode())
        changed = _files(root)
        result = pschool("schedule", "--apply", str(kept), TODAY, cwd=root)
        is_old = result.code == 2
        assert (_files(root) == changed, path in result.err) == (is_old, is_old)
        for name, data in before.items():
            Path(name).write_bytes(data)
        return is_old

    assert {path: is_refused(path) for path in IS_OLD} == IS_OLD


def test_what_is_no_plan_is_refused(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    kept = tmp_path / "x.json"
    for content in ("", "[]", '{"version": 2}', '{"version": 1, "sessions": [1]}'):
        kept.write_text(content, "utf-8")
        result = pschool("schedule", "--apply", str(kept), TODAY, cwd=root)
        assert (result.code, "不是排课方案" in result.err) == (2, True), content
    assert pschool("schedule", "--apply", str(tmp_path / "没有.json"), cwd=root).code == 2


def test_wrong_command_lines(root: Path, pschool: Pschool) -> None:
    before = _files(root)
    wrong = (
        ("--time", "5", "--steps", "5"),
        ("--time", "0"),
        ("--steps", "-1"),
        ("--apply", "x.json", "--move"),
        ("--apply", "x.json", "a"),
        ("--apply", "x.json", "--steps", "0"),
        ("-o", "classes/a.yaml"),
    )
    codes = {words: pschool("schedule", *words, TODAY, cwd=root).code for words in wrong}
    assert codes == dict.fromkeys(wrong, 2)
    assert _files(root) == before


def test_what_is_left_over_is_told_and_the_rest_written(root: Path, pschool: Pschool) -> None:
    site = (root / "sites/base.yaml").read_text("utf-8").replace("capacity: 60", "capacity: 20")
    (root / "sites/base.yaml").write_text(site, "utf-8")
    result = pschool("schedule", "--write", *QUICK, TODAY, cwd=root)
    assert result.code == 1
    assert "干部班：“基地现场教学”还有 2 学时没有排下" in result.out
    assert "sites/base.yaml:" in result.out
    assert "新排 2 次课，1 门课的 1 次没有排下" in result.out
    assert "course: history" in (root / "classes/a.yaml").read_text("utf-8")
    found = _json(pschool, root, code=1)
    assert found["status"] == "infeasible"  # the rest is there now
    (left,) = found["left_over"]
    assert (left["class"], left["course"], left["hours"]) == ("b", "visit", 2)
    assert set(left["reasons"][0]) == {"message", "file", "line", "field", "value"}


def test_a_failed_run_writes_nothing(root: Path, pschool: Pschool) -> None:
    (root / "courses/visit.yaml").write_text(course("参观", size="x", sites="[base]"), "utf-8")
    site = (root / "sites/base.yaml").read_text("utf-8").replace("capacity: 60", "capacity: 20")
    (root / "sites/base.yaml").write_text(site, "utf-8")
    before = _files(root)
    assert pschool("schedule", "b", "--write", TODAY, cwd=root).code == 0  # 参观 is no sound course
    assert _files(root) == before


def test_nothing_lacks(root: Path, pschool: Pschool) -> None:
    pschool("schedule", "--write", *QUICK, TODAY, cwd=root)
    result = pschool("schedule", TODAY, cwd=root)
    assert (result.code, result.out) == (0, "这些班的课都排够了，没有要排的\n")


def test_a_class_that_names_no_courses_is_told(root: Path, pschool: Pschool) -> None:
    (root / "classes/c.yaml").write_text(klass(title="没写课程的班"), "utf-8")
    result = pschool("schedule", "c", TODAY, cwd=root)
    assert result.code == 0
    assert "没有写应授课程（courses），没有东西可排：没写课程的班" in result.err


def test_the_same_seed_gives_the_same_plan(root: Path, pschool: Pschool) -> None:
    plans = [_json(pschool, root, "--seed", "3")["sessions"] for _ in range(2)]
    assert plans[0] == plans[1]


def test_the_clock_may_end_it(root: Path, pschool: Pschool) -> None:
    found = _json(pschool, root, effort=("--time", "0.3"))
    assert found["status"] == "complete"
    assert found["seconds"] < 5


def test_sessions_move_where_that_is_asked_for(root: Path, pschool: Pschool) -> None:
    """A session on a holiday: it moves, with what it was, and keeps its status."""
    sessions = _LOCKED.partition("    locked")[0].replace("2026-10-14", "2026-10-05")
    (root / "classes/c.yaml").write_text(
        klass("charter", sessions=sessions, title="国庆班", **{"from": "2026-10-05"}), "utf-8"
    )
    assert _changed(_json(pschool, root, "c")) == []
    found = _json(pschool, root, "c", "--move", "--write")
    (moved,) = found["sessions"]
    assert moved["change"] == "moved"
    assert moved["was"] == {
        "date": "2026-10-05",
        "start": "08:30",
        "end": "10:00",
        "teachers": ["zhao"],
        "site": "hekou-room",
    }
    assert found["cost"]["by_wish"]["change"] == 8
    assert "status" not in (root / "classes/c.yaml").read_text("utf-8")
    assert faults(root, ["c/s01"], _DAY) == []
