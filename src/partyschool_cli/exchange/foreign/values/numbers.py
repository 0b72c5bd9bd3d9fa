"""Numbers with their units: `4课时`, `约50人`, `第2期`, `半天`, `两学时`."""

import re
from math import isfinite
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.model.manifest import ContactHours
from partyschool_cli.wording.numbers import whole_number

_NUMBER: Final = re.compile(
    r"(?:约|共|计|第|容纳)?(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?|[零〇一二两三四五六七八九十]{1,3})"
    r"(?P<half>(?=个?半))?(?:个?半)?(?P<unit>\D{0,6})"
)
_HOUR_UNITS: Final = ("", "学时", "课时", "个学时", "个课时", "节", "节课", "学时(课时)")
_PEOPLE: Final = (
    "",
    "人",
    "名",
    "位",
    "个人",
    "人次",
    "人左右",
    "余人",
    "多人",
    "名学员",
    "名党员",
)
_OTHERS: Final = ("", "期", "号", "位", "个", "次", "平方米", "座", "个座位", "元", "㎡", "m2")
_PARTS_OF_DAY: Final = {"半天": 0.5, "半日": 0.5, "一天": 1.0, "1天": 1.0, "全天": 1.0, "整天": 1.0}
# From a day's length in minutes to contact hours.
_MINUTES: Final = re.compile(r"([0-9]{1,4})(?:分钟|分|min)")


def hours(text: str, rules: ContactHours) -> float | None:
    """Contact hours of `4课时`, `半天`, `90分钟`; None for anything else."""
    key = key_of(text)
    if key in _PARTS_OF_DAY:
        return _of_days(_PARTS_OF_DAY[key], rules)
    if found := _MINUTES.fullmatch(key):
        return float(found[1]) / rules.minutes if rules.minutes else None
    return _number(key, _HOUR_UNITS)


def _of_days(days: float, rules: ContactHours) -> float | None:
    half = rules.half_day or (rules.full_day / 2 if rules.full_day else None)
    return None if half is None else half * 2 * days


def people(text: str) -> int | None:
    """How many people `约50人` are; None for anything else."""
    return _whole(_number(key_of(text), _PEOPLE))


def number(text: str) -> float | None:
    """A number, with or without a measure word; None for anything else."""
    return _number(key_of(text), (*_OTHERS, *_PEOPLE))


def whole(text: str) -> int | None:
    """A whole number, with or without a measure word; None for anything else."""
    return _whole(number(text))


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and value.is_integer() else None


def _number(key: str, units: tuple[str, ...]) -> float | None:
    found = _NUMBER.fullmatch(key)
    if found is None or found["unit"] not in units:
        return None
    digits = found["number"]
    value = whole_number(digits) if not digits[0].isascii() else float(digits)
    if value is None or not isfinite(value):
        return None
    return float(value) + (0.5 if found["half"] is not None else 0)
