"""What the Tab key offers for options that take words of a fixed list."""

import pytest

from partyschool_cli.lint.registry import all_rules
from tests.cli.conftest import Pschool
from tests.cli.shells import SHELLS, ask, offered


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pschool lint --format s", ["sarif"]),
        ("pschool lint --fail-on ", ["error", "warning", "info"]),
        ("pschool lint --explain PS40", None),
        ("pschool lint --explain teacher-c", ["teacher-clash"]),
        ("pschool lint --select PS101,teacher-c", ["PS101,teacher-clash"]),
        ("pschool lint --ignore teacher-c", ["teacher-clash"]),
        ("pschool list --columns contact", ["contact_hours"]),
        ("pschool list --columns title,contact", ["title,contact_hours"]),
        ("pschool list --columns 课程名称，学", ["课程名称，学时"]),
        ("pschool list teachers --columns id,categ", ["id,category", "id,category_title"]),
        ("pschool list --sort contact", ["contact_hours"]),
        ("pschool list --sort title,-contact", ["title,-contact_hours"]),
        ("pschool list classes --sort fr", ["from"]),
        ("pschool list --format js", ["json", "jsonl"]),
        ("pschool list --columns title,nothing", []),
        ("pschool lint --select nothing", []),
    ],
)
def test_words(pschool: Pschool, typed: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = [each.code for each in all_rules() if each.code.startswith("PS40")]
        assert len(expected) > 3
    assert sorted(offered(pschool, typed)) == sorted(expected)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", ["pschool lint --select teacher-c", "pschool list --sort titl"])
def test_in_every_shell(pschool: Pschool, shell: str, typed: str) -> None:
    result = ask(pschool, shell, typed)
    assert (result.code, result.err) == (0, "")
    assert {"c": "teacher-clash", "l": "title"}[typed[-1]] in result.out
