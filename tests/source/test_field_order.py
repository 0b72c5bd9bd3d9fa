"""Where fields stand, and which field a key leads to."""

from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.field_order import holds_ids, in_order, inner_field, whole_file

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
