"""What Typer says of a wrong command line → one line of Chinese and a hint."""

import re
from collections.abc import Iterable
from typing import Any

# Typer 0.26 carries its own copy of Click and re-exports only some of its errors.
from typer._click import exceptions

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError

_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)", re.DOTALL)


def usage_error(error: exceptions.ClickException) -> CommandLineError:
    """The error to show for one of Typer's."""
    context = getattr(error, "ctx", None)
    hint = f"运行 {context.command_path} --help 看用法" if context else ""
    if isinstance(error, exceptions.NoSuchOption):
        near = nearest(error.option_name, _options(context), 1)
        hint = f"是不是 {near[0]}？" if near else hint
        return CommandLineError(f"没有“{error.option_name}”这个选项", hint)
    if isinstance(error, exceptions.MissingParameter):
        return CommandLineError(f"少了 {_name(error)}", hint)
    if isinstance(error, exceptions.BadParameter):
        return CommandLineError(f"{_name(error)} 的值不对：{_reason(error)}", hint)
    if isinstance(error, exceptions.BadOptionUsage):
        what = "不带值" if "not take a value" in error.message else "后面要写值"
        return CommandLineError(f"选项 {error.option_name} {what}", hint)
    if found := _EXTRA.search(error.message):
        return CommandLineError(f"多写了“{found[1]}”", hint)
    return CommandLineError("命令行不对", hint)


def _options(context: Any) -> Iterable[str]:
    return [name for param in context.command.params for name in param.opts] if context else []


def _name(error: exceptions.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return "参数"
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.human_readable_name)


def _reason(error: exceptions.BadParameter) -> str:
    kind = getattr(getattr(error.param, "type", None), "name", "")
    if kind == "choice":
        choices = getattr(error.param.type, "choices", ())  # type: ignore[union-attr]
        return "可写 " + "、".join(str(getattr(choice, "value", choice)) for choice in choices)
    expected = {"integer": "要写整数", "float": "要写数字", "integer range": "要写正整数"}
    return expected.get(kind, error.message)
