"""The values of the global options, with defaults from the environment."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from partyschool_cli.errors import CommandLineError


class GlobalOptions(NamedTuple):
    """The global options of a command line.

    `at` is the word for the revision or day that the catalog is read as of, None for now. `colour`
    is False for `--no-color`, else None. Without `caches` no cache is read or written.
    """

    catalogs: tuple[Path, ...] = ()
    today: dt.date | None = None
    at: str | None = None
    colour: bool | None = None
    caches: bool = True


def global_options(given: Mapping[str, Any]) -> GlobalOptions:
    """The options `given` by their names with `_` for `-`, completed from the environment.

    Raises CommandLineError for an invalid date.
    """
    named = given.get("catalog") or [os.environ.get("PSCHOOL_CATALOG", "")]
    return GlobalOptions(
        catalogs=tuple(Path(name) for name in named if name),
        today=_date(given["today"]) if "today" in given else None,
        at=given.get("at"),
        colour=False if given.get("no_color") else None,
        caches=not given.get("no_cache"),
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        from partyschool_cli.model.types import suggest_date

        suggestion = suggest_date(text)
        hint = f"是不是 {suggestion}？" if suggestion else "写成 2026-10-12 这样"
        raise CommandLineError(f"--today 的日期“{text}”不对", hint) from None


def today(options: GlobalOptions) -> dt.date:
    """The day that counts as today: `--today`, else SOURCE_DATE_EPOCH, else the clock."""
    if options.today is not None:
        return options.today
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        return _moment_of_epoch(epoch).date()
    return dt.date.today()  # noqa: DTZ011  # the clerk's own day


def now() -> dt.datetime:
    """The moment that counts as now: SOURCE_DATE_EPOCH, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _moment_of_epoch(epoch) if epoch else dt.datetime.now(dt.UTC)


def _moment_of_epoch(seconds: str) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC)
    except (ValueError, OverflowError, OSError):
        message = f"环境变量 SOURCE_DATE_EPOCH 的值“{seconds}”不对"
        raise CommandLineError(message, "写从 1970 年算起的秒数，或用 --today") from None
