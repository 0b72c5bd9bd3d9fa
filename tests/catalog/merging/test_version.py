"""Entries go by what they are, so that one path is of the same entry in every version."""

import pytest

from partyschool_cli.catalog.merging.version import Item, Version, has_ids, item_names
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind

CLASS = MODELS[Kind.CLASS]
TEXT = """\
title: 班
audience: [members, farmers]
sessions:
  - {id: s02, start: 8:30}
  - {id: s01, start: 10:00}
"""


def test_an_entry_is_found_wherever_it_stands() -> None:
    version = Version(TEXT, CLASS)
    path = ("sessions", Item("s01"), "start")
    assert version.find(path) == ("sessions", 1, "start")
    assert version.entry_path(("sessions", 1, "start")) == path
    assert version.find(("audience", Item('"farmers"'))) == ("audience", 1)
    assert version.find(("sessions", Item("s03"))) is None
    assert version.find(("title", "x")) is None
    assert version.find(("title", Item("x"))) is None


def test_content_is_kept_as_written_and_as_understood() -> None:
    version = Version(TEXT, CLASS)
    assert version.content["sessions"][0]["start"] == "8:30"
    assert version.normal["sessions"][0]["start"] == "08:30"
    assert Version("# nothing yet\n", CLASS).content == {}


def test_what_is_no_catalog_file(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["- a\n", "a: 1\na: 2\n", "a: [\n", "text\n"]
    for text in cases:
        with subtests.test(text=text), pytest.raises(ValueError, match=r".+"):
            Version(text, CLASS)


def test_items_without_ids_go_by_all_that_they_are() -> None:
    assert item_names([{"b": 1, "a": "甲"}, {"id": 3}]) == ['{"a": "甲", "b": 1}', '{"id": 3}']
    assert item_names(["a", "b", "a"]) == ['"a"', '"b"', '"a"#2']
    assert item_names([{"id": "s01"}, {"id": "s01"}]) == ["s01", "s01#2"]
    assert not has_ids([{"id": "s01"}, {"title": "x"}])
    assert not has_ids([])
