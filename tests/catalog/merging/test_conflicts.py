"""Markers stand round as few lines as can be."""

import pytest

from partyschool_cli.catalog.merging.conflicts import beside, marked
from partyschool_cli.catalog.merging.version import EntryPath, Item, Version
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind

CLASS = MODELS[Kind.CLASS]
S01, S02 = ("sessions", Item("s01")), ("sessions", Item("s02"))
TEXT = "title: 班\nsessions:\n  - id: s01\n    date: 1\n  - id: s02\n    date: 2\n"
FIRST = "  - id: s01\n    date: 1\n"


def shown(ours: str, theirs: str, *conflicts: EntryPath) -> str:
    return marked(Version(ours, CLASS), Version(theirs, CLASS), conflicts, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "path", "expected"),
    [
        pytest.param(
            TEXT,
            "sessions:\n- id: s02\n  date: 3 # 新\n- id: s01\n",
            (*S02, "date"),
            TEXT.replace("    date: 2\n", "< ours\n    date: 2\n=\n    date: 3 # 新\n> theirs\n"),
            id="a value",
        ),
        pytest.param(
            TEXT,
            "sessions:\n- id: s02\n",
            (*S02, "date"),
            TEXT.replace("    date: 2\n", "< ours\n    date: 2\n=\n> theirs\n"),
            id="a value that theirs took out",
        ),
        pytest.param(
            TEXT,
            "sessions:\n- {id: s02, date: 3}\n",
            (*S02, "date"),
            TEXT.replace("  - id: s02\n", "< ours\n  - id: s02\n")
            + "=\n  - {id: s02, date: 3}\n> theirs\n",
            id="brackets of theirs",
        ),
        pytest.param(
            "title: 班\nsessions:\n  - {id: s01, date: 1}\n",
            "sessions:\n  - id: s01\n    date: 3\n",
            (*S01, "date"),
            "title: 班\nsessions:\n< ours\n  - {id: s01, date: 1}\n=\n"
            "  - id: s01\n    date: 3\n> theirs\n",
            id="brackets of ours",
        ),
        pytest.param(
            "title: 班\nsessions:\n  - id: s02\n    date: 2\n",
            TEXT,
            S01,
            TEXT.replace("  - id: s01\n    date: 1\n", f"< ours\n=\n{FIRST}> theirs\n"),
            id="the first session, which ours took out",
        ),
        pytest.param(
            "title: 班\nsize: 3",
            "title: 班\nsize: 4",
            ("size",),
            "title: 班\n< ours\nsize: 3\n=\nsize: 4\n> theirs\n",
            id="a last line without an end",
        ),
    ],
)
def test_lines_of_a_conflict(ours: str, theirs: str, path: EntryPath, expected: str) -> None:
    assert shown(ours, theirs, path) == expected


def test_conflicts_in_one_entry_are_one() -> None:
    ours = "title: 班\nsessions:\n  - {id: s01, date: 1, size: 1}\n"
    theirs = "sessions:\n  - {id: s01, date: 2, size: 2}\n"
    assert shown(ours, theirs, (*S01, "date"), (*S01, "size")).count("> theirs") == 1


def test_neighbours_are_one_and_others_are_not() -> None:
    ours, theirs = "a: 1\nb: 1\nc: 1\nd: 1\n", "a: 2\nb: 2\nc: 1\nd: 2\n"
    assert shown(ours, theirs, ("a",), ("b",), ("d",)) == (
        "< ours\na: 1\nb: 1\n=\na: 2\nb: 2\n> theirs\nc: 1\n< ours\nd: 1\n=\nd: 2\n> theirs\n"
    )


def test_what_stands_beside_ours() -> None:
    ours, theirs = Version("a: 1\n", CLASS), Version("a: 2 # 甲\n", CLASS)
    assert beside(ours, theirs, [("a",)]) == "a: 2 # 甲\n"
