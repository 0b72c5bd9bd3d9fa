"""How a new value is written."""

from typing import Any

import pytest
import yaml

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.text_edits.new_value_text import literal, quoted
from partyschool_cli.source.text_edits.text_edits import SetValue, edit_text


def test_quotes() -> None:
    expected: dict[tuple[str, str | None], str | None] = {
        ("it's", "'"): "'it''s'",
        ('a"b\n', '"'): '"a\\"b\\n"',
        ("a\nb", "'"): None,
        ("\x07", "'"): None,
        ("a", None): None,
        ("a", "|"): None,
    }
    assert {(text, style): quoted(text, style) for text, style in expected} == expected


def test_text_of_several_lines(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None]] = [
        ("一\n二", "|-"),
        ("一\n\n  二\n", "|"),
        ("一\n", "|"),
        ("\u3000\u3000一\n二", "|-"),
        ("一", None),
        ("  一\n二", None),
        ("\n一", None),
        ("一\n\n", None),
        ("\t一\n二", None),
        ("一\r\n二", None),
    ]
    for text, head in cases:
        with subtests.test(text=text):
            found = literal(text, 4)
            assert (found and found.head) == head
            if found:
                written = "\n".join([f"a: {found.head}", *found.lines, ""])
                assert yaml.safe_load(written) == {"a": text}


# ruff: noqa: E501  # one case a line


def test_as_its_neighbours_are(subtests: pytest.Subtests) -> None:
    cases: list[tuple[type[FrozenModel], str, tuple[Any, ...], str]] = [
        # quotes of the same field elsewhere, or of all others
        (Course, "materials:\n- title: '甲'\n- url: x", ("materials", 1, "title", "乙"), "- title: '乙'\n  url: x"),
        (Course, "materials:\n- title: 甲\n- url: 'x'", ("materials", 1, "title", "乙"), "- title: 乙\n  url: 'x'"),
        (Teacher, "name: '王'\ncategory: x", ("school", "liudu"), "school: liudu"),
        (Teacher, "name: '王'\ncategory: 'x'", ("school", "liudu"), "school: 'liudu'"),
        (Teacher, "name: '1'\ncategory: x", ("school", "2"), "school: '2'"),
        (Teacher, 'name: "王"\norder: 1', ("school", "liudu"), 'school: "liudu"'),
        # a mapping like the others, in brackets if it fits
        (Site, "open: {from: 08:00}", ("travel_minutes", {"a": 1, "b": 2}), "travel_minutes: {a: 1, b: 2}"),
        (Site, "open:\n   from: 08:00", ("travel_minutes", {"a": 1}), "travel_minutes:\n   a: 1"),
        # a list like the others of its kind: of words, or of sentences
        (Course, "topics:\n- 一\n- 二", ("requires", ["a"]), "requires:\n- a"),
        (Course, "objectives:\n- 学会，用好\n", ("requires", ["a"]), "requires: [a]"),
        (Course, "objectives: ['学会，用好']\n", ("topics", ["一，二"]), "topics: ['一，二']"),
        (Course, "title: 甲", ("reviewed", "2026-10-12"), "reviewed: 2026-10-12"),
        (Course, "title: 甲", ("summary", "2026-10-12"), 'summary: "2026-10-12"'),
    ]  # fmt: skip
    for model, before, value, after in cases:
        with subtests.test(model=model, before=before, value=value):
            *path, new = value
            edited = edit_text(f"{before.strip()}\n", [SetValue(tuple(path), new)], model)
            added = set(edited.splitlines()) - set(before.splitlines())
            assert added == set(after.splitlines()) - set(before.splitlines())
            assert after in edited


def test_a_list_that_would_be_wider_than_the_house_style_s_lines_stands_below_its_key() -> None:
    words = ["新型职业农民培训"] * 5
    assert edit_text("title: 甲\n", [SetValue(("required_topics",), words)], TrainingClass) == (
        "title: 甲\nrequired_topics:\n" + "  - 新型职业农民培训\n" * 5
    )
