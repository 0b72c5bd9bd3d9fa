"""What the Tab key offers for options that take words of a fixed list."""

import pytest

from partyschool_cli.lint.registry import all_rules
from tests.cli.conftest import Pschool
from tests.cli.shells import SHELLS, ask, offered

WORDS = {
    "pschool lint --format s": ["sarif"],
    "pschool lint --fail-on ": ["error", "warning", "info"],
    "pschool lint --explain teacher-c": ["teacher-clash"],
    "pschool lint --select PS101,teacher-c": ["PS101,teacher-clash"],
    "pschool lint --ignore teacher-c": ["teacher-clash"],
    "pschool list --columns contact": ["contact_hours"],
    "pschool list --columns title,contact": ["title,contact_hours"],
    "pschool list --columns 课程名称，学": ["课程名称，学时"],
    "pschool list teachers --columns id,categ": ["id,category", "id,category_title"],
    "pschool list --sort contact": ["contact_hours"],
    "pschool list --sort title,-contact": ["title,-contact_hours"],
    "pschool list classes --sort fr": ["from"],
    "pschool list --format js": ["json", "jsonl"],
    "pschool list --columns title,nothing": [],
    "pschool lint --select nothing": [],
}


def test_words(pschool: Pschool) -> None:
    assert {typed: sorted(offered(pschool, typed)) for typed in WORDS} == {
        typed: sorted(words) for typed, words in WORDS.items()
    }


def test_rules_by_the_beginning_of_their_codes(pschool: Pschool) -> None:
    expected = [each.code for each in all_rules() if each.code.startswith("PS40")]
    assert len(expected) > 3
    assert sorted(offered(pschool, "pschool lint --explain PS40")) == sorted(expected)


def test_in_every_shell(pschool: Pschool, subtests: pytest.Subtests) -> None:
    for shell in SHELLS:
        with subtests.test(shell=shell):
            words = {"lint --select teacher-c": "teacher-clash", "list --sort titl": "title"}
            for typed, expected in words.items():
                result = ask(pschool, shell, f"pschool {typed}")
                assert (result.code, result.err) == (0, "")
                assert expected in result.out
