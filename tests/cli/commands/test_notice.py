"""`pschool notice`: what concerns people, from git's history or two folders, in every format."""

import io
import json
import os
import shutil
import time
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from PIL import Image
from pypdf import PdfReader

from partyschool_cli.export.docx.reference import reference_document
from tests.catalogs import BASE, QINGSHI, write_catalog
from tests.cli.conftest import Pschool, Result, not_refused
from tests.full_run import is_full_run
from tests.hostile_repositories import config, promisor, witness
from tests.repositories import commit, git, repository

CLASS, TEACHER = "classes/banci.yaml", "teachers/wang.yaml"
MOVED = BASE[CLASS].replace("date: 2026-10-12, start", "date: 2026-10-13, start")
SECOND = BASE[CLASS].replace("党员轮训班", "农民夜校")
DAY = ("--today", "2026-10-01")


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """git has no settings of this machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two classes, of which one session moved since the commit."""
    root = repository(tmp_path / "repo", {"classes/yexiao.yaml": SECOND})
    write(root, CLASS, MOVED)
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).write_bytes(text.encode())


def notice(pschool: Pschool, root: Path, *arguments: str) -> Result:
    return pschool("notice", *arguments, *DAY, cwd=root)


def test_a_side_of_the_json_has_the_documented_keys(root: Path, pschool: Pschool) -> None:
    write(root, CLASS, MOVED.replace("teachers: [wang], site: jiaoshi", "moderator: 班主任"))
    (one,) = json.loads(notice(pschool, root, "--format", "json").out)["notices"]
    assert [*one] == [
        *("class", "class_title", "session", "title", "change", "old", "new", "reason"),
    ]
    times = {"start": "08:30", "end": "10:00"}
    assert one["old"] == {"date": "2026-10-12", **times, "site": "jiaoshi", "teachers": ["wang"]}
    assert one["new"] == {"date": "2026-10-13", **times, "site": None, "teachers": []}


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def told(result: Result) -> list[str]:
    """The changes of a JSON notice."""
    return [f"{one['class']} {one['change']}" for one in json.loads(result.out)["notices"]]


def test_text_for_a_group(root: Path, pschool: Pschool) -> None:
    result = notice(pschool, root)
    assert result.code == 0
    assert result.out.splitlines() == [
        "【调课通知】",
        "党员轮训班",
        "1．党章导读",
        "原：10月12日（周一）08:30—10:00",
        "现：10月13日（周二）08:30—10:00",
        "上课地点仍是教室。请互相转告。",
        f"新课程表校验码 {current_code(pschool, root)}",
        "柳杜乡党校",
        "2026年10月1日",
    ]
    assert "→ 现在的文件" in result.err


def current_code(pschool: Pschool, root: Path) -> str:
    """The code of the class's timetable as `export` prints it."""
    what = ("timetable", "--class", "banci", "--format", "json", "-o", "-")
    return str(json.loads(pschool("export", *what, cwd=root).out)["code"])


def test_codes_of_the_timetables_as_they_are_now(
    root: Path, pschool: Pschool, tmp_path: Path
) -> None:
    code = current_code(pschool, root)
    codes = json.loads(notice(pschool, root, "--format", "json").out)["codes"]
    assert codes == [{"class": "banci", "code": code}]
    for name in ("通知.md", "通知.html"):
        notice(pschool, root, "-o", str(tmp_path / name))
        text = (tmp_path / name).read_text("utf-8")
        assert f"新课程表：版本 2026-10-01 · 校验码 {code}" in text
        assert "二维码：党员轮训班课程表" in text
    notice(pschool, root, "--no-code", "-o", str(tmp_path / "通知.html"))
    assert "校验码" not in (tmp_path / "通知.html").read_text("utf-8")
    assert "校验码" not in notice(pschool, root, "--no-code").out


