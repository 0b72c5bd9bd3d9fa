"""Queries as trees, and what is said of those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.query.condition import (
    AllOf,
    AnyOf,
    Condition,
    FieldTerm,
    Not,
    Text,
    written,
)
from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.catalog.query.grammar import MAX_DEPTH, join_words, parse_condition
from tests.full_run import is_full_run


def spoken(condition: Condition) -> str:
    """A tree with every bracket written out."""
    match condition:
        case Text(text, exact):
            return f"“{text}”" if exact else text
        case FieldTerm(name, operator, values):
            return f"{name}{operator}{','.join(value.text for value in values)}"
        case Not(negated):
            return f"-{spoken(negated)}"
        case AllOf(conditions):
            return f"({' & '.join(map(spoken, conditions))})"
        case AnyOf(conditions):
            return f"({' | '.join(map(spoken, conditions))})"


A_QUERY_IS_READ_AS = {
    "": "()",
    "   ": "()",
    "大棚": "大棚",
    "大棚 嫁接": "(大棚 & 嫁接)",
    "大棚 and 嫁接": "(大棚 & 嫁接)",
    "大棚 且 嫁接": "(大棚 & 嫁接)",
    "大棚 or 嫁接": "(大棚 | 嫁接)",
    "大棚 OR 嫁接 或 葡萄|醋": "(大棚 | 嫁接 | 葡萄 | 醋)",
    "a b or c": "((a & b) | c)",
    "a (b or c)": "(a & (b | c))",
    "a(b)c": "(a & b & c)",
    "-a": "-a",
    "--a": "a",
    "-(a or b)": "-(a | b)",
    "village-ecommerce": "village-ecommerce",
    '"党章 导读"': "“党章 导读”",
    "“or”": "“or”",
    '"他说""好"""': '“他说"好"”',
    "“甲:乙 (丙)”": "“甲:乙 (丙)”",
    "order android 或者": "(order & android & 或者)",
    "theme:乡村振兴": "theme:乡村振兴",
    'title:"党章 导读"': "title:党章 导读",
    "audience:members,farmers": "audience:members,farmers",
    "对象：党员，农民、村干部": "对象:党员,农民,村干部",
    "audience:a, b": "audience:a,b",
    'title:"a,b",c': "title:a,b,c",
    "hours>=2": "hours>=2",
    "hours >= 2": "hours>=2",
    "hours:>=2": "hours>=2",
    "学时≥2": "学时>=2",
    "hours==2": "hours=2",
    "hours=2": "hours=2",
    "start:08:30": "start:08:30",
    "start<09:00": "start<09:00",
    "date:2026-10..2026-12": "date:2026-10..2026-12",
    "-topics:线上": "-topics:线上",
    "teachers:*": "teachers:*",
    "08:30": "08:30",
    "https://example.com/a?b=c": "https://example.com/a?b=c",
    "2026-10": "2026-10",
    "theme:乡村振兴 hours>=2 (大棚 or 嫁接) -delivery:online": (
        "(theme:乡村振兴 & hours>=2 & (大棚 | 嫁接) & -delivery:online)"
    ),
}


def test_a_query_is_read_as() -> None:
    assert {
        query: spoken(parse_condition(query)) for query in A_QUERY_IS_READ_AS
    } == A_QUERY_IS_READ_AS


FIELDS = {"学时", "人数", "对象", "日期", "日最多学时"}


def test_signs_may_be_words() -> None:
    tree = {
        "学时大于2": "学时>2",
        "学时 大于 2": "学时>2",
        "学时大于等于2 大棚": "(学时>=2 & 大棚)",
        "人数不少于50人": "人数>=50人",
        "人数不超过50": "人数<=50",
        "日最多学时大于4": "日最多学时>4",
        "日期不早于10月12日": "日期>=10月12日",
        "对象是农民、党员": "对象:农民,党员",
        "对象不是农民": "-对象:农民",
        "（学时小于2 或 人数多于50）": "(学时<2 | 人数>50)",
        "名望大于2": "名望大于2",
        "学时大于": "学时大于",
        '"学时大于2"': "“学时大于2”",
        "不要线上": "-线上",
        "不要 线上 大棚": "(-线上 & 大棚)",
        "不要(大棚 or 嫁接)": "-(大棚 | 嫁接)",
        "不要delivery:online": "-delivery:online",
        "除了线上": "-线上",
        "大棚 不要": "(大棚 & 不要)",
        "大棚、嫁接": "(大棚 | 嫁接)",
        "大棚，嫁接,育苗 学时大于2": "((大棚 | 嫁接 | 育苗) & 学时>2)",
        "不要线上、网络": "-(线上 | 网络)",
        "大棚、": "大棚",
    }
    assert {query: spoken(parse_condition(query, FIELDS.__contains__)) for query in tree} == tree


