"""PS604 and PS605: placeholders and punctuation, and what only looks like them."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

TEACHER = "teachers/expert.yaml"
REST = "category: local-expert\n"


def test_placeholders(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = ["待定", "教师待定", "（待补充）", "TODO 填名字", "xxx", "XXX", "××"]
    for number, name in enumerate(cases):
        with subtests.test(name=name):
            assert coded_places(
                findings(tmp_path / str(number), {TEACHER: f"name: {name}\n{REST}"}, "PS604")
            ) == [f"PS604 {TEACHER}:1:7"]


def test_words_that_are_none(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = ["接待定点饭店", "XXL", "第XX期", "等待定价", "自定义", "todos"]
    for number, name in enumerate(cases):
        with subtests.test(name=name):
            assert (
                coded_places(
                    findings(tmp_path / str(number), {TEACHER: f"name: {name}\n{REST}"}, "PS604")
                )
                == []
            )


@pytest.mark.parametrize("more", ["status: draft", "status: retired", "notes: 待定"])
def test_only_required_texts_of_active_entities(tmp_path: Path, more: str) -> None:
    name = "甲" if "notes" in more else "待定"
    assert (
        coded_places(findings(tmp_path, {TEACHER: f"name: {name}\n{REST}{more}\n"}, "PS604")) == []
    )


def test_punctuation_between_chinese_is_made_full_width(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        ("党章,纪律;作风", "党章，纪律；作风"),
        ("好不好?好!真的", "好不好？好！真的"),
        ('"学习:党章"', '"学习：党章"'),
        ("微党课(第2期)", "微党课（第2期）"),
        ("《党章》,《准则》", "《党章》，《准则》"),
        ("|\n  一,二\n  三,四 # 五,六", "|\n  一，二\n  三，四 # 五，六"),
        ("甲,乙 # 丙,丁", "甲，乙 # 丙,丁"),
        ("甲(乙(丙))", "甲（乙（丙））"),
        ("'甲''s(乙)'", "'甲''s（乙）'"),
    ]
    for number, (before, after) in enumerate(cases):
        with subtests.test(before=before):
            files = {TEACHER: f"name: 甲\n{REST}notes: {before}\n"}
            mended = fixed(tmp_path / str(number), files, TEACHER, "PS605", unsafe=False)
            assert mended == f"name: 甲\n{REST}notes: {after}\n"


def test_what_is_left_alone(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        "8:30 开始",
        "比例 1:2",
        "A,B",
        "党章,CPC",
        "(2026)",
        "(a)",
        "见 https://a.cn/甲,乙",
        "甲, 乙",
    ]
    for number, text in enumerate(cases):
        with subtests.test(text=text):
            assert (
                coded_places(
                    findings(
                        tmp_path / str(number),
                        {TEACHER: f"name: 甲\n{REST}notes: {text}\n"},
                        "PS605",
                    )
                )
                == []
            )


def test_texts_are_told_in_order_and_comments_and_keys_are_none(tmp_path: Path) -> None:
    text = f"name: 甲\n{REST}# 甲,乙\nnotes: 一,二,三\ntopics: [四(五), 六, 七!八]\n甲,乙: 九\n"
    assert coded_places(findings(tmp_path, {TEACHER: text}, "PS605")) == [
        f"PS605 {TEACHER}:4:9",
        f"PS605 {TEACHER}:5:11",
        f"PS605 {TEACHER}:5:20",
    ]


def test_the_second_of_a_field_that_is_written_twice_is_left(tmp_path: Path) -> None:
    text = f"name: 甲\n{REST}notes: 一,二\nnotes: 三,四\n"
    assert coded_places(findings(tmp_path, {TEACHER: text}, "PS605")) == [f"PS605 {TEACHER}:3:9"]


def test_a_semicolon_in_a_bare_item_is_told_and_not_fixed(tmp_path: Path) -> None:
    files = {TEACHER: f"name: 甲\n{REST}topics: [果树;嫁接]\n"}
    assert coded_places(findings(tmp_path, files, "PS0", "PS6")) == [f"PS605 {TEACHER}:3:12"]
    assert fixed(tmp_path, files, TEACHER, "PS605") == files[TEACHER]
