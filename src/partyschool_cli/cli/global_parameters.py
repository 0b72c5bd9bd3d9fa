"""Declare the global options for Typer, and make a command's console and workspace from them."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.cli.options import global_options
from partyschool_cli.cli.typer_zh.command import (
    LOOKING_BACK,
    ChineseCommand,
    Parameter,
    parameters_of,
)
from partyschool_cli.cli.typer_zh.completion import Completer
from partyschool_cli.cli.typer_zh.group import ARGUMENTS
from partyschool_cli.cli.typer_zh.repeated import repeated
from partyschool_cli.errors import CommandLineError

if TYPE_CHECKING:
    from partyschool_cli.cli.workspace import Workspace

_META_KEY = "partyschool_cli.options"


def _store(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> None:
    """Store a given option in the context, which the program and its command share."""
    if value:
        given = context.meta.setdefault(_META_KEY, {})
        if isinstance(value, list):
            value = [*given.get(parameter.name, ()), *value]
        elif parameter.name in given and value is not True:  # before and after the command
            raise repeated(parameter)
        given[parameter.name] = value


def _print_help(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        print_help(context)
        raise typer.Exit


def _store_at(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> None:
    """As `_store`, for the commands that look back; CommandLineError for the others."""
    _store(context, parameter, value)
    command = context.command
    if context.resilient_parsing or not isinstance(command, ChineseCommand):
        return
    if LOOKING_BACK in context.meta.get(_META_KEY, {}) and not command.declared.looks_back:
        message = f"{context.info_name} 不能看以前的目录，不用 --at"
        hint = "能用 --at 的有 list、show、tree、search、stats、timetable、export、verify、sql"
        raise CommandLineError(message, hint)


def _option(
    *names: str,
    help: str,
    metavar: str | None = None,
    parser: Callable[[str], str] | None = None,
    callback: Callable[[typer.Context, typer.CallbackParam, Any], None] = _store,
    is_eager: bool = False,
    autocompletion: Completer | None = None,
) -> Any:
    return typer.Option(
        *names,
        help=help,
        metavar=metavar,
        parser=parser,
        callback=callback,
        expose_value=False,
        is_eager=is_eager,
        autocompletion=autocompletion,
    )


_CATALOG = _option(
    "--catalog",
    metavar="DIR",
    help="课程目录所在的文件夹（默认往上找 catalog/）",
    parser=path_text,
)
_TODAY = _option("--today", metavar="DATE", help="把这一天当作今天，形如 2026-10-12")


def _complete_revision(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from partyschool_cli.cli.arguments.completion import complete_revision

    return [*complete_revision(ctx, incomplete)]


_AT = _option(
    f"--{LOOKING_BACK}",
    metavar="REV",
    help="看以前的目录：git 的版本、标签、published，或那一天的，如 2026-10-01、昨天",
    callback=_store_at,
    autocompletion=_complete_revision,
    is_eager=True,  # refused before an argument is missed
)
_NO_COLOR = _option("--no-color", help="不用颜色")
_NO_CACHE = _option("--no-cache", help="不用缓存（.pschool-cache/），全部重新读取")
_HELP = typer.Option(
    "--help", "-h", help="显示这些说明", callback=_print_help, expose_value=False, is_eager=True
)


def _declaration(
    *,
    catalog: Annotated[list[str] | None, _CATALOG] = None,
    today: Annotated[str | None, _TODAY] = None,
    at: Annotated[str | None, _AT] = None,
    no_color: Annotated[bool, _NO_COLOR] = False,
    no_cache: Annotated[bool, _NO_CACHE] = False,
    help: Annotated[bool, _HELP] = False,
) -> None:
    """The global options."""


@cache
def global_parameters() -> tuple[Parameter, ...]:
    """The global options, to be added to the program and to each command."""
    return tuple(parameters_of(_declaration))


def print_help(context: typer.Context) -> None:
    """Write the help of the context's command to standard output."""
    console_of(context).write(f"{context.get_help()}\n".encode())


def console_of(context: typer.Context) -> Console:
    """The console to write to; it records its output if the run is recorded."""
    return Console(recording=_recording_of(context))


def workspace_of(context: typer.Context) -> "Workspace":
    """The workspace of the command line of `context`."""
    from partyschool_cli.cli.workspace import Workspace

    options = global_options(context.meta.get(_META_KEY, {}))
    return Workspace(options, _recording_of(context), command_line(context))


def command_line(context: typer.Context) -> str:
    """The command line of `context` as one would type it."""
    words = (context.find_root().info_name or "", *context.meta.get(ARGUMENTS, ()))
    return " ".join(_typed(word) for word in words)


def _typed(word: str) -> str:
    import re
    import shlex

    # shlex quotes every Chinese word.
    return shlex.quote(word) if re.search(r"[\s\"'$`\\*?;&|<>()]", word) or not word else word


def _recording_of(context: typer.Context) -> Recording | None:
    return context.obj if isinstance(context.obj, Recording) else None
