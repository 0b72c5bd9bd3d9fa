"""A day that a command line names, as a person says it: `10月14日`, `下周三`."""

import datetime as dt

from partyschool_cli.catalog.query.dates import DATE_FORMS, parse_dates
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.spoken_points import day, is_without_year
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field


def day_named(
    option: str, title: str, said: str, today: dt.date, near: dt.date | None = None
) -> dt.date:
    """The day of an option's value; `title` is what a clerk calls it.

    Without a year it is the one nearest to `near`, else of this year.

    Raises CommandLineError for what is no date, or more than one day.
    """
    beside = {} if near is None else {"date": near.isoformat()}
    field = Field(option, title, "", "date", required=True)
    return dt.date.fromisoformat(day(field, said, ValueContext(today, None, beside)))


def next_day_named(option: str, title: str, said: str, today: dt.date, after: dt.date) -> dt.date:
    """The day of an option's value; without a year it is the first one after `after`.

    Raises CommandLineError as `day_named` does.
    """
    found = day_named(option, title, said, today, after)
    if not is_without_year(said):
        return found
    years = (found.year - 1, found.year, found.year + 1)
    days = (one for year in years if (one := _in_year(found, year)) is not None and one > after)
    return min(days, default=found)


def days_named(option: str, said: str, today: dt.date, near: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of an option's value: a day as `day_named` has it, a week, a month.

    Raises CommandLineError for anything else.
    """
    try:
        date = day_named(option, "日期", said, today, near)
    except CommandLineError:  # a week, a month
        try:
            first, last = map(dt.date.fromisoformat, parse_dates(said, today))
        except ValueError as problem:
            raise CommandLineError(f"{option}：{problem}", DATE_FORMS) from None
        return first, last
    return date, date


def written_day(content: object) -> dt.date | None:
    """The day that a file's content is, or None for anything else."""
    try:
        return dt.date.fromisoformat(str(content))
    except ValueError:
        return None


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # the 29th of February
        return None
