"""What to write instead of a value of the wrong type: a number, a list, a whole date."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.quoting import cut
from partyschool_cli.model.describe import Field
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.yaml_parser import parse

_NUMBER: Final = r"(?:约|共|第)?(\d{1,6}(?:\.\d{1,3})?)\s*(\D{0,4})"
_PEOPLE: Final = ("人", "名", "位", "个人", "名学员")
_HOURS: Final = ("学时", "课时", "个学时")
_MINUTES: Final = ("分钟", "分", "min", "分鐘")
# The units that a field's number is in, by words of its name.
UNITS: Final = {
    "size": _PEOPLE,
    "capacity": _PEOPLE,
    "cohort": ("期",),
    "at_least": ("次", "回"),
    "themes": ("个", "大主题", "大"),
    "special_courses_at_least": ("门", "个"),
    "order": ("号", "位"),
    "minutes": _MINUTES,
    "travel_minutes": _MINUTES,
    "half_day": _HOURS,
    "full_day": _HOURS,
    "contact_hours": _HOURS,
    "contact_hours_per_day": _HOURS,
}
# Where nothing better is known.
AS_IN_OTHER_FILES: Final = "照同一文件夹里别的文件的写法改"
_SPLIT: Final = r"[，、；,;\s]+"
_BRACKETS: Final = {"【": "】", "［": "］", "〔": "〕", "（": "）", "「": "」", "“": "”", "[": "]"}
_MONTH_DAY: Final = r"(\d{1,2})\s*[-/.月－．／]\s*(\d{1,2})\s*[日号]?"
_DATE: Final = r"(\d{4})-\d{2}-\d{2}"


def type_hint(kind: str, value: object, field: Field | None) -> tuple[str, str | None]:
    """A hint for a `value` for which Pydantic has an error of this `kind`, and a replacement."""
    if kind == "string_type" and isinstance(value, bool | int | float):
        # Not the value in quotes: its source text (012, 1.50) is not known here.
        return '给它加上半角双引号（"），就是文字', None
    if kind == "tuple_type" and isinstance(value, str):
        bracketed = _bracketed(value)
        return f"加上方括号：{cut(bracketed)}", bracketed
    if kind in ("int_type", "float_type") and isinstance(value, str):
        return _number_hint(value, field)
    if kind == "bool_type" and isinstance(value, str):
        word = {"是": "true", "yes": "true", "on": "true", "y": "true", "对": "true"}
        word |= {"否": "false", "no": "false", "off": "false", "n": "false"}
        if fixed := word.get(value.lower()):
            return f"改成 {fixed}", fixed
    return AS_IN_OTHER_FILES, None


def _number_hint(text: str, field: Field | None) -> tuple[str, str | None]:
    """A hint for `text` where a number belongs, and the number if its unit is the field's."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(_NUMBER, plain)
    name = field.name if field else ""
    if found is None:
        return "只写阿拉伯数字，不带单位和别的字", None
    number, unit = found[1], found[2].strip()
    if not unit or unit in UNITS.get(name, ()):
        return f"去掉引号和单位，只写 {number}", number
    own = UNITS.get(name, ("",))[0]
    return f"换算成{own or '这一项的单位'}，只写数字，不写“{unit}”", None


def _bracketed(text: str) -> str:
    """`text` where a list belongs as a list, in brackets."""
    stripped = text.strip()
    while len(stripped) > 2 and _BRACKETS.get(stripped[0]) == stripped[-1]:
        inner = stripped[1:-1].strip()
        if stripped[0] in inner:  # `“甲”、“乙”` are two
            break
        stripped = inner
    items = (_without_quotes(item) for item in re.split(_SPLIT, stripped))
    return f"[{', '.join(_as_item(item) for item in items if item)}]"


def _without_quotes(item: str) -> str:
    if len(item) > 2 and item[0] in "“「[【" and _BRACKETS[item[0]] == item[-1]:
        return item[1:-1]
    return item


def _as_item(item: str) -> str:
    from partyschool_cli.source.yaml.yaml_scalar import scalar

    return item if parse(f"[{item}]").content == [item] else scalar(item)


def whole_date(text: str, content: Mapping[str, Any], path: FieldPath) -> str | None:
    """`2026-12-20` for `12月20日`, if the dates beside it and of the file leave one year."""
    found = re.fullmatch(_MONTH_DAY, unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    group: Any = content
    for step in path[:-1]:
        group = group[step]
    holders = [each for each in (group, content) if isinstance(each, dict)]
    for holder in holders:
        given = [str(holder.get(name)) for name in ("from", "to") if name != path[-1]]
        bounds = sorted(day for day in given if re.fullmatch(_DATE, day))
        years = range(int(bounds[0][:4]), int(bounds[-1][:4]) + 1) if bounds else ()
        if len(years) > 2:
            continue
        days = [day for year in years if (day := _day(year, found[1], found[2]))]
        inside = [day for day in days if bounds[0] <= day <= bounds[-1]]
        if len(inside or days) == 1:
            return (inside or days)[0]
    return None


def _day(year: int, month: str, day: str) -> str | None:
    try:
        return dt.date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None
