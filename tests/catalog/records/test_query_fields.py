"""The fields that may be named: every heading of a table is one."""

import pytest

from partyschool_cli.catalog.query.fields import field_names, find_field
from partyschool_cli.catalog.records.query_fields import derived_names, query_fields
from partyschool_cli.export.records.main_columns import main_columns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import DayPart


def test_a_heading_is_a_field(subtests: pytest.Subtests) -> None:
    for kind in Kind:
        with subtests.test(kind=kind):
            named = field_names(query_fields(kind))
            for column in main_columns(kind):
                assert find_field(column.title, named), column.title


def test_a_heading_of_a_timetable_is_a_field_of_sessions(subtests: pytest.Subtests) -> None:
    cases = ["日期", "星期", "午别", "时间", "教学内容", "内容", "班次", "授课人", "地点", "备注"]
    for heading in cases:
        with subtests.test(heading=heading):
            assert find_field(heading, field_names(query_fields(Kind.SESSION)))


def test_fields_that_follow_from_others(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, str]] = [
        (Kind.SESSION, "topics", "topics"),
        (Kind.SESSION, "audience", "audience"),
        (Kind.SESSION, "class_type", "class_type"),
        (Kind.SESSION, "人数", "size"),
        (Kind.CLASS, "日期", "date"),
        (Kind.CLASS, "hours", "contact_hours"),
        (Kind.CLASS, "课次", "sessions"),
        (Kind.CLASS, "cohort", "cohort"),
        (Kind.TEACHER, "hours", "contact_hours"),
        (Kind.TEACHER, "sessions", "sessions"),
        (Kind.SITE, "sessions", "sessions"),
        (Kind.SITE, "people", "people"),
    ]
    for kind, name, field in cases:
        with subtests.test(kind=kind, name=name):
            found = find_field(name, field_names(query_fields(kind)))
            assert found is not None
            assert found.name == field


def test_no_name_is_used_twice(subtests: pytest.Subtests) -> None:
    for kind in Kind:
        with subtests.test(kind=kind):
            names = [field.name for field in query_fields(kind)]
            assert len(names) == len(set(names))
            assert derived_names(kind) < set(names)


def test_parts_of_the_day_are_called_as_the_manifest_does() -> None:
    morning = DayPart.model_validate({"title": "早上", "start": "08:00", "end": "11:00"})
    fields = query_fields(Kind.SESSION, {"morning": morning})
    found = find_field("午别", field_names(fields))
    assert found is not None
    assert found.choices == {"morning": "早上"}
