"""The options that every command takes, before or after the command's name."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.types import suggest_date


class GlobalOptions(NamedTuple):
    """What was asked of every command. `colour` is None where nothing was said.

    `caches` is false where nothing is to be kept, nor taken from what was kept.
    """

    catalogs: tuple[Path, ...] = ()
    today: dt.date | None = None
    colour: bool | None = None
    caches: bool = True


def global_options(told: Mapping[str, Any]) -> GlobalOptions:
    """What the command line told, by the names of the options, and the environment.

    Raises CommandLineError where a date is none.
    """
    named = told.get("catalog") or [os.environ.get("PSCHOOL_CATALOG", "")]
    return GlobalOptions(
        catalogs=tuple(Path(name) for name in named if name),
        today=_date(told["today"]) if "today" in told else None,
        colour=False if told.get("no_color") else None,
        caches=not told.get("no_cache"),
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
