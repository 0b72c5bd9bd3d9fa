"""How far a search is: lines of a log, or one line that is written over."""

import io
import sys

import pytest

from partyschool_cli.cli.console import Console
from partyschool_cli.cli.search_progress import SearchProgress
from partyschool_cli.schedule.search.result import Progress


def _run(*seconds: float, left_over: int = 0) -> None:
    shown = SearchProgress(Console())
    for moment in seconds:
        shown(Progress(1250, left_over, moment, 100))
    shown.stop()


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    _run(0.1, 3, 6, 7, 12)
    assert capsys.readouterr().err.splitlines() == [
        "正在排课：都排下了，代价 12.5，6 秒",
        "正在排课：都排下了，代价 12.5，12 秒",
    ]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    _run(0.1, 0.3, 0.4, 0.6, left_over=3)
    text = terminal.getvalue()
    assert "\n" not in text
    assert text.count("还有 3 次没有排下，代价 12.5") == 2
    assert text.rsplit("\r", 2)[1].strip() == ""  # in the end it is blank
