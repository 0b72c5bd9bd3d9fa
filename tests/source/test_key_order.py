"""Keys in the format's order."""

import pytest

from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.key_order import in_order, index_of_new, ranks


def test_known_keys_of_a_file_of_a_group_and_of_a_mapping() -> None:
    assert list(ranks(Teacher, ()))[:3] == ["name", "category", "school"]
    assert list(ranks(TrainingClass, ("sessions", 3)))[:4] == ["id", "date", "start", "end"]
    assert list(ranks(Manifest, ("day_parts", "morning")))[:2] == ["title", "start"]
    assert ranks(Manifest, ("themes",)) == ranks(Teacher, ("unknown",)) == {}


@pytest.mark.parametrize(
    ("keys", "key", "index"),
    [
        (["name", "status"], "category", 1),
        (["name", "post", "status"], "category", 1),
        (["status", "name"], "category", 2),
        (["category"], "name", 0),
        (["name", "mine"], "yours", 2),
        (["mine", "name"], "status", 2),
        (["mine"], "name", 0),
        ([], "name", 0),
    ],
)
def test_a_new_key_comes_after_the_nearest_before_it(keys: list[str], key: str, index: int) -> None:
    assert index_of_new(keys, key, ranks(Teacher, ())) == index


def test_values_are_ordered_inside_too_and_unknown_keys_are_last() -> None:
    session = {"mine": 1, "start": "08:30", "id": "s01", "date": "2026-10-12"}
    found = in_order({"sessions": (session,), "title": "甲"}, TrainingClass, ())
    assert list(found) == ["title", "sessions"]
    assert list(found["sessions"][0]) == ["id", "date", "start", "mine"]
    assert next(iter(session)) == "mine"