def test_nothing_that_concerns_anyone(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    write(root, CLASS, BASE[CLASS] + "# 只加了注释\n")
    write(root, TEACHER, BASE[TEACHER].replace("王示例", "汪示例"))
    file = tmp_path / "通知.docx"
    for arguments in ((), ("-o", str(file)), ("--format", "ics")):
        result = notice(pschool, root, *arguments)
        assert result.code == 0
        assert "没有要通知的改动" in result.out
    assert not file.exists()
    data = notice(pschool, root, "--format", "json")
    assert data.code == 0
    assert json.loads(data.out)["notices"] == []


def test_moved_and_moved_back_is_nothing(root: Path, pschool: Pschool) -> None:
    commit(root.parent)
    write(root, CLASS, BASE[CLASS])
    commit(root.parent)
    assert told(notice(pschool, root, "HEAD~2..HEAD", "--format", "json")) == []
    assert told(notice(pschool, root, "HEAD~2..HEAD~1", "--format", "json")) == ["banci moved"]
    assert told(notice(pschool, root, "HEAD~1", "--format", "json")) == ["banci moved"]


def test_past_sessions_only_if_asked_for(root: Path, pschool: Pschool) -> None:
    late = pschool("notice", "--today", "2026-10-14", cwd=root)
    assert late.code == 0
    assert "有 1 次已经过去的课改过，要通知就加 --past" in late.out
    assert "原：10月12日" in pschool("notice", "--past", "--today", "2026-10-14", cwd=root).out


def test_what_people_hold_is_the_default(root: Path, pschool: Pschool) -> None:
    error = notice(pschool, root, "--since-published")
    assert error.code == 2
    assert "还没有印发过" in error.err
    git(root, "tag", "pschool/published/2026-09-30-1")
    commit(root.parent)
    for arguments in ((), ("--since-published",), ("published",)):
        result = notice(pschool, root, *arguments, "--format", "json")
        assert told(result) == ["banci moved"]
        assert "pschool/published/2026-09-30-1" in result.err
    assert told(notice(pschool, root, "HEAD", "--format", "json")) == []
    both = notice(pschool, root, "HEAD", "--since-published")
    assert both.code == 2


def test_for_one_class_teacher_or_school(root: Path, pschool: Pschool) -> None:
    write(root, "teachers/li.yaml", "name: 李示例\ncategory: school-teacher\n")
    write(root, "classes/yexiao.yaml", SECOND.replace("[wang]", "[li]"))

    def changes(*arguments: str) -> list[str]:
        return told(notice(pschool, root, *arguments, "--format", "json"))

    assert changes() == ["banci moved", "yexiao changed"]
    assert changes("--class", "农民夜校") == ["yexiao changed"]
    assert changes("--teacher", "李示例") == ["yexiao changed"]
    assert changes("--teacher", "wang") == ["banci moved", "yexiao changed"]
    assert changes("--school", "柳杜乡党校", "--class", "banci") == ["banci moved"]
    assert "王示例：\n" in notice(pschool, root, "--teacher", "王示例").out
    unknown = notice(pschool, root, "--class", "没有的班")
    assert unknown.code == 2
    assert "没有的班" in unknown.err


def test_a_removed_class_can_be_named(root: Path, pschool: Pschool) -> None:
    (root / CLASS).unlink()
    result = notice(pschool, root, "--class", "党员轮训班", "--format", "json")
    assert told(result) == ["banci removed"]


def test_every_format_to_a_file(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    data = {}
    for suffix in ("txt", "md", "docx", "pdf", "png", "html", "json", "ics"):
        file = tmp_path / f"通知.{suffix}"
        result = notice(pschool, root, "-o", str(file))
        assert result.code == 0, result.err
        assert result.out == ""
        assert f"通知.{suffix}（关于调整“党员轮训班”课程安排的通知）" in result.err
        data[suffix] = file.read_bytes()
    title = "关于调整“党员轮训班”课程安排的通知"
    assert docx.Document(io.BytesIO(data["docx"])).paragraphs[0].text == title
    assert len(PdfReader(io.BytesIO(data["pdf"])).pages) == 1
    with Image.open(io.BytesIO(data["png"])) as picture:
        assert picture.width > 1000
        assert sum(picture.convert("L").histogram()[:128]) > 2_000  # there is ink on it
    assert title in data["html"].decode()
    assert data["md"].decode().startswith(f"# {title}\n")
    assert "调课通知" in data["txt"].decode()
    (event,) = events(data["ics"])
    assert f"{event['DTSTART'].dt:%Y-%m-%d}" == "2026-10-13"


def sequences(data: bytes) -> dict[str, int]:
    """The SEQUENCE of each event, by its UID."""
    return {str(one["UID"]): int(one["SEQUENCE"]) for one in events(data)}


def test_cancelled_and_removed_sessions_in_a_phone(root: Path, pschool: Pschool) -> None:
    """Phones know them by the UIDs that the timetables had, and take the higher SEQUENCE."""
    git(root, "checkout", "-q", ".")
    known: dict[str, int] = {}
    for name in ("banci", "yexiao"):
        asked = ("timetable", "--class", name, "-o", "-", "--format", "ics")
        known |= sequences(pschool("export", *asked, cwd=root).raw)
    write(root, "classes/yexiao.yaml", SECOND.replace("start:", "status: cancelled, start:"))
    (root / CLASS).unlink()
    later = time.time() + 100
    for path in (root / "classes/yexiao.yaml", root / "classes"):
        os.utime(path, (later, later))
    changed = notice(pschool, root, "--format", "ics").raw
    assert b"\r\nMETHOD:PUBLISH\r\n" in changed
    assert [str(one["STATUS"]) for one in events(changed)] == ["CANCELLED", "CANCELLED"]
    commit(root.parent)
    for data in (changed, notice(pschool, root, "HEAD~1", "--format", "ics").raw):
        sent = sequences(data)
        assert sent.keys() == known.keys()
        assert all(sent[uid] >= known[uid] for uid in known)
    assert all(sequences(changed)[uid] > known[uid] for uid in known)


def test_a_moved_session_is_dated_as_in_its_timetable(root: Path, pschool: Pschool) -> None:
    git(root, "tag", "pschool/published/2026-09-30-1")
    asked = ("timetable", "--class", "banci", "-o", "-", "--format", "ics")
    for _ in range(2):
        exported = sequences(pschool("export", *asked, cwd=root).raw)
        assert exported
        assert sequences(notice(pschool, root, "--format", "ics").raw) == exported
        commit(root.parent)


def test_a_file_for_each_class(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    write(root, "classes/yexiao.yaml", SECOND.replace("date: 2026-10-12", "date: 2026-10-13"))
    result = notice(pschool, root, "-o", str(tmp_path / "通知.docx"), "--each")
    assert result.code == 0
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == [
        "通知-banci.docx",
        "通知-yexiao.docx",
    ]
    both = notice(pschool, root, "-o", str(tmp_path / "合.docx"))
    assert both.code == 0
    assert len(docx.Document(str(tmp_path / "合.docx")).tables) == 2


def test_the_offices_own_word_sample(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    sample = docx.Document(io.BytesIO(reference_document()))
    sample.styles["通知正文"].font.name = "楷体"
    sample.sections[0].left_margin = 914400
    sample.save(str(tmp_path / "样本.docx"))
    file = tmp_path / "通知.docx"
    assert (
        notice(pschool, root, "-o", str(file), "--template", str(tmp_path / "样本.docx")).code == 0
    )
    made = docx.Document(str(file))
    assert made.styles["通知正文"].font.name == "楷体"
    assert made.sections[0].left_margin == 914400


WRONG = {
    ("--each",): "--each",
    ("-o", "通知.xlsx"): "txt",
    ("-o", "通知.csv"): "txt",
    ("-o", "通知"): "没有后缀",
    ("-o", "文件夹/"): "是文件夹",
    ("--format", "pfd"): "是不是 pdf",
    ("-o", "通知.pdf", "--template", "样本.docx"): "--template 只用于 .docx",
    ("nowhere..HEAD",): "nowhere",
    ("没有的版本",): "没有的版本",
    ("HEAD", "HEAD", "banci"): "banci",
    ("-o", "classes/通知.txt"): "在课程目录里",
}


def test_wrong_use(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(notice, pschool, root), WRONG) == {}
    assert not list(root.rglob("通知*"))


def test_two_folders_without_git(tmp_path: Path, pschool: Pschool) -> None:
    write_catalog(tmp_path / "旧")
    write_catalog(tmp_path / "新", {CLASS: MOVED})
    for arguments in (("旧", "新"), ("旧..新",)):
        result = notice(pschool, tmp_path, *arguments, "--format", "json")
        assert told(result) == ["banci moved"]
        assert json.loads(result.out)["old"] == "旧/catalog"
    alone = notice(pschool, tmp_path / "新")
    assert alone.code == 2
    assert "不在 git 仓库里" in alone.err


def test_a_file_with_errors_is_told(root: Path, pschool: Pschool) -> None:
    write(root, CLASS, "sessions: [\n")
    result = notice(pschool, root)
    assert result.code == 0
    assert f"读不了，没有比较：{CLASS}" in result.err
    assert "没有要通知的改动" in result.out


def test_a_hostile_repository_runs_nothing(tmp_path: Path, pschool: Pschool) -> None:
    root = repository(tmp_path / "repo", {"classes/yexiao.yaml": SECOND})
    git(root, "tag", "pschool/published/2026-09-30-1")
    (tmp_path / "repo/.git/config").write_text(config(tmp_path, "ssh"), "utf-8")
    write(root, CLASS, MOVED)
    assert told(notice(pschool, root, "--format", "json")) == ["banci moved"]
    assert told(notice(pschool, root, "HEAD", "--format", "json")) == ["banci moved"]
    assert not witness(tmp_path).exists()


@pytest.mark.parametrize("remote", ["ssh", "ext", "file"] if is_full_run() else ["ssh"])
def test_missing_objects_are_not_fetched(tmp_path: Path, pschool: Pschool, remote: str) -> None:
    result = notice(pschool, promisor(tmp_path, remote))
    assert result.code == 2
    assert not witness(tmp_path).exists()


def test_a_snow_day_with_the_commands_that_a_clerk_types(tmp_path: Path, pschool: Pschool) -> None:
    folder = tmp_path / "repo"
    shutil.copytree(QINGSHI, folder / "catalog", ignore=shutil.ignore_patterns(".pschool-cache"))
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    commit(folder)
    day = ("--today", "2026-03-01")
    sessions = json.loads(
        pschool("list", "sessions", "2026-03", "--format", "json", cwd=folder).out
    )
    firsts = {one["class"]: one["id"] for one in reversed(sessions) if one["status"] != "cancelled"}
    assert len(firsts) > 1
    for first in firsts.values():
        assert pschool("cancel", first, "--why", "暴雪", *day, cwd=folder).code == 0
    result = pschool("notice", "--format", "json", *day, cwd=folder)
    notices = json.loads(result.out)["notices"]
    assert {one["class"] for one in notices} == {*firsts}
    assert {(one["change"], one["reason"]) for one in notices} == {("cancelled", "暴雪")}


def test_a_shallow_clone_says_what_to_type(tmp_path: Path, pschool: Pschool) -> None:
    root = repository(tmp_path / "repo")
    write(root, CLASS, MOVED)
    commit(root)
    git(tmp_path, "clone", "-q", "--depth=1", (tmp_path / "repo").as_uri(), "shallow")
    result = notice(pschool, tmp_path / "shallow/catalog", "HEAD~1")
    assert result.code == 2
    assert "git fetch --unshallow" in result.err


def test_in_a_linked_work_tree_and_within_a_hook(
    root: Path, pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(root, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    linked = tmp_path / "linked/catalog"
    write(linked, CLASS, MOVED)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    for folder in (root, linked):
        assert told(notice(pschool, folder, "--format", "json")) == ["banci moved"]
