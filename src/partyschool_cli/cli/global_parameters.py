"""The options that every command takes, as Typer knows them."""

from typing import Annotated, Any

import typer

from partyschool_cli.cli.console import Recording
from partyschool_cli.cli.options import global_options
from partyschool_cli.cli.workspace import Workspace

_META_KEY = "partyschool_cli.options"


def _declared(
    catalog: Annotated[
        list[str] | None,
        typer.Option(
            "--catalog", metavar="DIR", help="课程目录所在的文件夹（默认往上找 catalog/）"
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help="把这一天当作今天，形如 2026-10-12"),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="不用颜色")] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="不用缓存（.pschool-cache/），全部重新读取")
    ] = False,
) -> None:
    """The global options' declarations; never called."""


def global_parameters() -> list[Any]:
    """The options as parameters to add to a command; their values are remembered in its context."""
    app = typer.Typer(add_completion=False)
    app.command()(_declared)
    parameters: list[Any] = list(typer.main.get_command(app).params)
    for parameter in parameters:
        parameter.expose_value = False
        parameter.callback = _remember
    return parameters


def _remember(context: typer.Context, parameter: Any, value: Any) -> Any:
    if value:
        told = context.meta.setdefault(_META_KEY, {})
        if parameter.name == "catalog":
            told["catalog"] = [*told.get("catalog", ()), *value]
        else:
            told[parameter.name] = value
    return value


def workspace_of(context: typer.Context) -> Workspace:
    """The surroundings that the command line of `context` gives."""
    recording = context.obj if isinstance(context.obj, Recording) else None
    return Workspace(global_options(context.meta.get(_META_KEY, {})), recording)
