"""Runs whose output nobody takes, or cannot be written."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from partyschool_cli.cli.run import main
from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run


def _run(command: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """A shell's command line, in which `pschool` is a process of its own on the fixed catalog."""
    program = f"{sys.executable} -m partyschool_cli --catalog {QINGSHI} --no-cache"
    script = command.replace("pschool", program)
    return subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's redirections")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("pschool --version >&-", 0),
        ("pschool --no-such-option 2>&-", 2),
        ("pschool list >&-", 0),
        ("pschool list foo:1 2>&-", 2),
        ("pschool list --count >&- 2>&-", 0),
    ][: 5 if is_full_run() else 2],
)
def test_a_closed_stream_takes_what_is_written(command: str, code: int, tmp_path: Path) -> None:
    result = _run(command, tmp_path)
    assert result.returncode == code
    assert "Traceback" not in result.stderr


# Each way to print: help, a table, JSON, findings.
PRINTING = {
    "--help": 0,
    "list": 0,
    "schema": 0,
    "lint --fail-on warning": 1,
    "list --help": 0,
    "stats --format json": 0,
    "lint --fail-on warning --format json": 1,
    "--version": 0,
}
PrintTo = Callable[[str | int, str], tuple[int, str]]


@pytest.fixture
def print_to(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> PrintTo:
    """Runs a command in this process, with a file or descriptor as its standard output.

    Gives its exit code, and what it wrote to standard error.
    """

    def run(output: str | int, command: str) -> tuple[int, str]:
        stream = open(output, "w", encoding="utf-8")  # noqa: SIM115  # it may not close
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            code = main(["--catalog", str(QINGSHI), "--no-cache", *command.split()])
        with suppress(OSError):
            stream.close()
        return code, capsys.readouterr().err

    return run


@pytest.mark.parametrize(("command", "code"), PRINTING.items())
def test_a_reader_that_closes_the_pipe_does_not_change_the_answer(
    print_to: PrintTo, command: str, code: int
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    found, errors = print_to(writing, command)
    assert found == code
    assert "错误" not in errors
    assert "Error" not in errors


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs PIPESTATUS")
def test_nor_does_one_that_closes_that_of_a_process(tmp_path: Path) -> None:
    result = _run("exec 3>&1; (pschool tree --help; echo $? >&3) | true", tmp_path)
    assert result.stdout == "0\n"
    assert "错误" not in result.stderr
    assert "Error" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", PRINTING)
def test_what_a_full_disk_does_not_take_is_told(print_to: PrintTo, command: str) -> None:
    code, errors = print_to("/dev/full", command)
    assert code == 2
    assert errors.splitlines()[0] == "错误：结果写不出去：磁盘满了"


def test_what_the_system_refuses_and_nobody_explains_is_told_in_a_line(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "/x/y")

    monkeypatch.setattr("partyschool_cli.cli.app.run", refuse)
    result = pschool("list")
    assert result.code == 2
    assert result.err.startswith("错误：用不了 /x/y：系统报告“Input/output error”\n提示：")


INTERRUPT = """
import sys
from partyschool_cli import __main__
from partyschool_cli.cli import app

def interrupt(*_):
    raise KeyboardInterrupt

app.run_group = interrupt
sys.argv[1:] = ["list", "--no-cache"]
__main__.main()
"""


def test_an_interrupt_ends_without_a_word() -> None:
    command = [sys.executable, "-c", INTERRUPT]
    result = subprocess.run(command, cwd=QINGSHI, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_an_interrupt_that_native_code_drops_ends_too() -> None:
    in_a_callback = """
class Callback:
    def __del__(self):
        raise KeyboardInterrupt

def interrupt(*_):
    Callback()
    return 0
"""
    script = INTERRUPT.replace("\ndef interrupt(*_):\n    raise KeyboardInterrupt\n", in_a_callback)
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, cwd=QINGSHI, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_an_error_that_a_full_disk_does_not_take_is_one(tmp_path: Path) -> None:
    assert _run("pschool --no-such-option 2>/dev/full", tmp_path).returncode == 2


def test_an_interrupt_in_text_that_is_run_ends_with_the_same_code(tmp_path: Path) -> None:
    in_text = INTERRUPT.replace(
        "    raise KeyboardInterrupt", "    exec('raise KeyboardInterrupt')"
    )
    (tmp_path / "interrupted.py").write_text(in_text, encoding="utf-8")
    command = [sys.executable, "-m", "interrupted"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")
