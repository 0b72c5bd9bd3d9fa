"""Text → data: YAML 1.2, without what the format leaves out, however hostile."""

import time
from typing import Any

import pytest
import yaml

from partyschool_cli.source.text.problem import MOST_OF_A_KIND, Problem
from partyschool_cli.source.text.span import START_OF_FILE, Span
from partyschool_cli.source.yaml import yaml_parser
from partyschool_cli.source.yaml.yaml_parser import (
    MAX_NESTING,
    flow_depth_before,
    parse,
)
from tests.full_run import is_full_run

MEBIBYTE = 1024 * 1024


def read(text: str) -> Any:
    parsed = parse(text)
    assert parsed.problems == ()
    return parsed.content


def only_problem(text: str) -> Problem:
    parsed = parse(text)
    (problem,) = parsed.problems
    return problem


def assert_refused(text: str, message: str, at: tuple[int, int]) -> None:
    """PS001 says this of this line and column, and what to do; nothing of the text is taken."""
    problem = only_problem(text)
    assert (problem.code, problem.message, place(problem.span)) == ("PS001", message, at)
    assert problem.hint
    assert parse(text).content is None


def place(span: Span | None) -> tuple[int, int]:
    assert span is not None
    return span.line, span.column


# --- what a text means


DATA: dict[str, Any] = {
    "a: no\nb: 08:30\nc: 2026-10-12\nd: 012\n": {
        "a": "no",
        "b": "08:30",
        "c": "2026-10-12",
        "d": 12,
    },
    "a: '12'\nb: \"true\"\nc: ''\n": {"a": "12", "b": "true", "c": ""},
    "a:\nb: ~\nc: null\n": {"a": None, "b": None, "c": None},
    "no: 1\n12: x\nnull: y\n": {"no": 1, "12": "x", "null": "y"},
    "---\na: 1\n...\n": {"a": 1},
    "%YAML 1.2\n---\na: 1\n": {"a": 1},
    "a: 1": {"a": 1},
    "a: 1\r\nb:\r\n  - 甲\r\n": {"a": 1, "b": ["甲"]},
    "a: 1\rb: 2\r": {"a": 1, "b": 2},
    "": None,
    "# 只有注释\n": None,
    "---\n": None,
    "甲": "甲",
    "a: |\n  一\n  二\n\nb: 1\n": {"a": "一\n二\n", "b": 1},
    "a: |-\n  一\n  二\nb: >+\n  三\n  四\n\n": {"a": "一\n二", "b": "三 四\n\n"},
    "a: |2\n    一\n": {"a": "  一\n"},
    "{a: [1, 甲, {b: c}], d: }": {"a": [1, "甲", {"b": "c"}], "d": None},
    "a:\n- 1\n-\n- [x]\n": {"a": [1, None, ["x"]]},
    'a: "\\u515a\\n\\x41\\0"': {"a": "党\nA\0"},
    "a: 甲 # 注\nb: 乙#不是注\n": {"a": "甲", "b": "乙#不是注"},
    "? a\n: 1\n": {"a": 1},
    "a:\tb\n": {"a": "b"},
    "url: http://a.b/c?d=e&f\n": {"url": "http://a.b/c?d=e&f"},
    "a: “四史”教育，《党章》\n": {"a": "“四史”教育，《党章》"},
    "'<<': 1\n": {"<<": 1},
    "a: <<\n": {"a": "<<"},
}


def test_data() -> None:
    assert {text: read(text) for text in DATA} == DATA


def test_characters_that_yaml_forbids_or_hides_are_text(subtests: pytest.Subtests) -> None:
    forms = ["a: 甲{}乙\nb: 1\n", 'a: "甲{}乙"\nb: 1\n', "a: |-\n  甲{}乙\nb: 1\n"]
    chars = ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"]
    for form in forms:
        for char in chars:
            with subtests.test(char=char, form=form):
                parsed = parse(form.format(char))
                assert parsed.content == {"a": f"甲{char}乙", "b": 1}
                assert parsed.problems == ()
                value = parsed.places.value(("b",))
                assert form.format(char)[value.start : value.end] == "1"


