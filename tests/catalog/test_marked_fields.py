"""The words of fields that have something in common."""

from typing import Any

from partyschool_cli.catalog.groups import groups
from partyschool_cli.catalog.marked_fields import marked_words
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import TrainingClass


def refers_to(field: Field) -> Kind | None:
    return field.refers_to


def is_title(field: Field) -> bool:
    return field.name == "title"


def test_words_are_values_items_of_lists_and_keys_of_mappings() -> None:
    content: dict[str, Any] = {"school": "liudu", "travel_minutes": {"hall": 5}}
    assert [(path, word) for path, _, word in marked_words(groups(Site, content), refers_to)] == [
        (("school",), "liudu"),
        (("travel_minutes", "hall"), "hall"),
    ]


def test_what_has_the_wrong_shape_is_passed_over() -> None:
    content: dict[str, Any] = {
        "school": ["liudu"],
        "courses": "dangzhang",
        "sessions": [1, {"course": 2, "teachers": ["wang", 3], "site": "hall"}],
    }
    assert [
        (path, word) for path, _, word in marked_words(groups(TrainingClass, content), refers_to)
    ] == [
        (("sessions", 1, "teachers", 0), "wang"),
        (("sessions", 1, "site"), "hall"),
    ]


def test_groups_in_a_mapping_have_words_too() -> None:
    content = {"title": "甲", "day_parts": {"noon": {"title": "待定"}}}
    assert [path for path, *_ in marked_words(groups(Manifest, content), is_title)] == [
        ("title",),
        ("day_parts", "noon", "title"),
    ]
