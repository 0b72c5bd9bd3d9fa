"""The columns of fields that are groups: absences, opening hours, materials as plain values."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from partyschool_cli.many.lake.column import Column

# By the field's name, which means the same in each kind that has it.
GROUP_COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "themes": (
        Column("themes", "texts", "主题", "学校自己的主题编号；用总目录的，没有"),
        Column("theme_titles", "texts", "主题的名称"),
    ),
    "season": (
        Column("season_from", "text", "季节从", "月-日，如 03-01"),
        Column("season_to", "text", "季节到", "月-日（含）"),
    ),
    "materials": (
        Column("material_titles", "texts", "资料"),
        Column("material_links", "texts", "资料在哪里", "网址或文件，次序同 material_titles"),
    ),
    "unavailable": (
        Column(
            "unavailable",
            "texts",
            "不便日期",
            "如 2026-08-01/2026-08-31、2026-03-20/.. tue afternoon；.. 是没有写",
        ),
        Column(
            "unavailable_reasons",
            "texts",
            "不便的原因",
            "次序同 unavailable",
            is_private=True,
        ),
    ),
    "open": (
        Column("open_days", "texts", "开放日", "星期几，如 mon；没有写是每天"),
        Column("open_from", "time", "开门", "如 09:00"),
        Column("open_to", "time", "关门", "如 17:00"),
    ),
    "travel_minutes": (
        Column("travel_minutes", "texts", "路程", "教学点编号=分钟，如 liudu-classroom=15"),
    ),
    "sessions": (Column("sessions", "count", "课次", "有几次；各次在 sessions 表"),),
}


def group_values(field: str, value: Any, *, is_private: bool) -> Mapping[str, Any]:
    """The values of a group's columns; of what is absent, none."""
    values = _VALUES[field](value)
    return {
        column.name: values[column.name] if is_private or not column.is_private else None
        for column in GROUP_COLUMNS[field]
    }


def _themes(value: Any) -> Mapping[str, Any]:
    return {
        "themes": None if value is None else list(value),
        "theme_titles": None if value is None else list(value.values()),
    }


def _season(value: Any) -> Mapping[str, Any]:
    group = value or {}
    return {"season_from": group.get("from"), "season_to": group.get("to")}


def _materials(value: Any) -> Mapping[str, Any]:
    return {
        "material_titles": [one["title"] for one in value],
        "material_links": [one.get("url", one.get("path")) for one in value],
    }


def _unavailable(value: Any) -> Mapping[str, Any]:
    return {
        "unavailable": [_absence(one) for one in value],
        "unavailable_reasons": [one.get("why") for one in value],
    }


def _absence(group: Mapping[str, Any]) -> str:
    span = f"{group.get('from', '..')}/{group.get('to', '..')}"
    within = (",".join(group.get(key, ())) for key in ("days", "day_parts"))
    return " ".join((span, *filter(None, within)))


def _open(value: Any) -> Mapping[str, Any]:
    group = value or {}
    return {
        "open_days": group.get("days"),
        "open_from": group.get("from"),
        "open_to": group.get("to"),
    }


def _travel_minutes(value: Any) -> Mapping[str, Any]:
    return {"travel_minutes": [f"{site}={minutes}" for site, minutes in value.items()]}


def _sessions(value: Any) -> Mapping[str, Any]:
    return {"sessions": len(value)}


_VALUES: Final[Mapping[str, Callable[[Any], Mapping[str, Any]]]] = {
    "themes": _themes,
    "season": _season,
    "materials": _materials,
    "unavailable": _unavailable,
    "open": _open,
    "travel_minutes": _travel_minutes,
    "sessions": _sessions,
}
