"""Parameters that convert nothing where nothing was given.

Typer makes a Pydantic adapter for each parameter, even to convert None to None: 15 ms for `lint`.
"""

from collections.abc import Iterable
from typing import Any

from typer.core import TyperArgument, TyperOption


class _Option(TyperOption):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return _absent(self, ctx) if _is_absent(self, value) else super().process_value(ctx, value)


class _Argument(TyperArgument):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return _absent(self, ctx) if _is_absent(self, value) else super().process_value(ctx, value)


def without_conversion_of_nothing(params: Iterable[Any]) -> None:
    """Change parameters that Typer made: what was not given becomes None, or an empty tuple.

    Typer makes its own classes of parameters and has no place to name others.
    """
    for param in params:
        param.__class__ = _Argument if isinstance(param, TyperArgument) else _Option


def _is_absent(param: TyperArgument | TyperOption, value: Any) -> bool:
    return not param.required and param.value_is_missing(value)


def _absent(param: TyperArgument | TyperOption, ctx: Any) -> Any:
    value = () if param.multiple or param.nargs == -1 else None
    return value if param.callback is None else param.callback(ctx, param, value)