def test_a_condition_is_written_as_it_is_read(subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "大棚 学时>2",
        "-(大棚 or “a b”)",
        'title:"党章 导读",x',
        "(a or b) c",
        '"说""好"""',
    ]
    for query in cases:
        with subtests.test(query=query):
            condition = parse_condition(query)
            again = parse_condition(written(condition))
            assert spoken(again) == spoken(condition)


def test_a_bad_query_is_told_where(subtests: pytest.Subtests) -> None:
    cases = [
        ("(大棚", "左括号没有配对的右括号", "("),
        ("大棚)", "多了一个右括号", ")"),
        ("a ()", "括号里是空的", "()"),
        ('a "党章', "引号没有配对", '"'),
        ("“", "引号没有配对", "“"),
        ('""', "引号里是空的", '""'),
        ("or 大棚", "“or”前面缺一个条件", "or"),
        ("大棚 or or 嫁接", "“or”前面缺一个条件", "or"),
        ("a || b", "“|”前面缺一个条件", "|"),
        ("(a or)", "“)”前面缺一个条件", ")"),
        ("大棚 or", "最后缺一个条件", ""),
        ("大棚 and", "最后缺一个条件", ""),
        ("-", "减号后面缺一个条件", "-"),
        ("a - b", "减号后面缺一个条件", "-"),
        ("-or", "“or”前面缺一个条件", "or"),
        ("teachers:", "“teachers”后面缺一个值", "teachers:"),
        ("教师： a", "“教师”后面缺一个值", "教师："),
        ("theme:a,", "“theme”后面缺一个值", "theme:a,"),
        ("teachers:(a or b)", "“teachers”后面缺一个值", "teachers:"),
        (">=2", "“>=”前面缺字段名", ">="),
    ]
    for query, message, place in cases:
        with subtests.test(query=query):
            with pytest.raises(QueryError) as raised:
                parse_condition(query)
            error = raised.value
            assert error.message == message
            assert error.hint
            assert error.query == query
            assert query[error.start : error.end] == place
            assert error.exit_code == 2


def error_of(query: str) -> QueryError | None:
    try:
        parse_condition(query)
    except QueryError as error:
        return error
    return None


def test_brackets_have_a_depth() -> None:
    parse_condition("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH)
    with pytest.raises(QueryError, match="括号套得太深，最多 50 层"):
        parse_condition("(" * 100_000)


def test_a_very_long_query_is_read_or_refused(subtests: pytest.Subtests) -> None:
    cases = [
        "a ",
        "学时大于 ",
        "不要",
        "大于",
        "-",
        '"',
        "a or ",
        "hours>=2 ",
        "x:",
        "a,",
        " ",
        "或",
        "a|",
    ]
    for part in cases:
        with subtests.test(part=part):
            error = error_of(part * (20_000 if is_full_run() else 2_000))
            assert error is None or len(error.message) < 100


def test_the_words_of_a_command_line_are_one_query(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str]] = [
        ([], ""),
        (["大棚"], "大棚"),
        (["大棚 or 嫁接"], "大棚 or 嫁接"),
        (["title:党章 导读"], "title:党章 导读"),
        (["(a", "or", "b)"], "(a or b)"),
        (["title:党章 导读", "hours>=2"], 'title:"党章 导读" hours>=2'),
        (["-title:党章 导读", "大棚"], '-title:"党章 导读" 大棚'),
        (["党章 导读", "大棚"], '"党章 导读" 大棚'),
        (["大棚 or 嫁接", "hours>=2"], "(大棚 or 嫁接) hours>=2"),
        (["(大棚 or 嫁接)", "hours>=2"], "(大棚 or 嫁接) hours>=2"),
        (["theme:a hours>=2", "大棚"], "theme:a hours>=2 大棚"),
        (["大棚 -线上", "hours>=2"], "大棚 -线上 hours>=2"),
        (["a and b", "c"], "a and b c"),
        (["", "大棚"], "大棚"),
        (["学时 大于 2", "大棚"], "学时 大于 2 大棚"),
    ]
    for words, query in cases:
        with subtests.test(words=words):
            assert join_words(words) == query


@given(st.text() | st.text(alphabet='ab 大:：<>=＞＝()（）|-－"“”,，、.*or或且 　'))
def test_nothing_but_a_query_error_is_raised(query: str) -> None:
    error = error_of(query)
    assert error is None or 0 <= error.start < error.end
    assert error is None or len(error.message.splitlines()) == 1


WIDE = str.maketrans(":<>=()-,| ", "：＜＞＝（）－，｜　")


@given(st.text(alphabet="ab大:<>=()-,| "))
def test_full_width_signs_are_half_width_ones(query: str) -> None:
    assert shape(query) == shape(query.translate(WIDE))


def shape(query: str) -> str:
    try:
        return spoken(parse_condition(query)).translate(
            {wide: chr(narrow) for narrow, wide in WIDE.items()}
        )
    except QueryError as error:
        return f"{error.start}-{error.end}"
