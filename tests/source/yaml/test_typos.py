"""What a clerk's hand does to YAML is told as what it is, at its place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.span import Span
from partyschool_cli.source.yaml.typos import nearest_typo, typo_within, typos
from tests.full_run import is_full_run

CHARS = st.sampled_from(
    list("：，、；“”‘’［】｛〔－•·#＃-:[]{}\"' \t\r\n\u3000\u0085\u2028\fab0党𠮷")
)

COLON = "第 1 行的冒号是全角“：”，请改成半角“:”，后面空一格"


TYPOS: list[tuple[str, tuple[int, int] | None, str, str | None]] = [
    (
        "a: 1\nb: 2\ntitle：党章导读",
        (3, 6),
        "第 3 行的冒号是全角“：”，请改成半角“:”，后面空一格",
        ": ",
    ),
    ("title： 甲", (1, 6), "第 1 行的冒号是全角“：”，请改成半角“:”，后面空一格", ":"),
    ("- id：s01", (1, 5), "第 1 行的冒号是全角“：”，请改成半角“:”，后面空一格", ": "),
    ("title:党章", (1, 6), "第 1 行的冒号后面少了空格，冒号后面要空一格", ": "),
    ("a: [甲，乙]", None, "", None),
    ("a: [b，乙]", (1, 6), "第 1 行的逗号是全角“，”，请改成半角“,”", ", "),
    ("a: ［b］", (1, 4), "第 1 行的括号是全角“［”，改成半角“[”", "["),
    ("\ta: 1", (1, 1), "第 1 行用了制表符（Tab 键）缩进，缩进只用空格，每层两个", "  "),
    ("a:\n\u3000b: 1", (2, 1), "第 2 行用了全角空格缩进，改成半角空格，每层两个", "  "),
    ("•甲", (1, 1), "第 1 行的列表符号是“•”，改成半角“-”，后面空一格", "- "),
    ("－ 甲", (1, 1), "第 1 行的列表符号是“－”，改成半角“-”，后面空一格", "- "),
    ("-id: a", (1, 1), "第 1 行的“-”后面少了空格，“-”后面要空一格", "- "),
    ("＃ 注", (1, 1), "第 1 行的井号是全角“＃”，注释要用半角“#”开头", "#"),
    (
        "a: “甲”",
        (1, 4),
        '第 1 行的引号是中文弯引号，改成半角引号（"），前后都要改；或者去掉引号',
        '"',
    ),
    (
        'a: "甲”',
        (1, 6),
        '第 1 行的引号是中文弯引号，改成半角引号（"），前后都要改；或者去掉引号',
        '"',
    ),
    # in a mapping on one line
    ("a: {from：09:00, to: 17:00}", (1, 9), COLON, ": "),
    ("a: {from: 09:00, to：17:00}", (1, 20), COLON, ": "),
    ("a: {days：[mon]}", (1, 9), COLON, ": "),
    ("a: { 果园：5}", (1, 8), COLON, ": "),
    ("a: {from: 1，to: 2}", (1, 12), "第 1 行的逗号是全角“，”，请改成半角“,”", ", "),
    ("a: {why: 开会，to: 2}", (1, 12), "第 1 行的逗号是全角“，”，请改成半角“,”", ", "),
    ("a: {甲: 1；乙: 2}", (1, 9), "第 1 行的逗号是全角“；”，请改成半角“,”", ", "),
    ("a: {b: 1; c: 2}", (1, 9), "第 1 行用了分号“;”隔开，请改成半角“,”", ","),
    ("a: {from:09:00}", (1, 9), "第 1 行的冒号后面少了空格，冒号后面要空一格", ": "),
    ("a: {b: 1｝", (1, 9), "第 1 行的括号是全角“｝”，改成半角“}”", "}"),
    ("a: [{b: 1｝]  # 注", (1, 10), "第 1 行的括号是全角“｝”，改成半角“}”", "}"),
    ("a: [甲］", (1, 6), "第 1 行的括号是全角“］”，改成半角“]”", "]"),
    ("a: [甲】 # 注】", (1, 6), "第 1 行的括号是全角“】”，改成半角“]”", "]"),
    # spaces that are none
    ("a:　b", (1, 3), "第 1 行的冒号后面是全角空格，改成半角空格，冒号后面空一格", " "),
    (
        "- a:\u00a0 b",
        (1, 5),
        "第 1 行的冒号后面是不换行空格（网页、Word 里带来的），改成半角空格，冒号后面空一格",
        " ",
    ),
    (
        "a: {b:\u3000c}",
        (1, 7),
        "第 1 行的冒号后面是全角空格，改成半角空格，冒号后面空一格",
        " ",
    ),
    ("  -　b", (1, 4), "第 1 行的“-”后面是全角空格，改成半角空格，“-”后面空一格", " "),
    ("a　: b", (1, 2), "第 1 行的冒号前面有全角空格，删去这个空格", ""),
    # columns count characters
    ("𠮷👩：a", (1, 3), "第 1 行的冒号是全角“：”，请改成半角“:”，后面空一格", ": "),
]


def test_typos(subtests: pytest.Subtests) -> None:
    for text, at, said, replacement in TYPOS:
        with subtests.test(text=text):
            found = next(typos(text), None)
            if at is None:
                assert found is None
                continue
            assert found is not None
            problem = found.problem()
            assert problem.span is not None
            assert (problem.code, problem.span.line, problem.span.column) == ("PS001", *at)
            assert f"{problem.message}，{problem.hint}" == said
            assert problem.suggestion == replacement


def test_what_is_no_slip(subtests: pytest.Subtests) -> None:
    cases = [
        "# 注释：全角冒号，不要紧",
        "title: 党章：总纲",
        "url: https://example.org/a",
        "time: 08:30",
        "a: 甲，乙",
        "a: [党章：总纲, 基层：治理]",
        "a: {why: 病：假, topics: [党章, 基层：治理]}",
        'a: {why: "病, 事：假"}',
        "a: {why: 讲课，党课：停}",
        "a: {why: 讲课，改期}",
        "a: {url: https://example.org/a}",
        "a: [【甲】, 乙]",
        "a: 甲　乙",
        "a: 党课{甲}",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert list(typos(text)) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_yaml_counts_them(line_end: str) -> None:
    # str.splitlines() ends lines at NEL, LS and form feeds too; YAML 1.2 does not.
    text = line_end.join(["a: x\u0085y\u2028z\f", "", "title：甲"])
    (found,) = typos(text)
    assert (found.line, text[found.start]) == (3, "：")


def test_the_topmost_of_the_lines_that_lead_to_an_error_is_told() -> None:
    text = "a: 1\n\ntitle：甲\nkind：theme\nschool: b\n"
    found = nearest_typo(text, 5)
    assert found is not None
    assert found.line == 3


def test_a_sign_that_is_text_explains_no_error_further_down() -> None:
    text = "title: “四史”教育\nsummary: 甲\n  kind: theme\n"
    assert nearest_typo(text, 3) is None
    assert nearest_typo("title: “四史: 教育”", 1) is not None


def test_a_slip_far_above_explains_nothing() -> None:
    assert nearest_typo("\tx\na: 1\nb: 1\nc: d: e\n", 4) is None


def test_typo_within() -> None:
    text = "title: “四史”\nkind：theme\nschool：liudu\n"
    found = tuple(typos(text))
    assert [typo.line for typo in found] == [1, 2, 3]
    # The quotes may be meant; of the others, the first inside.
    first = typo_within(found, Span(1, 1, 3, 13, 0, len(text)))
    assert first is not None
    assert first.line == 2
    assert typo_within(found, Span(1, 1, 1, 12, 0, 11)) is None


@given(st.lists(CHARS).map("".join))
def test_any_text(text: str) -> None:
    found = list(typos(text))
    assert [typo.start for typo in found] == sorted(typo.start for typo in found)
    for typo in found:
        assert 0 <= typo.start < typo.end <= len(text)
        before = text[: typo.start].replace("\r\n", "\n").replace("\r", "\n")
        assert typo.line == before.count("\n") + 1


def test_a_line_of_a_mebibyte_is_read_at_once(subtests: pytest.Subtests) -> None:
    cases = [
        "- ",
        "：",
        "a，",
        "a: “",
        '- "',
        "'",
        ": ",
        "-\t",
        "\u3000",
        "\t",
        "[",
        "a b",
        "\n",
        "-a:",
        "{,a",
        "{a ",
        "{a，",
        ",a:",
        "］",
        "］ ",
        "｝]",
        " #",
        "a\u3000",
    ]
    for unit in cases:
        with subtests.test(unit=unit):
            size = 1 if is_full_run() else 0.04
            start = time.process_time()
            for _ in typos(unit * int(size * 1024 * 1024 // len(unit))):
                pass
            assert time.process_time() - start < 5 * size
