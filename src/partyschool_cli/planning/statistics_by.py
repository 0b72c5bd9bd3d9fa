"""What is taught, by school, month, teacher, site or type of class: `stats --by`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy, held_at, taught_by
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.training_facts import training_facts
from partyschool_cli.planning.training_numbers import (
    Numbers,
    NumbersOf,
    by_month,
    by_school,
    by_type,
    total_numbers,
)
from partyschool_cli.timetable.timetable import timetable_of

By = Literal["school", "month", "teacher", "site", "type"]
# With what a clerk calls each.
BY: Final[dict[By, str]] = {
    "school": "学校",
    "month": "月",
    "teacher": "授课人",
    "site": "教学点",
    "type": "班型",
}


@dataclass(frozen=True, slots=True)
class StatisticsBy:
    """The groups that were asked for, by `today`; the others are empty."""

    days: Period
    today: dt.date
    total: Numbers
    asked: tuple[By, ...]
    school: tuple[NumbersOf, ...] = ()
    month: tuple[NumbersOf, ...] = ()
    type: tuple[NumbersOf, ...] = ()
    teacher: tuple[TaughtBy, ...] = ()
    site: tuple[HeldAt, ...] = ()


def statistics_by(
    catalog: Catalog,
    asked: Sequence[By],
    days: Period,
    today: dt.date,
    schools: frozenset[str] | None = None,
) -> StatisticsBy:
    """The groups of `asked`, of the classes of `schools`, ids; of all if None."""
    timetable = timetable_of(catalog)
    facts = training_facts(catalog, days, today, schools)
    return StatisticsBy(
        days,
        today,
        total_numbers(facts),
        tuple(asked),
        school=by_school(catalog, facts) if "school" in asked else (),
        month=by_month(facts) if "month" in asked else (),
        type=by_type(facts) if "type" in asked else (),
        teacher=taught_by(timetable, days, today, schools) if "teacher" in asked else (),
        site=held_at(timetable, days, today, schools) if "site" in asked else (),
    )
