"""The help texts, in Chinese and lined up by display width."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap

_MAX_WIDTH = 100


def write_command_help(command: Any, context: Any, formatter: Any, more: str = "") -> None:
    """Writes what a command does, `more` of it, its arguments and its options."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    own = [p for p in command.params if p.param_type_name == "option" and p.expose_value]
    usage = " ".join((context.command_path, *(f"[{a.human_readable_name}]" for a in arguments)))
    _write(formatter, f"用法：{usage} [选项]\n\n{command.help}{more}\n")
    _section(formatter, "参数", [(a.human_readable_name, a.help or "") for a in arguments])
    _section(formatter, "选项", [option_row(option) for option in own])
    _section(formatter, "通用选项", _common_rows(command))


def write_group_help(group: Any, context: Any, formatter: Any) -> None:
    """Writes what `pschool` is, and its commands, one line each."""
    _write(formatter, f"用法：{context.command_path} 命令 [参数] [选项]\n\n{group.help}\n")
    rows = []
    for name in group.list_commands(context):
        summary = group.get_command(context, name).help.strip().splitlines()[0]
        rows.append((name, summary))
    _section(formatter, "命令", rows)
    own = [p for p in group.params if p.param_type_name == "option" and p.expose_value]
    _section(formatter, "选项", [option_row(option) for option in own])
    _section(formatter, "通用选项", _common_rows(group))
    _write(formatter, f"\n每个命令的用法：{context.command_path} 命令 --help\n")


def _common_rows(command: Any) -> list[tuple[str, str]]:
    shared = [p for p in command.params if p.param_type_name == "option" and not p.expose_value]
    return [option_row(option) for option in shared if option.name != "help"] + [
        ("--help", "显示这些说明")
    ]


def option_row(option: Any) -> tuple[str, str]:
    """An option as it is written, and what it does."""
    names = ", ".join(sorted(option.opts, key=len))
    metavar = "" if option.is_flag else f" {option.metavar or '值'}"
    return f"{names}{metavar}", option.help or ""


def _write(formatter: Any, text: str) -> None:
    formatter.write(text)


def _section(formatter: Any, title: str, rows: Iterable[Sequence[str]]) -> None:
    listed = list(rows)
    if not listed:
        return
    first = min(28, max(display_width(name) for name, _ in listed))
    room = max(20, min(_MAX_WIDTH, formatter.width) - first - 4)
    _write(formatter, f"\n{title}：\n")
    for name, text in listed:
        lines = wrap(text, room) or [""]
        names = [name]
        if display_width(name) > first:
            _write(formatter, f"  {name}\n")
            names = [""]
        for shown, line in zip_longest(names, lines, fillvalue=""):
            _write(formatter, f"  {pad(shown, first)}  {line}".rstrip() + "\n")
