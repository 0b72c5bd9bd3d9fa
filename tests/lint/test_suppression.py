"""Suppressions: which findings a comment leaves out, and what is said of the comment."""

from pathlib import Path

import pytest

from tests.linting import Files, coded_places, findings, fixed

EXPERT = "teachers/expert.yaml"
# Three errors: line 2, line 3, line 4.
FAULTY = "name: 甲\ncategory: nobody\nschool: none\nfoo: 1\n"


def lines(folder: Path, text: str | bytes, *codes: str) -> list[str]:
    """`PS104:2` of each finding in the teacher's file."""
    found = findings(folder, {EXPERT: text}, *(codes or ("PS1", "PS2", "PS9")))
    return [f"{one.code}:{one.at.span.line}" for one in found if one.file == EXPERT]


def test_without_a_comment_all_are_reported(tmp_path: Path) -> None:
    assert lines(tmp_path, FAULTY) == ["PS104:2", "PS201:3", "PS102:4"]


def test_on_the_line_or_the_line_above(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        "# pschool: ignore[PS104] 等定",
        "#pschool:ignore[PS104] 等定",
        "# pschool: ignore[PS1] 等定",
        "# pschool: ignore[unknown-value] 等定",
        "# pschool: ignore[ps104] 等定",
        "# pschool：ignore[PS104] 等定",
    ]
    for number, comment in enumerate(cases):
        with subtests.test(comment=comment):
            folder = tmp_path / str(number)
            beside = FAULTY.replace("nobody", f"nobody  {comment}")
            assert lines(folder, beside) == ["PS201:3", "PS102:4"]
            above = FAULTY.replace("category", f"{comment}\ncategory")
            assert lines(folder, above) == ["PS201:4", "PS102:5"]


def test_a_comment_beside_a_line_covers_no_other(tmp_path: Path) -> None:
    text = "name: 甲  # pschool: ignore[PS104] 写错了行\n" + FAULTY.partition("\n")[2]
    assert lines(tmp_path, text) == ["PS901:1", "PS104:2", "PS201:3", "PS102:4"]
    after = FAULTY + "# pschool: ignore[PS102] 写错了行\n"
    assert "PS102:4" in lines(tmp_path, after)


def test_several_comments_above_one_line(tmp_path: Path) -> None:
    text = (
        "name: 甲\n# pschool: ignore[PS104] 等定\n# 说明\n"
        "# pschool: ignore[PS605] 原文如此\ncategory: nobody # 会嫁接,懂修剪\n"
    )
    assert lines(tmp_path, text, "PS104") == []


def test_several_rules_in_one_comment(tmp_path: Path) -> None:
    text = FAULTY.replace("foo", "# pschool: ignore[PS104，unknown-field、PS2] 等定\nfoo")
    assert "PS102:5" not in lines(tmp_path, text)


def test_a_whole_file(tmp_path: Path) -> None:
    text = f"{FAULTY}# pschool: ignore-file[PS1, PS201] 旧文件\n"
    assert lines(tmp_path, text) == []


@pytest.mark.parametrize(
    "value",
    [
        '"# pschool: ignore-file[PS1, PS2] 等定"',
        "'甲 # pschool: ignore-file[PS1, PS2] 等定'",
        "|\n  # pschool: ignore-file[PS1, PS2] 等定",
        ">-\n  甲\n  # pschool: ignore-file[PS1, PS2] 等定\n  乙",
    ],
)
def test_in_a_text_it_is_no_comment(tmp_path: Path, value: str) -> None:
    found = lines(tmp_path, f"{FAULTY}notes: {value}\n")
    assert found == ["PS104:2", "PS201:3", "PS102:4"]


def test_in_a_quoted_key_it_is_no_comment(tmp_path: Path) -> None:
    text = FAULTY.replace("foo:", '"# pschool: ignore-file[PS1] 等定":')
    assert "PS104:2" in lines(tmp_path, text)


def test_at_the_head_of_a_block_and_after_it_it_is_one(tmp_path: Path) -> None:
    head = "name: 甲\ncategory: |  # pschool: ignore[PS104] 等定\n  nobody\n"
    assert lines(tmp_path, head) == []
    after = "name: 甲\nnotes: |\n  文字\n\n# pschool: ignore[PS104] 等定\ncategory: nobody\n"
    assert lines(tmp_path, after) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_crlf_and_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "# pschool: ignore-file[PS002] 旧电脑\r\n" if encoding == "gb18030" else ""
    text += "name: 甲\r\ncategory: nobody # pschool: ignore[PS104] 等定\r\n"
    assert lines(tmp_path, text.encode(encoding), "PS0", "PS104", "PS901", "PS902") == []