@pytest.mark.parametrize("loader", [yaml_parser._LOADER, yaml.SafeLoader], ids=["C", "Python"])
def test_such_a_character_late_in_a_long_text(loader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "_LOADER", loader)
    lines = [f"k{number}: 甲\n" for number in range(5_000)]  # more than libyaml decodes at once
    content = {f"k{number}": "甲" for number in range(5_000)}
    assert read("".join(lines) + "last: 乙\x07\n") == {**content, "last": "乙\x07"}
    problem = only_problem("k: [\n" + "".join(lines) + "last: 乙\x07\n")
    assert place(problem.span) == (1, 4)


def test_such_a_character_in_a_key_is_part_of_its_path() -> None:
    assert place(parse("甲\x07: 1\n").places.value(("甲\x07",))) == (1, 5)


def test_private_use_characters_stay_what_they_are() -> None:
    assert read("a: \U000f0041\0\U000fd800\n") == {"a": "\U000f0041\0\U000fd800"}


# --- what the format leaves out


def test_refused_with_a_word_that_says_so(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, tuple[int, int]]] = [
        ("a: &x 1\n", "第 1 行的文字不能以“&”开头（&x）", (1, 4)),
        ("a: 1\nb: *x\n", "第 2 行的文字不能以“*”开头（*x）", (2, 4)),
        ("*x : [1]\n", "第 1 行的文字不能以“*”开头（*x）", (1, 1)),
        ("a: !!str 1\n", "第 1 行的文字不能以“!”开头", (1, 4)),
        ("a: !x 1\n", "第 1 行的文字不能以“!”开头", (1, 4)),
        ("a: ! 1\n", "第 1 行的文字不能以“!”开头", (1, 4)),
        ("<<: {a: 1}\n", "第 1 行的字段名不能是“<<”", (1, 1)),
        ("a: 1\n---\nb: 1\n", "第 2 行的“---”把一个文件分成了几份", (2, 1)),
        ("a: 1\n...\nb: 1\n", "第 3 行和前面接不上", (3, 1)),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "第 1 行不能以“%”开头", (1, 1)),
        ("[a]: 1\n", "第 1 行的字段名不是一个词", (1, 1)),
        ("a: {{甲}}\n", "第 1 行的字段名不是一个词", (1, 5)),
        ("? {a: b}\n: 1\n", "第 1 行的字段名不是一个词", (1, 3)),
    ]
    for text, message, at in cases:
        with subtests.test(text=text):
            assert_refused(text, message, at)


def test_what_is_refused_whole_has_no_place_nor_what_follows() -> None:
    """Of another document, a key may be one of the first."""
    for text in ("a: 1\n---\na: 2\nb: 3\n", "a: {{甲}}\nb: 3\n"):
        keys = parse(text).places.keys()
        assert [(path, place(span)) for path, span in keys] == [(("a",), (1, 1))]


def test_a_personal_number_in_a_name_is_masked_before_it_is_cut() -> None:
    number = "11010519491231002X"
    for text in (f"号码：{number}，: 1\n" * 2, f"a: &某某某某的身份证号码{number} 1\n"):
        assert number[:9] not in only_problem(text).message


def test_each_of_several_is_told() -> None:
    problems = parse("a: &x 1\nb: *x\n<<: *x\n").problems
    assert [place(problem.span)[0] for problem in problems] == [1, 2, 3, 3]


def test_billion_laughs_expand_to_nothing() -> None:
    text = "a0: &a0 [笑]\n"
    text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    start = time.process_time()
    parsed = parse(text)
    assert time.process_time() - start < 1
    assert parsed.content is None
    assert {problem.code for problem in parsed.problems} == {"PS001"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2\n", 2),
        ("a: 1\nb: 1\n'a': 2\n", 3),
        ("{a: 1, a: 2}", 1),
        ("x:\n  - a: 1\n    a: {b: 1, c: [2]}\n", 3),
    ],
)
def test_duplicate_keys(text: str, line: int) -> None:
    problem = only_problem(text)
    assert problem.code == "PS003"
    assert "字段 a 写了两次（第 " in problem.message
    assert place(problem.span)[0] == line
    ((first, message),) = problem.related
    assert first < (problem.span or START_OF_FILE)
    assert message


