"""Changed fields, from two versions of a file's content."""

from collections.abc import Mapping
from typing import Any

from partyschool_cli.catalog.field_changes import field_changes
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind

CLASS = Key(Kind.CLASS, "spring")
SITE = Key(Kind.SITE, "hall")
SESSION = {"id": "s01", "date": "2026-10-12", "start": "08:30", "end": "10:00"}


def changed(
    key: Key | None,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    renamed: Mapping[str, str] = {},
) -> list[tuple[str, Any, Any]]:
    found = field_changes("file.yaml", key, before, after, renamed)
    return [(change.field, change.old, change.new) for change in found]


def test_fields_come_in_the_order_of_the_format() -> None:
    before = {"status": "draft", "title": "春季班"}
    after = {"title": "秋季班", "size": 40}
    assert changed(CLASS, before, after) == [
        ("title", "春季班", "秋季班"),
        ("size", None, 40),
        ("status", "draft", None),
    ]


def test_groups_and_mappings_are_compared_by_key() -> None:
    before = {"open": {"days": ["mon"], "from": "09:00"}, "travel_minutes": {"a": 5}}
    after = {"open": {"days": ["tue"], "from": "09:00"}, "travel_minutes": {"b": 5}}
    assert changed(SITE, before, after) == [
        ("open.days", ["mon"], ["tue"]),
        ("travel_minutes.a", 5, None),
        ("travel_minutes.b", None, 5),
    ]


def test_a_list_is_one_field() -> None:
    assert changed(SITE, {"tags": ["甲"]}, {"tags": ["甲", "乙"]}) == [
        ("tags", ["甲"], ["甲", "乙"])
    ]


def test_sessions_are_matched_by_id_wherever_they_stand() -> None:
    other = {**SESSION, "id": "s02"}
    moved = {**SESSION, "date": "2026-10-13"}
    before, after = {"sessions": [SESSION, other]}, {"sessions": [other, moved]}
    assert changed(CLASS, before, after) == [("sessions[s01].date", "2026-10-12", "2026-10-13")]


def test_a_new_session_and_one_that_is_gone_are_whole() -> None:
    other = {**SESSION, "id": "s02"}
    assert changed(CLASS, {"sessions": [SESSION]}, {"sessions": [other]}) == [
        ("sessions[s01]", SESSION, None),
        ("sessions[s02]", None, other),
    ]


def test_a_renamed_session_is_the_same() -> None:
    other = {**SESSION, "id": "s10"}
    found = changed(CLASS, {"sessions": [SESSION]}, {"sessions": [other]}, {"s01": "s10"})
    assert found == [("sessions[s10].id", "s01", "s10")]


def test_sessions_without_ids_are_one_list() -> None:
    assert changed(CLASS, {"sessions": [{"date": "x"}]}, {"sessions": []}) == [
        ("sessions", [{"date": "x"}], [])
    ]


def test_what_is_not_there_is_none() -> None:
    assert changed(SITE, None, {"title": "会议室"}) == [("title", None, "会议室")]
    assert changed(SITE, {"title": "会议室"}, None) == [("title", "会议室", None)]


def test_the_manifest_has_fields_too() -> None:
    before = {"title": "目录", "calendar": {"holidays": "cn"}}
    after = {"title": "目录", "calendar": {"holidays": "none"}}
    assert changed(None, before, after) == [("calendar.holidays", "cn", "none")]
