"""A day that a command line names, as a person says it: `10月14日`, `下周三`."""

import datetime as dt

from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.spoken_points import day
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