def test_a_duplicate_in_an_item_may_be_meant_for_another_item() -> None:
    is_in_item = {
        "a: 1\na: 2\n": False,
        "- a: 1\n  a: 2\n": True,
        "list:\n  - a: 1\n    a: 2\n": True,
        "- a: {b: 1, b: 2}\n": False,
    }
    hints = {text: only_problem(text).hint for text in is_in_item}
    assert {text: "若是另一项" in hint for text, hint in hints.items()} == is_in_item


def test_of_a_duplicate_the_first_counts() -> None:
    parsed = parse("a: {b: 1}\na: {b: 2, c: 3}\n")
    assert parsed.content == {"a": {"b": 1}}
    assert place(parsed.places.value(("a", "b"))) == (1, 8)
    assert ("a", "c") not in parsed.places


def test_duplicates_stand_among_the_other_problems_in_order_of_the_text() -> None:
    text = "a: &x 1\na: 2\nb: *y\nlist:\n  - c: 1\n    c: 2\nd: [\n"
    problems = parse(text).problems
    assert [problem.code for problem in problems] == ["PS001", "PS003", "PS001", "PS003", "PS001"]
    assert [place(problem.span)[0] for problem in problems] == [1, 2, 3, 6, 8]
    assert problems[3].path == ("list", 0, "c")


def test_a_duplicate_of_a_duplicate_and_one_in_it() -> None:
    parsed = parse("a: 1\na: {b: 2, b: 3}\na: 4\n")
    assert [place(problem.span) for problem in parsed.problems] == [(2, 1), (2, 11), (3, 1)]
    assert [place(problem.related[0][0]) for problem in parsed.problems] == [(1, 1), (2, 5), (1, 1)]
    assert parsed.content == {"a": 1}


def test_an_alias_is_a_key_that_may_be_there_twice(subtests: pytest.Subtests) -> None:
    for text in ("*x : 1\n*x : 2\n", "*x : 1\n'*x': 2\n", "'*x': 1\n*x : 2\n"):
        with subtests.test(text=text):
            told = [problem.message for problem in parse(text).problems]
            assert told.count("字段 *x 写了两次（第 1 行已经写过）") == 1


def test_the_hint_of_a_second_key_speaks_of_items_only_in_a_list(subtests: pytest.Subtests) -> None:
    cases = {
        "x:\n  - a: 1\n    a: 2\n": True,
        "x: {a: 1, a: 2}\n": False,
        "x: 1\nx: {a: 1, a: 2}\n": False,
    }
    for text, is_in_list in cases.items():
        with subtests.test(text=text):
            assert ("若是另一项" in parse(text).problems[-1].hint) is is_in_list


def test_no_more_duplicates_are_told_than_anybody_reads() -> None:
    problems = parse("".join(f"a: {number}\n" for number in range(MOST_OF_A_KIND + 9))).problems
    assert len(problems) == MOST_OF_A_KIND


# --- limits

NESTED = {
    "flow list": ("[", "]"),
    "flow mapping": ("{a: ", "}"),
    "block list": ("- ", ""),
}


@pytest.mark.parametrize(("opening", "closing"), NESTED.values(), ids=NESTED)
def test_nesting(opening: str, closing: str) -> None:
    assert parse(opening * MAX_NESTING + "1" + closing * MAX_NESTING).problems == ()
    problem = only_problem(opening * 33 + "1" + closing * 33)
    assert problem.code == "PS004"
    assert place(problem.span) == (1, 32 * len(opening) + 1)


