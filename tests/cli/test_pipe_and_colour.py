"""What differs from a terminal's plain text: nothing is wrapped in a pipe; colours when forced."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import Pschool

COMMANDS = (
    ("list",),
    ("search", "dpzz"),
    ("show", "charter"),
    ("stats", "--school", "hekou"),
    ("timetable", "--week", "2026-W11"),
    ("tree",),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_pipe(pschool: Pschool, snapshot: SnapshotAssertion, arguments: tuple[str, ...]) -> None:
    assert pschool(*arguments).out == snapshot


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_colour(pschool: Pschool, snapshot: SnapshotAssertion, arguments: tuple[str, ...]) -> None:
    coloured = {"FORCE_COLOR": "1", "COLUMNS": "80"}
    assert pschool(*arguments, env=coloured).out.replace("\x1b", "␛") == snapshot


@pytest.mark.parametrize("arguments", [("lisst",), ("list", "--colums"), ("list", "foo:1")])
def test_an_error_has_colours_unless_told_not_to(
    pschool: Pschool, arguments: tuple[str, ...]
) -> None:
    coloured = {"FORCE_COLOR": "1"}
    assert "\x1b" in pschool(*arguments, env=coloured).err
    told = pschool("--no-color", *arguments, env=coloured).err
    assert told.startswith("错误：")
    assert "\x1b" not in told