# ------------------------------------------------------------------------- of the comment itself


def test_a_comment_that_does_nothing(tmp_path: Path) -> None:
    text = "name: 甲  # pschool: ignore[PS104] 写过\ncategory: local-expert\n"
    assert lines(tmp_path, text) == ["PS901:1"]
    assert lines(tmp_path, text, "PS9") == [], "its rule did not run"
    assert fixed(tmp_path, {EXPERT: text}, EXPERT, "PS") == text.replace(
        "  # pschool: ignore[PS104] 写过", ""
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_that_stands_alone_goes_with_its_line(tmp_path: Path, line_end: str) -> None:
    text = "name: 甲\n# pschool: ignore[PS104] 写过\ncategory: local-expert\n"
    text = text.replace("\n", line_end)
    expected = f"name: 甲{line_end}category: local-expert{line_end}"
    assert fixed(tmp_path, {EXPERT: text}, EXPERT, "PS") == expected


def test_of_several_words_those_that_do_nothing_go(tmp_path: Path) -> None:
    text = "name: 甲\ncategory: nobody  # pschool: ignore[PS201, PS104，PS9x,PS102] 等定\n"
    # PS201 is not judged: the file is broken.
    assert lines(tmp_path, text) == ["PS901:2"] * 2
    assert fixed(tmp_path, {EXPERT: text}, EXPERT, "PS9", "PS1", "PS2", unsafe=False) == (
        "name: 甲\ncategory: nobody  # pschool: ignore[PS201, PS104] 等定\n"
    )


def test_an_unknown_word_and_none(tmp_path: Path) -> None:
    text = (
        "name: 甲  # pschool: ignore[teacher-clsh] 合班\n"
        "category: local-expert  # pschool: ignore[] 无\n"
    )
    found = findings(tmp_path, {EXPERT: text}, "PS9")
    assert [one.message for one in found] == [
        "没有“teacher-clsh”这条规则，是不是 teacher-clash？",
        "方括号里没有写规则",
    ]


def test_a_reason_is_asked_for(tmp_path: Path) -> None:
    text = "name: 甲\ncategory: nobody  # pschool: ignore[PS104]\n"
    assert lines(tmp_path, text) == ["PS902:2"]


@pytest.mark.parametrize("rules", ["PS901", "PS901, PS104", "PS9"])
def test_what_is_said_of_a_comment_can_be_suppressed(tmp_path: Path, rules: str) -> None:
    text = f"name: 甲\ncategory: local-expert  # pschool: ignore[{rules}] 明年又要用\n"
    assert lines(tmp_path, text) == []
    file = f"name: 甲  # pschool: ignore[PS104]\n# pschool: ignore-file[PS9] 旧文件\n{text[8:]}"
    assert lines(tmp_path, file) == []


@pytest.mark.parametrize(
    "fault",
    [
        {EXPERT: "name: 甲\ncategory: local-expert\nfoo: 1\n"},
        {"catalog.yaml": "format: 1\n"},
        {"schools/liudu.yaml": "title：柳杜乡党校\n"},
        {"teachers/lecturer.yaml": None},
    ],
    ids=["its teacher", "the manifest", "its school", "another teacher"],
)
def test_a_comment_is_not_unused_while_a_rule_keeps_silent(tmp_path: Path, fault: Files) -> None:
    """Its fault may be there all the same: the rule says nothing on what it cannot know."""
    course = (
        "title: 葡萄冬剪\nkind: special\nschool: liudu\nstrand: practical\ncontact_hours: 2\n"
        "delivery: [lecture]\naudience: [village-cadres]\nsummary: 田间课\n"
        "teachers: [expert, lecturer]  # pschool: ignore[PS305, PS204] 外请\n"
    )
    path = "courses/pruning.yaml"
    assert f"PS901 {path}:9:31" in coded_places(findings(tmp_path, {path: course}))
    assert not any(
        path in place
        for place in coded_places(findings(tmp_path, {path: course, **fault}, "PS3", "PS9"))
    )


def test_a_comment_in_a_file_that_cannot_be_read_is_not_unused(tmp_path: Path) -> None:
    text = "name：甲\ncategory: local-expert # pschool: ignore[PS104] 等定\n"
    assert lines(tmp_path, text, "PS") == ["PS001:1"]