def test_what_is_not_closed_is_not_too_deep_for_that() -> None:
    assert only_problem("[" * MAX_NESTING).code == "PS001"


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: [" * 10_000, '"[": ' + "[" * 10_000])
def test_nesting_beyond_what_libyaml_reads(text: str) -> None:
    assert only_problem(text).code == "PS004"


def test_brackets_in_quotes_and_comments_are_no_nesting() -> None:
    text = "a: '" + "[" * 99 + "'\n# " + "[" * 99 + "\nb: [1\nc: 2\n"
    assert only_problem(text).code == "PS001"


def test_nesting_by_indent() -> None:
    lines = [f"{'  ' * depth}a:\n" for depth in range(1_000)]
    assert parse("".join(lines[:32])).problems == ()
    assert only_problem("".join(lines[:34])).code == "PS004"
    assert only_problem("".join(lines)).code == "PS004"


def test_a_mebibyte_of_escaped_quotes_without_an_end_is_done_with_in_seconds() -> None:
    size = MEBIBYTE if is_full_run() else MEBIBYTE // 8
    text = 'a: "' + '\\"' * (size // 2 - 2)
    start = time.process_time()
    assert only_problem(text).code == "PS001"
    assert time.process_time() - start < 30 * size / MEBIBYTE


def test_a_mebibyte_of_anything_is_done_with_in_seconds(subtests: pytest.Subtests) -> None:
    cases = [
        "[",
        "{a: ",
        "- ",
        "{",
        "? ",
        "[[],",
        "[{",
        "- a:\n",
        ": ",
        "'",
        '"',
        "\t",
        "k: v\n",
        "1,",
    ]
    for unit in cases:
        with subtests.test(unit=unit):
            size = MEBIBYTE if is_full_run() else MEBIBYTE // 20
            text = unit * (size // len(unit))
            start = time.process_time()
            parse(text)
            assert time.process_time() - start < 30 * size / MEBIBYTE


def test_depth_that_is_found_in_keys_is_no_depth_to_recurse_into() -> None:
    # Complex keys have paths, too; following them down once took all memory.
    # libyaml may give up before it says that the first key is a mapping.
    assert only_problem("{" * MEBIBYTE).code in ("PS001", "PS004")


# --- syntax errors: what a clerk did, where


def test_syntax(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, tuple[int, int]]] = [
        ("title：党章\nkind: theme\n", "第 1 行的冒号是全角“：”", (1, 6)),
        ("a: 1\nkind：theme\nb: 1\n", "第 2 行的冒号是全角“：”", (2, 5)),
        ("a: 1\nkind：theme\nstrand：theory\nb: 1\n", "第 2 行的冒号是全角“：”", (2, 5)),
        ("title: “四史”\nkind：theme\nb: 1\n", "第 2 行的冒号是全角“：”", (2, 5)),
        ("a:\n\tb: 1\n", "第 2 行用了制表符（Tab 键）缩进", (2, 1)),
        ("a: [b，c\nd: 1\n", "第 1 行的逗号是全角“，”", (1, 6)),
        ('title: "党章”\nkind: theme\n', "第 1 行的引号是中文弯引号", (1, 11)),
        ('title: "党章\nkind: theme\n', "第 1 行的引号没有配对", (1, 8)),
        ("a: 1\nb: [1, 2\nc: 3\n", "第 2 行的括号没有配对，或少了逗号", (2, 4)),
        ("a: b: c\n", "第 1 行多了一个冒号，或缩进不对", (1, 5)),
        ("a: 1\n b: 2\n", "第 2 行多缩进了", (2, 2)),
        ("a:\n    b: 1\n  c: 1\n", "第 3 行的缩进不对，或引号、括号后面多了字", (3, 3)),
        ("a: 1\nb\nc: 1\n", "第 2 行少了冒号，或冒号后面没有空一格", (2, 1)),
        ("a: @甲\n", "第 1 行有不能放在开头的字符", (1, 4)),
        ('a: "C:\\党"\n', "第 1 行的“\\”后面跟了不认识的字符", (1, 7)),
        ("a: 《𠮷》👩\nb: c: d\n", "第 2 行多了一个冒号，或缩进不对", (2, 5)),
    ]
    for text, message, at in cases:
        with subtests.test(text=text):
            assert_refused(text, message, at)


def test_a_message_and_its_hint_read_as_one() -> None:
    problem = only_problem("a: 1\nb: 2\ntitle：党章\nc: 1\n")
    assert f"{problem.message}，{problem.hint}".startswith("第 3 行的冒号是全角“：”，请改成半角“:”")


def test_flow_depth() -> None:
    depth: dict[str, int] = {
        "[{": 2,
        "[]{": 1,
        "]]": 0,
        "'[' [": 1,
        '"\\"[" [': 1,
        "# [\n[": 1,
        "a#[": 1,
    }
    assert {text: flow_depth_before(text, len(text)) for text in depth} == depth
