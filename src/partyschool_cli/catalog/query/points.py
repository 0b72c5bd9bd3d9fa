"""Read a number, a time or a day of the year as clerks write them: 2学时, 两, 8点半, 3月1日."""

import re
from datetime import date

# With the measure word that a clerk writes after it: 50人, 2学时.
_CHINESE_NUMBERS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", start=1)}}
_NUMBER = re.compile(
    r"第?([-+]?[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十])(?:学时|课时|人次|[人名位个次期节份段])?"
)
_TIME = re.compile(r"([0-9]{1,2})(?:[:点时]([0-9]{2})分?|[点时](半?))?")
_DAY = re.compile(r"([0-9]{1,2})(?:[-/.月])([0-9]{1,2})[日号]?")


def read_number(text: str) -> float:
    """The number of folded text, with or without its unit. Raises ValueError for anything else."""
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValueError(text)
    return float(_CHINESE_NUMBERS.get(found[1], found[1]))


def read_time(text: str) -> str:
    """`08:30` of folded text: 8:30, 8点半, 8点, 8. Raises ValueError for anything else."""
    found = _TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    hour, minute = int(found[1]), 30 if found[3] else int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return f"{hour:02}:{minute:02}"


def read_day(text: str) -> str:
    """`03-01` of folded text: 3月1日, 3-1, 3/1. Raises ValueError for anything else."""
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    # A leap year, so that 02-29 is valid.
    return date(2000, int(found[1]), int(found[2])).isoformat()[5:]
