"""Commits in a clerk's words."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from partyschool_cli.history.log import LogEntry
from partyschool_cli.terminal.style import render
from partyschool_cli.views.log_text import log_lines
from tests.catalogs import BASE
from tests.views.comparisons import TEACHER, compared

AT = dt.datetime(2026, 10, 11, 17, 5, tzinfo=dt.UTC)


def text(*entries: LogEntry) -> list[str]:
    return render(log_lines(entries, ZoneInfo("Asia/Shanghai")), False).splitlines()


def entry(folder: Path, message: str = "改名\n\n正文", first_files: int = 0) -> LogEntry:
    found = compared(folder, {TEACHER: BASE[TEACHER].replace("王", "汪")})
    about = ("1f0c2b3d" * 5, "张\x1b[1m三", AT, message)
    return LogEntry(*about, found.diff.changes, (), first_files, found.before, found.after)


def test_who_when_and_what(tmp_path: Path) -> None:
    first = entry(tmp_path / "2", first_files=14)
    head, line, empty, _, other = text(entry(tmp_path / "1"), first)
    assert head.startswith("1f0c2b3d  2026年10月12日 01:05  张")
    assert head.endswith("  改名")
    assert "\x1b" not in head
    assert (line, empty) == ("  教师 汪示例：姓名 王示例 → 汪示例", "")
    assert other == "  第一次保存，共 14 个文件"


def test_files_that_were_not_compared(tmp_path: Path) -> None:
    odd = entry(tmp_path)._replace(changes=(), left_out=("teachers/x\n.yaml",))
    assert text(odd)[1:] == ["  文件 teachers/x .yaml 读不了，没有比较"]


def test_a_message_with_a_number(tmp_path: Path) -> None:
    assert "19491231" not in "".join(text(entry(tmp_path, "11010519491231002X")))
