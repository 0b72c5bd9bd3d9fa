"""Refuse an option that is given twice: only its last value would count, without a word."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from typer.core import TyperOption

from partyschool_cli.errors import CommandLineError


def refuse_repeated(command: Any, context: Any, args: Sequence[str]) -> None:
    """Raise CommandLineError if `args` give an option of one value more than once.

    A flag may be repeated: it means the same. Raises Typer's own errors for wrong arguments.
    """
    # Each option with a value has a word of its own: most command lines are parsed once only.
    if sum(arg.startswith("-") for arg in args) < 2:
        return
    _, _, given = command.make_parser(context).parse_args(list(args))
    for name, times in Counter(param.name for param in given if _has_one_value(param)).items():
        if times > 1:
            param = next(param for param in given if param.name == name)
            raise repeated(param)


def repeated(option: Any) -> CommandLineError:
    """The error for an option given more than once."""
    return CommandLineError(f"选项 {max(option.opts, key=len)} 写了不止一次", "只留一个")


def _has_one_value(param: Any) -> bool:
    return isinstance(param, TyperOption) and not param.is_flag and not param.multiple
