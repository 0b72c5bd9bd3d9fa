"""What a clerk calls that for which a column is taken: a field, or what sessions are made of."""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind

# What is no field of the kind's model.
_NO_FIELDS: Final[Mapping[str, str]] = {
    "month": "月",
    "day": "日",
    "week": "第几周",
    "weekday": "星期",
    "day_part": "午别",
    "time": "时间",
    "when": "日期和时间",
    "title": "课程或活动",
    "contact_hours": "学时",
    "class": "班次",
    "id": "编号",
    "course_or_activity": "是课程还是活动",
    "period": "起止日期",
    "unit_and_post": "单位和职务",
}


def column_title(kind: Kind, name: str) -> str:
    """The title of what a column of a table of that kind is taken for."""
    field = field_at(MODELS[kind], (name,))
    if field is not None and not (kind is Kind.SESSION and name in _NO_FIELDS):
        return field.title
    return _NO_FIELDS.get(name, name)
