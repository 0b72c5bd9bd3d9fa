"""The fields that queries, `--columns` and `--sort` may name: those of records, and derived ones.

A derived field follows from other fields or files. It is no key of a record until it is asked for:
machine formats stay as they are, and a listing costs what it shows. Each heading of a table is the
title or an alias of a field here. `planning/derived_values.py` has the values.
"""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import DayPart, default_day_parts
from partyschool_cli.model.vocabulary import CLASS_TYPES, WEEKDAYS

# A session may take the whole day; a class has evenings and mornings.
_DAY_PART = RecordField("day_part", "午别", "text", many=True, aliases=("时段",))
_WEEKDAY = RecordField("weekday", "星期", "text", choices=WEEKDAYS)
_HOURS = RecordField("contact_hours", "学时", "number", aliases=("hours", "课时"))
_AUDIENCE = RecordField(
    "audience", "对象", "text", many=True, aliases=("受众",), titles="audience_titles", coded=True
)
# The name of the field whose values no catalog has: they come from git's history.
WAS: Final = "was"
MOVED_FROM: Final = RecordField(WAS, "原时间", "date", aliases=("原日期", "调课前"), span=True)

_DERIVED: Mapping[Kind, tuple[RecordField, ...]] = {
    Kind.SESSION: (
        _DAY_PART,
        RecordField("time", "时间", "time", span=True),
        MOVED_FROM,
        RecordField("content", "内容", "text"),
        RecordField("topics", "专题", "text", many=True, aliases=("topic",)),
        _AUDIENCE,
        RecordField("class_type", "班型", "text", choices=CLASS_TYPES),
        RecordField("size", "人数", "number", aliases=("学员人数",)),
    ),
    Kind.CLASS: (
        RecordField("date", "起止日期", "date", aliases=("日期", "培训时间"), span=True),
        _WEEKDAY._replace(many=True),
        _DAY_PART,
        _HOURS,
    ),
    Kind.TEACHER: (
        _HOURS._replace(aliases=("hours", "课时", "本年学时")),
        RecordField("sessions", "课次", "number", aliases=("session", "本年课次")),
    ),
    Kind.SITE: (
        RecordField("sessions", "课次", "number", aliases=("session", "本年课次")),
        RecordField("people", "人次", "number", aliases=("人数", "本年人次")),
    ),
}


def query_fields(
    kind: Kind, day_parts: Mapping[str, DayPart] | None = None
) -> tuple[RecordField, ...]:
    """The fields of a kind's records, then the derived ones.

    `day_parts` are those of the catalog's manifest; by default those that a manifest has.
    """
    parts = default_day_parts() if day_parts is None else day_parts
    titles = {name: part.title for name, part in parts.items()}
    return (
        *record_fields(kind),
        *(
            field._replace(choices=titles) if field.name == _DAY_PART.name else field
            for field in _DERIVED.get(kind, ())
        ),
    )


def derived_names(kind: Kind) -> frozenset[str]:
    """The names of a kind's derived fields."""
    return frozenset(field.name for field in _DERIVED.get(kind, ()))
