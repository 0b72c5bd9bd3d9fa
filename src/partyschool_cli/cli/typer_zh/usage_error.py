"""Typer's usage errors as a line of Chinese and a hint.

Typer exports `BadParameter` alone of its usage errors, so the others are told apart by their public
attributes, and none by its English message. What a value should have been is taken from the
command's own declaration.
"""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_type_hints

import typer
from typer.core import TyperArgument
from typer.exceptions import TyperException

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError


@contextmanager
def usage_errors(context: Any) -> Iterator[None]:
    """Raises CommandLineError for the usage errors that Typer meets in a context's arguments."""
    try:
        yield
    except TyperException as error:
        raise _translated(error, context) from None


def help_hint(context: Any) -> str:
    """What to do where nothing better can be said."""
    return f"运行 {context.command_path} --help 看用法"


def _translated(error: TyperException, context: Any) -> CommandLineError:
    hint = help_hint(context)
    if option := getattr(error, "option_name", None):
        return _option_error(option, context.command.params, hint)
    parameter = getattr(error, "param", None)
    if not isinstance(error, typer.BadParameter) or parameter is None:
        return CommandLineError("命令行不对", hint)
    if hasattr(error, "param_type"):  # a MissingParameter
        return CommandLineError(f"还缺：{_name(parameter)}", hint)
    expected = _expected(context.command.callback, parameter.name) or error.message
    return CommandLineError(f"{_name(parameter)} 的值不对：{expected}", hint)


def _option_error(option: str, parameters: list[Any], hint: str) -> CommandLineError:
    """For an option that is unknown, lacks its value, or is a flag and was given one."""
    known = {name: parameter for parameter in parameters for name in parameter.opts}
    if option in known:
        problem = "不带值" if known[option].is_flag else "后面要写值"
        return CommandLineError(f"选项 {option} {problem}", hint)
    names = [name for name, one in known.items() if name.startswith("--") and not one.hidden]
    near = [name for name in names if name.startswith(option)] or nearest(option, names, 1)
    return CommandLineError(f"没有“{option}”这个选项", f"是不是 {near[0]}？" if near else hint)


def _name(parameter: Any) -> str:
    if isinstance(parameter, TyperArgument):
        return parameter.metavar or parameter.name
    return str(max(parameter.opts, key=len))


def _expected(callback: Any, name: str) -> str:
    """What the value of a parameter has to be; empty where its type alone does not say."""
    annotation: Any = get_type_hints(inspect.unwrap(callback), include_extras=True).get(name)
    kind = _element_type(annotation)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "可写 " + "、".join(str(choice.value) for choice in kind)
    if kind is float:
        return "要写数字"
    if kind is not int:
        return ""
    [declared] = annotation.__metadata__
    bounds = (("最小", declared.min), ("最大", declared.max))
    return "，".join(
        ["要写整数", *(f"{word} {value}" for word, value in bounds if value is not None)]
    )


def _element_type(annotation: Any) -> Any:
    """`X` of `Annotated[X, …]`, `X | None` and `list[X]`."""
    parts = [part for part in get_args(annotation) if part is not NoneType]
    return _element_type(parts[0]) if parts else annotation
