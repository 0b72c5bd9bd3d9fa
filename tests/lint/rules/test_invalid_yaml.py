"""PS001: what the fix mends, and what it leaves to a person."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

TEACHER = "teachers/expert.yaml"
HEAD = "name: 示例\ncategory: local-expert\n"


SLIPS_ARE_UNDONE_AND_NOTHING_ELSE = [
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
    ("name:　示例\ncategory: local-expert\n", HEAD),
    ("name: 示例\ncategory:\u00a0local-expert\n", HEAD),
    ("name　: 示例\ncategory: local-expert\n", HEAD),
    (HEAD + "topics:\n  -　果树\n  -　嫁接\n", HEAD + "topics:\n  - 果树\n  - 嫁接\n"),
    (HEAD + "topics: ［果树, 嫁接］\n", HEAD + "topics: [果树, 嫁接]\n"),
    (HEAD + "topics: [果树, 嫁接】\n", HEAD + "topics: [果树, 嫁接]\n"),
    (
        HEAD + "unavailable：［｛from：2026-01-01，to：2026-01-02，why：开会，听报告｝］\n",
        HEAD + "unavailable: [{from: 2026-01-01, to: 2026-01-02, why: 开会，听报告}]\n",
    ),
    (
        HEAD + "unavailable: [{from: 2026-01-01；to: 2026-01-02｝]\n",
        HEAD + "unavailable: [{from: 2026-01-01, to: 2026-01-02}]\n",
    ),
]


def test_slips_are_undone_and_nothing_else(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, (broken, mended) in enumerate(SLIPS_ARE_UNDONE_AND_NOTHING_ELSE):
        with subtests.test(broken=broken):
            assert fixed(tmp_path / str(number), {TEACHER: broken}, TEACHER, "PS001") == mended


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
        "name: 示例\n<<<<<<< HEAD\ncategory: a\n=======\ncategory: b\n>>>>>>> x\n",
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


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("<<<<<<< HEAD\ncategory: a\n=======\ncategory: b\n>>>>>>> 柳杜\n", "2:1"),
        ("category: a\n=======\n", "3:1"),
        ("topics:\n<<<<<<< HEAD\n  - a\n=======\n  - b\n>>>>>>> x\n", "3:1"),
        ("notes: |\n  甲\n>>>>>>> x\n", "4:1"),
        ("category: a\r\n||||||| 8ab1\r\n", "3:1"),
    ],
)
def test_the_marks_of_a_merge_are_told_as_such(tmp_path: Path, lines: str, place: str) -> None:
    (found,) = findings(tmp_path, {TEACHER: f"name: 示例\n{lines}"}, "PS0")
    assert coded_places([found]) == [f"PS001 {TEACHER}:{place}"]
    assert "git 合并冲突的记号" in found.message


def test_a_line_of_equal_signs_in_a_text_is_text(tmp_path: Path) -> None:
    text = HEAD + "notes: |\n  甲\n  =======\n  <<<<<<< 乙\n"
    assert findings(tmp_path, {TEACHER: text}, "PS0") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: 示例\n  category: local-expert\n", "2:3"),
        (" name: 示例\ncategory: local-expert\n", "1:2"),
        ("# 注\n\n  name: 示例\n  unit: 甲\ncategory: local-expert\n", "3:3"),
        (HEAD + "unavailable:\n  - from: 2026-01-01\n      to: 2026-01-02\n", "5:7"),
    ],
)
def test_a_line_that_is_indented_and_should_not_be(tmp_path: Path, text: str, place: str) -> None:
    (found,) = findings(tmp_path, {TEACHER: text}, "PS0")
    assert coded_places([found]) == [f"PS001 {TEACHER}:{place}"]
    assert found.message.endswith("行多缩进了")


def test_what_is_wrong_in_one_pair_of_brackets_is_one_finding(tmp_path: Path) -> None:
    text = HEAD + "unavailable: [{from：2026-01-01，to：2026-01-02}]\n"
    found = findings(tmp_path, {TEACHER: text}, "PS0", "PS1")
    assert coded_places(found) == [f"PS001 {TEACHER}:3:20"]
