"""When a teacher is away or a site is closed, in a clerk's words: `3月20日起每周二下午`."""

from collections.abc import Collection, Iterable, Mapping

from partyschool_cli.model.types import Absence
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.dates import days_text


def absence_text(absence: Absence, parts: Mapping[str, str]) -> str:
    """`2026年3月20日—22日`, `每周二、周四下午`, `2026年3月1日起每周二`.

    `parts` are the titles of the parts of the day.
    """
    return (
        _dates(absence)
        + every(absence.days)
        + days_and_parts(absence.days, absence.day_parts, parts)
    )


def every(days: Collection[str]) -> str:
    """`每`, before week days that are not all of them."""
    return "每" if days and len(set(days)) < len(WEEKDAYS) else ""


def days_and_parts(days: Collection[str], parts: Iterable[str], titles: Mapping[str, str]) -> str:
    """`周二、周四下午、晚上`; `每天上午`."""
    listed = "、".join(WEEKDAYS.get(day, day) for day in days)
    if len(set(days)) == len(WEEKDAYS):
        listed = "每天"
    return listed + "、".join(titles.get(part, part) for part in parts)


def _dates(absence: Absence) -> str:
    first, last = absence.from_, absence.to
    if first is not None and last is not None:
        return days_text(first, last)
    if first is not None:
        return f"{days_text(first, first)}起"
    return f"到{days_text(last, last)}为止" if last is not None else ""
