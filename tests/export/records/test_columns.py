"""Columns by name, and what a clerk reads in them."""

import json

import pytest

from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.catalog.records.query_fields import query_fields
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.records.columns import all_columns, clerk_columns, named_columns
from partyschool_cli.export.records.main_columns import main_columns
from partyschool_cli.export.records.value_text import value_text
from partyschool_cli.model.kind import Kind
from tests.export.records.listings import shipped


def test_all_columns_are_the_keys_of_the_records() -> None:
    for kind in Kind:
        keys = [column.key for column in all_columns(kind)]
        assert all(list(record) == keys for record in shipped(kind).records), kind


@pytest.mark.parametrize("kind", Kind)
def test_every_cell_of_the_shipped_catalog_can_be_read(kind: Kind) -> None:
    for record in shipped(kind).records:
        for column in (*clerk_columns(kind), *main_columns(kind)):
            text = column.text(record)
            assert not any(sign in text for sign in "{}'"), json.dumps(text)


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        ("title,hours", ["title", "contact_hours"]),
        ("课程名称，学时", ["title", "contact_hours"]),
        ("School_Title,school,entity", ["school_title", "school", "entity"]),
        ("teacher_names", ["teacher_names"]),
        ("teacher", ["teachers"]),
        ("id, id", ["id"]),
    ],
)
def test_columns_by_name(names: str, keys: list[str]) -> None:
    assert [
        column.key for column in named_columns(names, Kind.COURSE, query_fields(Kind.COURSE))
    ] == keys


@pytest.mark.parametrize(("names", "told"), [("titel", "title"), ("id,,title", "空"), ("", "空")])
def test_a_wrong_name_is_told(names: str, told: str) -> None:
    with pytest.raises(CommandLineError) as caught:
        named_columns(names, Kind.COURSE, query_fields(Kind.COURSE))
    assert told in caught.value.message + caught.value.hint


# A kind, its field, a record, and what a clerk reads.
VALUES: tuple[tuple[Kind, str, dict[str, object], str], ...] = (
    (Kind.COURSE, "teachers", {"teachers": ["a", "b"], "teacher_names": ["甲", None]}, "甲、b"),
    (Kind.COURSE, "school", {"school": "x", "school_title": None}, "x"),
    (Kind.COURSE, "delivery", {"delivery": ["lecture", "online"]}, "讲授、线上"),
    (Kind.COURSE, "flagship", {"flagship": True}, "是"),
    (Kind.COURSE, "season", {"season": {"from": "03-01", "to": "05-31"}}, "03-01 至 05-31"),
    (
        Kind.COURSE,
        "materials",
        {"materials": [{"title": "讲稿", "path": "a.docx"}, {"title": "录像", "url": "u"}]},
        "讲稿（a.docx）；录像（u）",
    ),
    (Kind.COURSE, "summary", {"summary": None}, ""),
    (
        Kind.SITE,
        "open",
        {"open": {"days": ["mon", "sat"], "from": "09:00"}},
        "周一、周六 09:00 起",
    ),
    (Kind.SITE, "travel_minutes", {"travel_minutes": {"a": 10, "b": 5}}, "a：10；b：5"),
    (Kind.CLASS, "sessions", {"sessions": [{}, {}]}, "2 次"),
    (
        Kind.TEACHER,
        "unavailable",
        {"unavailable": [{"from": "2026-04-20", "to": "2026-05-05", "why": "春播"}]},
        "2026-04-20 至 2026-05-05（春播）",
    ),
    (
        Kind.SITE,
        "unavailable",
        {"unavailable": [{"days": ["tue"], "day_parts": ["evening"], "why": "例会"}]},
        "周二晚上（例会）",
    ),
    (
        Kind.TEACHER,
        "unavailable",
        {"unavailable": [{"from": "2026-04-20", "days": ["tue", "thu"]}]},
        "2026-04-20 起 周二、周四",
    ),
)


def test_values_as_a_clerk_reads_them() -> None:
    fields = {(kind, each.name): each for kind in Kind for each in record_fields(kind)}
    read = [(*row[:3], value_text(row[2], fields[row[:2]])) for row in VALUES]
    assert tuple(read) == VALUES


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-04-13", "2026-04-15", "2026-04-13～04-15"),
        ("2026-12-30", "2027-01-04", "2026-12-30～2027-01-04"),
        ("2026-04-13", "2026-04-13", "2026-04-13"),
    ],
)
def test_the_days_of_a_class(first: str, last: str, text: str) -> None:
    column = next(column for column in main_columns(Kind.CLASS) if column.key == "from")
    assert column.text({"from": first, "to": last}) == text


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"flagship": True, "status": "active"}, "党章 ★"),
        ({"flagship": False, "status": "draft"}, "党章（草稿）"),
        ({"flagship": True, "status": "retired"}, "党章 ★（停用）"),
    ],
)
def test_a_course_is_marked(record: dict[str, object], text: str) -> None:
    column = next(column for column in main_columns(Kind.COURSE) if column.key == "title")
    assert column.text({"title": "党章", **record}) == text
