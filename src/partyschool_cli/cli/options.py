"""The options that every command takes, before or after the command's name."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.values import suggest_date

_META_KEY = "partyschool_cli.options"


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What was asked of every command. `colour` is None where nothing was said."""

    catalogs: tuple[Path, ...] = ()
    today: dt.date | None = None
    colour: bool | None = None


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


def global_options(context: typer.Context) -> GlobalOptions:
    """What the command line of `context`, and the environment, say."""
    told = context.meta.get(_META_KEY, {})
    named = told.get("catalog") or [os.environ.get("PSCHOOL_CATALOG", "")]
    return GlobalOptions(
        catalogs=tuple(Path(name) for name in named if name),
        today=_date(told["today"]) if "today" in told else None,
        colour=False if told.get("no_color") else None,
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        suggestion = suggest_date(text)
        hint = f"是不是 {suggestion}？" if suggestion else "写成 2026-10-12 这样"
        raise CommandLineError(f"--today 的日期“{text}”不对", hint) from None


def today(options: GlobalOptions) -> dt.date:
    """The day that counts as today: `--today`, else SOURCE_DATE_EPOCH, else the clock."""
    if options.today is not None:
        return options.today
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        return _date_of_epoch(epoch)
    return dt.date.today()  # noqa: DTZ011  # the clerk's own day


def _date_of_epoch(seconds: str) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"环境变量 SOURCE_DATE_EPOCH 的值“{seconds}”不对"
        raise CommandLineError(message, "写从 1970 年算起的秒数，或用 --today") from None
