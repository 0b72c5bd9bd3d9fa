"""What was not given is not converted; what was given is, as before."""

import subprocess
import sys
from pathlib import Path

import pytest

from partyschool_cli.cli.typer_zh.group import make_group, run_group
from tests.cli.typer_zh.programs import command_file, command_folder

PARAMETERS = (
    "words: Annotated[list[str] | None, typer.Argument(parser=str.upper)] = None, "
    "many: Annotated[list[int] | None, typer.Option()] = None, "
    "one: Annotated[int | None, typer.Option()] = None, "
    "text: Annotated[str | None, typer.Option(callback=lambda value: value or 'none')] = None, "
    "limit: Annotated[int, typer.Option()] = 20, "
    "flag: Annotated[bool, typer.Option()] = False"
)
VALUES = "print([words, many, one, text, limit, flag])"

ONLY_A_COMMAND_LINE = """
import sys
from partyschool_cli.cli import commands
from partyschool_cli.cli.typer_zh.folder import CommandFolder
from partyschool_cli.cli.typer_zh.group import make_group, run_group

def nothing() -> None:
    pass

run_group(make_group(nothing, "", CommandFolder(commands), ()), "program", [], None)
print("pydantic" in sys.modules)
"""


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", [None, None, None, "none", 20, False]),
        ("a b", [["A", "B"], None, None, "none", 20, False]),
        ("--many 1 --many 2 --one 3", [None, [1, 2], 3, "none", 20, False]),
        ("--text x --limit 5 --flag", [None, None, None, "x", 5, True]),
    ],
)
def test_values_are_what_the_command_declares(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    typed: str,
    values: list[object],
) -> None:
    folder = command_folder(monkeypatch, tmp_path, {"say": command_file(PARAMETERS, VALUES)})
    group = make_group(lambda: None, "", folder, ())
    assert run_group(group, "program", ["say", *typed.split()], None) == 0
    assert capsys.readouterr().out == f"{values}\n"


def test_a_command_line_without_values_takes_no_pydantic() -> None:
    command = [sys.executable, "-c", ONLY_A_COMMAND_LINE]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
