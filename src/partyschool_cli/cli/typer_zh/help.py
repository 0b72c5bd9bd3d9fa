"""Help texts in Chinese, lined up by display width, and the option that shows them."""

import shutil
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperOption

from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from partyschool_cli.cli.typer_zh.command import ChineseCommand, Parameter
    from partyschool_cli.cli.typer_zh.group import CommandGroup

_MIN_WIDTH, _MAX_WIDTH = 50, 100
_MAX_NAME_WIDTH = 28

# The name of an argument, option or command, and what it is.
Row = tuple[str, str]


def help_width() -> int:
    """Columns for a help text: the terminal's, or those of `COLUMNS`, within what reads well."""
    return max(_MIN_WIDTH, min(_MAX_WIDTH, shutil.get_terminal_size().columns - 2))


def command_help(command: "ChineseCommand", path: str, width: int) -> str:
    """What a command does, its arguments and its options, in lines of at most `width` columns.

    `path` is what is typed to run it.
    """
    declared = command.declared
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    usage = " ".join((f"用法：{path}", *map(_usage, arguments), "[选项]"))
    lines = [usage, "", *wrap(declared.help + declared.epilog(), width)]
    lines += _section(
        "参数", [(_argument_name(each), each.help or "") for each in arguments], width
    )
    lines += _option_sections(command.params, command.shared, width)
    return "\n".join(lines)


def group_help(group: "CommandGroup", path: str, width: int) -> str:
    """What a program is, and its commands, one line each."""
    lines = [f"用法：{path} 命令 [参数] [选项]", "", *wrap(group.help or "", width)]
    commands = [(name, command.summary) for name, command in group.folder.listed().items()]
    lines += _section("命令", commands, width)
    lines += _option_sections(group.params, group.shared, width)
    lines += ["", f"每个命令的用法：{path} 命令 --help"]
    return "\n".join(lines)


def _usage(argument: TyperArgument) -> str:
    name = _argument_name(argument)
    return name if argument.required else f"[{name}]"


def _argument_name(argument: TyperArgument) -> str:
    return argument.metavar or argument.name


def _option_sections(
    params: Iterable[Any], shared: Iterable["Parameter"], width: int
) -> Iterator[str]:
    common = tuple(shared)
    options = [param for param in params if isinstance(param, TyperOption) and not param.hidden]
    yield from _section("选项", [_row(each) for each in options if each not in common], width)
    yield from _section("通用选项", [_row(each) for each in options if each in common], width)


def _row(option: TyperOption) -> Row:
    names = ", ".join(sorted(option.opts, key=len))
    metavar = "" if option.is_flag else f" {option.metavar or '值'}"
    return f"{names}{metavar}", option.help or ""


def _section(title: str, rows: list[Row], width: int) -> Iterator[str]:
    if not rows:
        return
    first = min(_MAX_NAME_WIDTH, max(display_width(name) for name, _ in rows))
    yield from ("", f"{title}：")
    for name, text in rows:
        names = [name]
        if display_width(name) > first:
            yield f"  {name}"
            names = [""]
        for shown, line in zip_longest(names, wrap(text, width - first - 4), fillvalue=""):
            yield f"  {pad(shown, first)}  {line}".rstrip()
