"""The progress bar: for a terminal, after a while, and gone at the end."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.cache.output_cache import invocation_of
from partyschool_cli.cli import progress as bars
from partyschool_cli.cli.progress import progress
from partyschool_cli.cli.run import run_recorded
from partyschool_cli.progress import no_progress
from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool
from tests.cli.terminals import needs_terminal, run_in_terminal, screen

TERMINAL = {"PSCHOOL_TEST_TTY": "1", "TERM": "xterm-256color", "COLUMNS": "80"}
COLOURED = re.compile(r"\x1b\[[0-9;]*[1-9]m")
QUICK = """
import sys
from partyschool_cli.cli import progress
from partyschool_cli.cli.run import main
progress._SHOW_AFTER = 60  # any run is quick, however slow the machine
code = main(sys.argv[1:])
assert sys.stderr.isatty()
print("rich imported" if "rich" in sys.modules else "rich not imported")
sys.exit(code)
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar appears with the first update and is drawn at each."""
    monkeypatch.setattr(bars, "_SHOW_AFTER", 0)
    monkeypatch.setattr(bars, "_REFRESH_EVERY", 0)


@pytest.fixture
def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Makes standard error a terminal of 80 columns, in the test: a fixture's would be replaced."""
    for name, value in TERMINAL.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def make() -> Terminal:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        return terminal

    return make


def counts(written: str) -> list[tuple[int, int]]:
    """How many of how many were done, each time the bar was drawn."""
    return [(int(done), int(total)) for done, total in re.findall(r"(\d+)/(\d+)", written)]


def test_a_lint_tells_how_many_files_are_done(at_once: None, pschool: Pschool) -> None:
    result = pschool("lint", "--no-cache", env=TERMINAL)
    drawn = counts(result.err)
    total = drawn[0][1]
    assert total == len(list(QINGSHI.rglob("*.yaml")))
    assert drawn == sorted(drawn)
    assert (drawn[0], drawn[-1]) == ((1, total), (total, total))
    assert "正在检查" in result.err
    assert screen(result.err) == []


def test_it_is_gone_before_anything_else_is_written(
    at_once: None, open_terminal: Callable[[], Terminal]
) -> None:
    terminal = open_terminal()
    with progress("正在读") as report:
        report(1, 2)
        [shown] = screen(terminal.getvalue())
        assert shown.startswith("正在读 ━")
        assert shown.endswith(" 1/2 个文件")
    terminal.write("错误：甲\n")
    assert screen(terminal.getvalue()) == ["错误：甲"]


def test_it_is_gone_after_an_error(at_once: None, open_terminal: Callable[[], Terminal]) -> None:
    terminal = open_terminal()
    with pytest.raises(KeyboardInterrupt), progress("正在读") as report:  # noqa: PT012
        report(1, 2)
        raise KeyboardInterrupt
    assert screen(terminal.getvalue()) == []
    assert terminal.getvalue().count("\x1b[?25h") == 1  # the cursor is shown again


@pytest.mark.parametrize(("colour", "is_coloured"), [(None, True), (False, False)])
def test_colours(
    at_once: None, open_terminal: Callable[[], Terminal], colour: bool | None, is_coloured: bool
) -> None:
    terminal = open_terminal()
    with progress("正在读", colour=colour) as report:
        report(1, 2)
    assert bool(COLOURED.search(terminal.getvalue())) == is_coloured


@pytest.mark.parametrize(
    "command", ["lint", "list", "export timetable --all --out-dir out --format md"]
)
def test_every_command_draws_it_without_colours_if_told_so(
    at_once: None, pschool: Pschool, tmp_path: Path, command: str
) -> None:
    options = ("--catalog", str(QINGSHI), "--no-cache", "--no-color")
    result = pschool(*command.split(), *options, cwd=tmp_path, env=TERMINAL)
    assert result.code in {0, 1}
    assert counts(result.err)
    assert not COLOURED.search(result.err)


def test_what_is_told_is_no_markup(at_once: None, open_terminal: Callable[[], Terminal]) -> None:
    terminal = open_terminal()
    with progress("[red]党", unit="[b]个") as report:
        report(1, 2)
    assert "[red]党" in terminal.getvalue()
    assert "[b]个" in terminal.getvalue()


def test_a_terminal_that_cannot_erase_gets_nothing(
    at_once: None, open_terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = open_terminal()
    monkeypatch.setenv("TERM", "dumb")
    with progress("正在读") as report:
        assert report is no_progress
    assert terminal.getvalue() == ""


def test_a_pipe_gets_nothing(at_once: None, pschool: Pschool) -> None:
    assert pschool("lint", "--no-cache").err == ""


def test_a_terminal_that_is_gone_does_not_stop_the_task(
    at_once: None, open_terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = open_terminal()

    def write(_text: str) -> int:
        raise OSError

    monkeypatch.setattr(terminal, "write", write)
    with progress("正在读") as report:
        report(1, 2)
        report(2, 2)


def test_it_is_no_part_of_what_is_recorded(
    at_once: None, open_terminal: Callable[[], Terminal]
) -> None:
    terminal = open_terminal()
    invocation = invocation_of(["list", "--no-color", "--catalog", str(QINGSHI)])
    assert invocation is not None
    _, output, _ = run_recorded(invocation)
    assert "正在读" in terminal.getvalue()
    assert output
    assert "正在读".encode() not in b"".join(data for _, data in output)


@needs_terminal
def test_a_quick_run_shows_nothing_and_does_not_import_rich() -> None:
    code, written = run_in_terminal("-c", QUICK, "list", "--count")
    lines = screen(written.replace("\r\n", "\n"))
    assert (code, lines[-1]) == (0, "rich not imported")
    assert "正在" not in written
