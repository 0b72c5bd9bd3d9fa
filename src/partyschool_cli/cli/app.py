"""The Typer application."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Annotated

import typer

from partyschool_cli.cli import commands
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.cli.global_parameters import console_of, global_parameters, print_help
from partyschool_cli.cli.other_words import OTHER_WORDS
from partyschool_cli.cli.typer_zh.completion import answer_shell
from partyschool_cli.cli.typer_zh.folder import CommandFolder
from partyschool_cli.cli.typer_zh.group import CommandGroup, make_group, run_group

PROGRAM = "pschool"

_HELP = "党校课程目录工具：课程、教师、教学点、班次都写成 YAML 文本，用这些命令查找、检查和打印。"
# In the order of a clerk's work: look, print, change, tell people, check.
_FIRST = (
    "list",
    "tree",
    "show",
    "search",
    "timetable",
    "slots",
    "schedule",
    "reschedule",
    "why",
    "export",
    "web",
    "serve",
    "import",
    "move",
    "cancel",
    "restore",
    "swap",
    "new",
    "set",
    "copy",
    "repeat",
    "retire",
    "rename",
    "merge",
    "remove",
    "undo",
    "save",
    "diff",
    "log",
    "notice",
    "publish",
    "verify",
    "lint",
    "fmt",
    "stats",
    "lake",
    "init",
    "schema",
)


def _pschool(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        console_of(context).write(f"pschool {version_of('pschool')}\n".encode())
        raise typer.Exit
    if context.invoked_subcommand is None:
        print_help(context)


@cache
def program() -> CommandGroup:
    """`pschool` with all its commands, imported lazily."""
    folder = CommandFolder(commands, _FIRST)
    return make_group(_pschool, _HELP, folder, global_parameters(), OTHER_WORDS)


def run(arguments: Sequence[str], recording: Recording | None) -> int:
    """Run a command line and return its exit code. Raises UserError, KeyboardInterrupt.

    Output is also recorded in `recording`, if given.
    """
    if os.environ.get("_PSCHOOL_COMPLETE"):
        return answer_shell(program(), PROGRAM, Console(recording=recording))
    return run_group(program(), PROGRAM, arguments, recording)
