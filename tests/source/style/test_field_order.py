"""Where fields stand, and which field a key leads to."""

import pytest

from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.style.field_order import (
    field_of,
    holds_ids,
    in_order,
    index_of_new,
    inner_field,
    ordered,
    whole_file,
)
from partyschool_cli.source.text.span import FieldPath

COURSE, SITE = whole_file(MODELS[Kind.COURSE]), whole_file(MODELS[Kind.SITE])
MANIFEST = whole_file(Manifest)


def test_unknown_keys_stand_before_what_all_kinds_have() -> None:
    keys = ["status", "y", "notes", "kind", "x", "title", "tags"]
    assert in_order(keys, COURSE, str) == ["title", "kind", "y", "x", "tags", "notes", "status"]


def test_in_groups_they_stand_last() -> None:
    season = inner_field(COURSE, "season")
    assert in_order(["x", "to", "from"], season, str) == ["from", "to", "x"]


def test_ids_keep_their_order() -> None:
    for field in (inner_field(MANIFEST, "themes"), inner_field(SITE, "travel_minutes"), None):
        assert in_order(["title", "b", "a"], field, str) == ["title", "b", "a"]


def test_the_values_of_a_vocabulary_are_groups() -> None:
    morning = inner_field(inner_field(MANIFEST, "day_parts"), "morning")
    assert in_order(["end", "title"], morning, str) == ["title", "end"]


def test_which_lists_hold_ids() -> None:
    for field, names in (
        (COURSE, {"teachers", "sites", "audience", "delivery", "requires"}),
        (inner_field(MANIFEST, "calendar"), {"workdays"}),
        (inner_field(SITE, "open"), {"days"}),
    ):
        assert field is not None
        lists = {one.name for one in field.fields if one.many and holds_ids(one)}
        assert lists == names
    assert not holds_ids(inner_field(COURSE, "topics"))
    assert not holds_ids(inner_field(COURSE, "materials"))
    assert not holds_ids(None)


def test_the_field_at_a_path(subtests: pytest.Subtests) -> None:
    cases: list[tuple[type, FieldPath, list[str]]] = [
        (Teacher, (), ["name", "category"]),
        (TrainingClass, ("sessions",), ["id", "date"]),
        (TrainingClass, ("sessions", 3), ["id", "date"]),
        (Manifest, ("day_parts", "morning"), ["title", "start"]),
        (Manifest, ("themes", "a"), []),
        (Teacher, ("unknown", "name"), []),
    ]
    for model, path, first in cases:
        with subtests.test(model=model, path=path):
            field = field_of(model, path)
            assert [one.name for one in field.fields[:2]] == first if field else not first


def test_a_new_key_comes_after_the_nearest_before_it(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str, int]] = [
        (["name", "status"], "category", 1),
        (["name", "post", "status"], "category", 1),
        (["status", "name"], "category", 2),
        (["category"], "name", 0),
        (["name", "mine"], "yours", 2),
        (["mine", "name"], "status", 2),
        (["mine"], "name", 0),
        ([], "name", 0),
    ]
    for keys, key, index in cases:
        with subtests.test(keys=keys):
            assert index_of_new(keys, key, whole_file(Teacher)) == index


def test_a_new_word_of_a_vocabulary_is_the_last() -> None:
    assert index_of_new(["b", "c"], "title", inner_field(MANIFEST, "themes")) == 2
    assert index_of_new(["b", "c"], "title", None) == 2


def test_values_are_ordered_inside_too() -> None:
    session = {"mine": 1, "start": "08:30", "id": "s01", "date": "2026-10-12"}
    found = ordered({"sessions": (session,), "title": "甲"}, whole_file(TrainingClass))
    assert list(found) == ["title", "sessions"]
    assert list(found["sessions"][0]) == ["id", "date", "start", "mine"]
    assert next(iter(session)) == "mine"
