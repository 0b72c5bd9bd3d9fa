"""The program itself: its commands, global options on either side of them, exit codes."""

from pathlib import Path
from typing import Annotated

import pytest
import typer

from partyschool_cli.cli.typer_zh.command import parameters_of
from partyschool_cli.cli.typer_zh.group import make_group, run_group
from tests.cli.conftest import Pschool
from tests.cli.typer_zh.programs import command_file, command_folder

ASKED = "--today", "2026-10-12"


def test_global_options_stand_before_or_after_the_command(pschool: Pschool) -> None:
    after = pschool("timetable", *ASKED)
    assert after.code == 0
    assert pschool(*ASKED, "timetable") == after
    assert after != pschool("timetable")


def test_catalogs_of_both_sides_count(pschool: Pschool) -> None:
    result = pschool("--catalog", ".", "list", "--catalog", "elsewhere")
    assert (result.code, result.out) == (2, "")
    assert "只写一个 --catalog" in result.err


def test_an_unknown_command_is_told(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("lst", "是不是 pschool list？"),
        ("全部", "运行 pschool --help 看有哪些命令"),
        ("打印", "是不是 pschool export？"),
        ("print", "是不是 pschool export？"),
        ("Edit", "是不是 pschool set？"),
        ("help", "是不是 pschool --help？"),
    ]
    for name, hint in cases:
        with subtests.test(name=name, hint=hint):
            result = pschool(name, "x")
            assert (result.code, result.out) == (2, "")
            assert result.err == f"错误：没有“{name}”这个命令\n提示：{hint}\n"


def test_the_version_is_all_that_is_printed(pschool: Pschool) -> None:
    result = pschool("--version", "list")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("pschool ")
    assert result.out.count("\n") == 1


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> int:
    """Runs a program of one command, which takes a shared `--flag` and does `body`."""
    commands = command_folder(monkeypatch, folder, {"do": command_file(body=body)})
    group = make_group(lambda: None, "", commands, parameters_of(_shared))
    return run_group(group, "program", ["do", "--flag"], None)


def _shared(flag: Annotated[bool, typer.Option("--flag", expose_value=False)] = False) -> None:
    """An option that all commands share."""


@pytest.mark.parametrize(("body", "code"), [("pass", 0), ("raise typer.Exit(3)", 3)])
def test_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, code: int
) -> None:
    assert run(monkeypatch, tmp_path, body) == code


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError, EOFError])
def test_what_a_command_raises_stays_what_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: type[BaseException]
) -> None:
    with pytest.raises(error):
        run(monkeypatch, tmp_path, f"raise {error.__name__}")
