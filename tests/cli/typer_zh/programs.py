"""Programs made of command files that a test writes."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from partyschool_cli.cli.typer_zh.folder import CommandFolder

COMMAND = """\
from typing import Annotated

import typer

from partyschool_cli.cli.typer_zh.folder import Command


def run({parameters}) -> None:
    {body}


command = Command(run, "做点什么\\n\\n细节", takes_query={takes_query})
"""


def command_file(parameters: str = "", body: str = "pass", *, takes_query: bool = False) -> str:
    """The source of a command's file, with the parameters and the body of its function."""
    return COMMAND.format(parameters=parameters, body=body, takes_query=takes_query)


def command_folder(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    files: Mapping[str, str],
    first: tuple[str, ...] = (),
) -> CommandFolder:
    """The commands of the `files`, written to `folder` as a package that can be imported."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    package = ModuleType(f"commands_of_{folder.name}")
    package.__path__ = [str(folder)]
    monkeypatch.setitem(sys.modules, package.__name__, package)
    return CommandFolder(package, first)
