"""What is said of a command line that cannot be understood, and of an environment that is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, Pschool


def test_h_is_help(pschool: Pschool) -> None:
    for arguments in ((), ("list",), ("tree",)):
        assert pschool(*arguments, "-h").out == pschool(*arguments, "--help").out


def test_a_word_too_many_is_named(pschool: Pschool) -> None:
    result = pschool("tree", "liudu", "wangda")
    assert result.code == 2
    assert result.err.startswith("错误：多写了“wangda”\n")


@pytest.mark.parametrize("value", ["abc", "-", "99999999999999999999"])
def test_an_epoch_that_is_no_day_is_told(pschool: Pschool, value: str) -> None:
    result = pschool("list", env={"SOURCE_DATE_EPOCH": value})
    assert result.code == 2
    assert f"SOURCE_DATE_EPOCH 的值“{value}”不对" in result.err


def _run(command: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """A shell's command line, in which `pschool` is a process of its own on the shipped catalog."""
    program = f"{sys.executable} -m partyschool_cli --catalog {SHIPPED} --no-cache"
    script = command.replace("pschool", program)
    return subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's redirections")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("pschool list >&-", 0),
        ("pschool list foo:1 2>&-", 2),
        ("pschool list --count >&- 2>&-", 0),
    ],
)
def test_a_closed_stream_takes_what_is_written(command: str, code: int, tmp_path: Path) -> None:
    result = _run(command, tmp_path)
    assert result.returncode == code
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told_in_a_line(tmp_path: Path) -> None:
    result = _run("pschool list >/dev/full", tmp_path)
    assert (result.returncode, result.stderr.splitlines()[0]) == (2, "错误：结果写不出去：磁盘满了")
    assert _run("pschool list foo:1 2>/dev/full", tmp_path).returncode == 2
