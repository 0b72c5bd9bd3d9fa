"""The default columns of tables and Markdown.

Order, marks and combined columns are those of an office's own lists.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from partyschool_cli.catalog.records.build import record_content, record_fields
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn, field_column
from partyschool_cli.export.records.value_text import days_text, times_text
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import COURSE_KINDS
from partyschool_cli.wording.marks import session_mark, status_mark, with_cohort

FLAGSHIP: Final = "★"

_MAIN: Final[Mapping[Kind, str]] = {
    Kind.SCHOOL: "id title tier parent also_called place",
    Kind.COURSE: "id title contact_hours theme school teachers delivery audience",
    Kind.TEACHER: "id name category school post topics order",
    Kind.SITE: "id title venue category capacity school place guide",
    Kind.CLASS: "id title from size sessions school type audience adviser",
    Kind.SESSION: "id date weekday start course teachers site contact_hours class",
}


def main_columns(kind: Kind) -> tuple[RecordColumn, ...]:
    """The main columns of a kind, in order."""
    fields = {field.name: field for field in record_fields(kind)}
    columns = (field_column(fields[name]) for name in _MAIN[kind].split())
    return tuple(_adapted(kind, column) for column in columns)


def _adapted(kind: Kind, column: RecordColumn) -> RecordColumn:
    if column.key in ("title", "name"):
        return replace(column, text=partial(_marked, key=column.key))
    if kind is Kind.COURSE and column.key == "theme":
        return replace(column, text=_theme)
    if kind is Kind.CLASS and column.key == "from":
        return replace(column, title="起止日期", type="text", text=_days)
    if kind is Kind.CLASS and column.key == "size":
        return replace(column, title="人数")
    if kind is Kind.SESSION and column.key == "contact_hours":
        return replace(column, text=_counted_hours)
    if kind is Kind.SESSION and column.key == "start":
        return replace(column, title="时间", type="text", text=_span)
    if kind is Kind.SESSION and column.key == "course":
        return replace(column, title="内容", text=_content)
    return column


def _marked(record: Record, *, key: str) -> str:
    star = f" {FLAGSHIP}" if record.get("flagship") else ""
    title = with_cohort(record[key], record.get("cohort"))
    return f"{title}{star}{_in_brackets(status_mark(record['status']))}"


def _theme(record: Record) -> str:
    return record["theme_title"] or record["theme"] or COURSE_KINDS.get(record["kind"], "")


def _days(record: Record) -> str:
    return days_text(record["from"], record["to"])


def _counted_hours(record: Record) -> str:
    """Empty for activities and cancelled sessions, which have no hours."""
    return str(record["contact_hours"] or "")


def _span(record: Record) -> str:
    return times_text(record["start"], record["end"])


def _content(record: Record) -> str:
    return f"{record_content(record)}{_in_brackets(session_mark(record['status']))}"


def _in_brackets(mark: str) -> str:
    return f"（{mark}）" if mark else ""
