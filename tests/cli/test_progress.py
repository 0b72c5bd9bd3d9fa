"""The line that tells how far a run is: for a terminal, after a while, and gone at the end."""

import io
import sys

import pytest

from partyschool_cli.cli import progress
from partyschool_cli.cli.run import run_recorded
from tests.cli.conftest import SHIPPED, Pschool

TERMINAL = {"PSCHOOL_TEST_TTY": "1"}


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is worth a line, from the first on, in a terminal that is wide enough."""
    monkeypatch.setattr(progress, "_FIRST_AFTER", 0)
    monkeypatch.setattr(progress, "_AT_MOST_EVERY", 0)
    monkeypatch.setattr(progress, "_columns", lambda: 80)


def shown(err: str) -> list[str]:
    """What stood in the line, one after another."""
    return [line.rstrip() for line in err.split("\r")]


def test_a_lint_tells_how_many_files_are_done(at_once: None, pschool: Pschool) -> None:
    result = pschool("lint", "--no-cache", env=TERMINAL)
    lines = shown(result.err)
    total = lines[1].partition("/")[2]
    assert lines[1] == f"正在检查 1/{total}"
    assert lines[-3] == f"正在检查 {total.removesuffix(' 个文件')}/{total}"
    counts = [int(line.split()[1].partition("/")[0]) for line in lines[1:-2]]
    assert counts == sorted(counts)


def test_it_is_gone_before_anything_else_is_written(at_once: None, pschool: Pschool) -> None:
    err = pschool("list", env=TERMINAL).err
    assert "正在读" in err
    line, rest = err.split("\r")[-2:]
    assert (line.strip(), rest) == ("", "")


def test_a_quick_run_shows_nothing(pschool: Pschool) -> None:
    assert pschool("lint", "--no-cache", env=TERMINAL).err == ""


def test_a_pipe_gets_nothing(at_once: None, pschool: Pschool) -> None:
    assert pschool("lint", "--no-cache").err == ""


def test_a_terminal_too_narrow_to_erase_it_gets_nothing(
    at_once: None, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_columns", lambda: 10)
    assert pschool("lint", "--no-cache", env=TERMINAL).err == ""


def test_it_is_no_part_of_what_is_kept(at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    _, output, _ = run_recorded(["list", "--no-color", "--catalog", str(SHIPPED)], None)
    assert "正在读" in err.getvalue()
    assert output
    assert "正在读".encode() not in b"".join(data for _, data in output)
