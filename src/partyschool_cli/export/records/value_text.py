"""Values of records in Chinese: titles for ids, words for built-in values."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.model.vocabulary import DEFAULT_DAY_PARTS
from partyschool_cli.wording.absences import days_and_parts

SEPARATOR: Final = "、"


def value_text(record: Record, field: RecordField) -> str:
    """The value of `field` in `record` as text; empty for None.

    An id of unknown title stays an id.
    """
    value = record.get(field.name)
    if value is None:
        return ""
    if field.span:
        first, last = value.split("/")
        if "T" in first:
            day, _, start = first.partition("T")
            return _moment_text(day, start, last, now=record["date"])
        return times_text(first, last) if field.type == "time" else days_text(first, last)
    if field.name == "sessions" and isinstance(value, list):
        # Sessions are listed on their own; here only their number.
        return f"{len(value)} 次"
    if field.titles:
        return _with_titles(value, record.get(field.titles))
    if field.choices is not None:
        choices = field.choices
        return SEPARATOR.join(choices.get(word, word) for word in _listed(value))
    return plain_text(value)


def days_text(first: str, last: str) -> str:
    """`2026-04-13～04-15`; the year of the end where it is another, one day alone."""
    if first == last:
        return first
    return f"{first}～{last[5:] if first[:4] == last[:4] else last}"


def times_text(start: str, end: str) -> str:
    """`08:30–10:00`."""
    return f"{start}–{end}"


def _moment_text(day: str, start: str, end: str, *, now: str) -> str:
    """`12月10日08:30—10:00`; with the year where it is another than that of `now`."""
    date = dt.date.fromisoformat(day)
    year = "" if day[:4] == now[:4] else f"{date.year}年"
    return f"{year}{date.month}月{date.day}日{start}—{end}"


def _with_titles(ids: Any, titles: Any) -> str:
    pairs = zip(_listed(ids), _listed(titles), strict=True)
    return SEPARATOR.join(title or name for name, title in pairs)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def plain_text(value: Any) -> str:
    """A value of no field in particular: a number, a truth value, a group, or a list of those."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        nested = any(isinstance(item, Mapping) for item in value)
        return ("；" if nested else SEPARATOR).join(map(plain_text, value))
    if isinstance(value, Mapping):
        return _group(value) if _is_group(value) else _pairs(value)
    return str(value)


_GROUP_KEYS: Final = frozenset({"title", "days", "day_parts", "from", "to", "why", "url", "path"})


def _is_group(value: Mapping[str, Any]) -> bool:
    return bool(value) and _GROUP_KEYS.issuperset(value)


def _group(group: Mapping[str, Any]) -> str:
    """`周一、周二 09:00 至 17:00`, `2026-04-20 至 2026-05-05（春播）`, `名称（网址）`.

    Dates come before the week days and parts of the day that they are of: `2026-03-01 起 周二下午`.
    """
    days = days_and_parts(group.get("days", ()), group.get("day_parts", ()), DEFAULT_DAY_PARTS)
    span = _span(group)
    when = (span, days) if "-" in span else (days, span)
    head = " ".join(part for part in (group.get("title"), *when) if part)
    rest = SEPARATOR.join(group[key] for key in ("why", "url", "path") if key in group)
    return f"{head}（{rest}）" if rest else head


def _span(group: Mapping[str, Any]) -> str:
    if "from" in group and "to" in group:
        return f"{group['from']} 至 {group['to']}"
    if "from" in group:
        return f"{group['from']} 起"
    return f"{group['to']} 止" if "to" in group else ""


def _pairs(mapping: Mapping[str, Any]) -> str:
    return "；".join(f"{key}：{plain_text(item)}" for key, item in mapping.items())
