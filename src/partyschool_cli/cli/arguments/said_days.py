"""The days that `--from` and `--to` name, or the year that `--year` does."""

import datetime as dt

from partyschool_cli.catalog.query.dates import parse_dates
from partyschool_cli.errors import CommandLineError


def said_days(
    year: int | None, from_: str | None, to: str | None, today: dt.date
) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day; None for an end that nothing is said of.

    Raises CommandLineError for what is no date, days in the wrong order, and a year beside them.
    """
    if year is not None and (from_ or to):
        raise CommandLineError("--year 不能和 --from、--to 一起用", "只要一年写 --year，其余去掉")
    if year is not None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    first = _day("--from", from_, today, 0) if from_ else None
    last = _day("--to", to, today, 1) if to else None
    if first and last and last < first:
        raise CommandLineError(f"--to 的日期 {last} 早于 --from 的 {first}", "把两个日期对调")
    return first, last


def days_of_year(
    year: int | None, from_: str | None, to: str | None, today: dt.date
) -> tuple[dt.date, dt.date]:
    """The same; what nothing is said of is the first or last day of the year of the other end.

    Where nothing is said at all it is this year.
    """
    first, last = said_days(year, from_, to, today)
    own = (first or last or today).year
    return first or dt.date(own, 1, 1), last or dt.date(own, 12, 31)


def _day(option: str, text: str, today: dt.date, end: int) -> dt.date:
    """The first day (`end` 0) or the last (1) of what `text` names."""
    try:
        return dt.date.fromisoformat(parse_dates(text, today)[end])
    except ValueError as error:
        raise CommandLineError(f"{option}：{error}", "写成 2026-10-12、2026-10 或 本周") from None
