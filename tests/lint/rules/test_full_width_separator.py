"""PS008: which items are several, and how they are split."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

TEACHER = "teachers/expert.yaml"
HEAD = "name: 示例\ncategory: local-expert\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[果树，嫁接]", "[果树, 嫁接]"),
        ("[果树、嫁接；修剪, 施肥]", "[果树, 嫁接, 修剪, 施肥]"),
        ("[果树， 嫁接，]", "[果树, 嫁接]"),
        ("[，果树]", "[果树]"),
        ("[Word，Excel]  # 办公，软件", "[Word, Excel]  # 办公，软件"),
        ("[12，'甲，乙']", None),
        ('["果树，嫁接"]', None),
        ("\n  - 果树，嫁接", None),
        ("[甲，12]", '[甲, "12"]'),
    ],
)
def test_items_are_split(tmp_path: Path, before: str, after: str | None) -> None:
    files = {TEACHER: f"{HEAD}topics: {before}\n"}
    if after is None:
        after = before
    assert fixed(tmp_path, files, TEACHER, "PS008") == f"{HEAD}topics: {after}\n"


def test_ids_that_are_joined_are_one_error_and_no_other(tmp_path: Path) -> None:
    course = (
        "title: 蔬菜嫁接\nkind: special\nschool: liudu\nstrand: practical\ncontact_hours: 2\n"
        "delivery: [lecture，discussion]\naudience: [village-cadres]\n"
        "teachers: [expert，lecturer]\n"
    )
    files = {"courses/grafting.yaml": course}
    found = findings(tmp_path, files, "PS0", "PS1", "PS2")
    assert [(one.code, one.severity, one.at.field) for one in found] == [
        ("PS008", "error", "delivery[lecture，discussion]"),
        ("PS008", "error", "teachers[expert，lecturer]"),
    ]
    mended = fixed(tmp_path, files, "courses/grafting.yaml", "PS008")
    assert (
        coded_places(findings(tmp_path, {"courses/grafting.yaml": mended}, "PS0", "PS1", "PS2"))
        == []
    )
