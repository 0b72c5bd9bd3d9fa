"""PS001: what the fix mends, and what it leaves to a person."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

TEACHER = "teachers/expert.yaml"
HEAD = "name: 示例\ncategory: local-expert\n"


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("name：示例\ncategory：local-expert\n", "name: 示例\ncategory: local-expert\n"),
        ("name: 示例\r\ncategory：local-expert\r\n", "name: 示例\r\ncategory: local-expert\r\n"),
        (
            'name: 示例\ntopics: ["果树"，"嫁接"， "修剪"]  # 三样，都会\ncategory: local-expert\n',
            'name: 示例\ntopics: ["果树", "嫁接",  "修剪"]  # 三样，都会\ncategory: local-expert\n',
        ),
        (
            HEAD + "unavailable:\n\t- from: 2026-10-01\n\t  to: 2026-10-02\n",
            HEAD + "unavailable:\n  - from: 2026-10-01\n    to: 2026-10-02\n",
        ),
        (
            "name: 示例\ncategory: local-expert\ntopics:\n　- 果树\n　- 嫁接\n",
            "name: 示例\ncategory: local-expert\ntopics:\n  - 果树\n  - 嫁接\n",
        ),
        (
            "name：示例\ncategory: local-expert\nnotes: |\n  注意：冒号不动，逗号也不动\n",
            "name: 示例\ncategory: local-expert\nnotes: |\n  注意：冒号不动，逗号也不动\n",
        ),
    ],
)
def test_slips_are_undone_and_nothing_else(tmp_path: Path, broken: str, mended: str) -> None:
    assert fixed(tmp_path, {TEACHER: broken}, TEACHER, "PS001") == mended


def test_one_fix_undoes_all_slips_and_is_not_safe(tmp_path: Path) -> None:
    files = {TEACHER: "name：示例\ncategory：local-expert\nschool：liudu\n"}
    (found,) = findings(tmp_path, files, "PS001")
    assert found.fix is not None
    assert not found.fix.is_safe
    assert len(found.fix.patch.splices) == 3
    assert fixed(tmp_path, files, TEACHER, "PS001", unsafe=False) == files[TEACHER]


@pytest.mark.parametrize(
    "broken",
    [
        "name: 示例\n category: local-expert\n",  # a wrong indent: which line is right?
        'name: "示例\ncategory: local-expert\n',  # no slip that is known
        "&a name: 示例\ncategory: *a\n",
    ],
)
def test_what_is_not_certain_has_no_fix(tmp_path: Path, broken: str) -> None:
    found = findings(tmp_path, {TEACHER: broken}, "PS001")
    assert found
    assert [one.fix for one in found] == [None] * len(found)


def test_a_group_that_reads_as_text_is_mended_too(tmp_path: Path) -> None:
    site = "title: 展馆\nvenue: classroom\ncapacity: 5\nopen:\n  from：09:00\n  to：17:00\n"
    files = {"sites/hall.yaml": site}
    assert coded_places(findings(tmp_path, files, "PS0", "PS1")) == ["PS001 sites/hall.yaml:5:7"]
    assert fixed(tmp_path, files, "sites/hall.yaml", "PS001") == site.replace("：", ": ")
