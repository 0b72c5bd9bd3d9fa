"""Whatever stands in a field, a clerk is told in Chinese what is wrong with it, and where."""

# ruff: noqa: E501 - a case a line

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.catalog.quoting import cut, shown
from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import ENTITY_MODELS, Field, fields_of
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.full_run import is_full_run

NOWHERE = SourceFile(DiskTree(Path("none")), "none.yaml")
MODELS: dict[str, Any] = {**{str(kind): model for kind, model in ENTITY_MODELS.items()}}
MODELS["manifest"] = Manifest


def problems(model: type[Any], content: Any) -> tuple[Problem, ...]:
    given_id = {} if model is Manifest else {"id": "x"}
    return validate(model, content, Vocabularies(), NOWHERE, **given_id).problems


def said(kind: str, line: str) -> str:
    """What is said of the one field of `line`: code, message and hint."""
    content = parse(line).content
    (name,) = content
    (found,) = (problem for problem in problems(MODELS[kind], content) if problem.path[0] == name)
    return f"{found.code} {found.message}｜{found.hint}"


WORDS = {
    ("course", "title: 2026"): "PS103 title（课程名称）要写文字，这里是数字“2026”｜给它加上半角双引号（\"），就是文字",
    ("course", "title: true"): "PS103 title（课程名称）要写文字，这里是是非值“true”｜给它加上半角双引号（\"），就是文字",
    ("course", "title: [甲]"): "PS103 title（课程名称）要写文字，这里是列表“[…]”｜照同一文件夹里别的文件的写法改",
    ("course", "title: ' '"): "PS105 title（课程名称）不能是空白｜填上内容",
    ("course", 'title: "\\u200b\\ufeff"'): "PS105 title（课程名称）里只有看不见的字符｜填上内容",
    ("course", "contact_hours: 2学时"): "PS103 contact_hours（学时）要写数字，这里是文字“2学时”｜去掉引号和单位，只写 2",
    ("course", "contact_hours: 0"): "PS105 contact_hours（学时）要大于 0，这里是“0”｜照这个要求改",
    ("course", "contact_hours: 41"): "PS105 contact_hours（学时）不能大于 40，这里是“41”｜照这个要求改",
    ("course", "contact_hours: 1.2"): "PS105 contact_hours（学时）应是 0.5 的倍数，这里是“1.2”｜照这个要求改",
    ("course", "contact_hours: .nan"): "PS103 contact_hours（学时）要写数得清的数字，这里是数字“nan”｜照同一文件夹里别的文件的写法改",
    ("course", "teachers: 甲，乙、丙"): "PS103 teachers（授课人）要写列表，形如 [甲, 乙]，这里是文字“甲，乙、丙”｜加上方括号：[甲, 乙, 丙]",
    ("course", "delivery: []"): "PS105 delivery（授课方式）至少要写一项｜填上内容",
    ("course", "delivery: [lectur]"): "PS104 delivery（授课方式）里没有“lectur”这个词｜是不是 lecture（讲授）？",
    ("course", "delivery: [现场教学]"): "PS104 delivery（授课方式）里没有“现场教学”这个词｜是不是 onsite（现场教学）？",
    ("course", "strand: 其他"): "PS104 strand（模块）里没有“其他”这个词｜可写：theory（政治理论）、party-spirit（党性锻炼）、practical（实用技术）",
    ("course", "flagship: 是"): "PS103 flagship（精品课）要写 true 或 false，这里是文字“是”｜改成 true",
    ("course", "flagship: no"): "PS103 flagship（精品课）要写 true 或 false，这里是文字“no”｜改成 false",
    ("course", "reviewed: 2026年3月1日"): "PS103 reviewed（审定日期）写成了“2026年3月1日”：这里要写日期，形如 2026-10-12｜改成 2026-03-01",
    ("course", "titel: 甲"): "PS102 没有“titel”这个字段｜是不是 title（课程名称）？",
    ("course", "学时: 2"): "PS102 没有“学时”这个字段｜是不是 contact_hours（学时）？",
    ("course", "zzz: 2"): "PS102 没有“zzz”这个字段｜删去这一行；想记别的事写在 notes（备注）里",
    ("course", "topics: [甲, ~]"): "PS103 topics（专题）要写文字，这里是空的｜照同一文件夹里别的文件的写法改",
    ("site", "capacity: 50人"): "PS103 capacity（容量）要写整数，这里是文字“50人”｜去掉引号和单位，只写 50",
    ("site", "travel_minutes: {a: 15分}"): "PS103 travel_minutes（路程）里的“a”要写整数，这里是文字“15分”｜去掉引号和单位，只写 15",
    ("manifest", "day_parts: {noon: {title: 中午, start: 12:00}}"): "PS101 缺少必填字段 end（结束）｜加上这一行，如“end: 08:30”",
    ("manifest", "lint: {severity: {PS302: bad}}"): "PS104 severity（规则的轻重）里的“PS302”里没有“bad”这个词｜可写：error（错误）、warning（警告）、info（提示）",
    ("site", "travel_minutes: {a: 25分钟}"): "PS103 travel_minutes（路程）里的“a”要写整数，这里是文字“25分钟”｜去掉引号和单位，只写 25",
    ("site", "travel_minutes: {a: 1小时}"): "PS103 travel_minutes（路程）里的“a”要写整数，这里是文字“1小时”｜换算成分钟，只写数字，不写“小时”",
    ("site", "capacity: 约５０人"): "PS103 capacity（容量）要写整数，这里是文字“约５０人”｜去掉引号和单位，只写 50",
    ("class", "cohort: 第3期"): "PS103 cohort（期数）要写整数，这里是文字“第3期”｜去掉引号和单位，只写 3",
    ("course", "contact_hours: 90分钟"): "PS103 contact_hours（学时）要写数字，这里是文字“90分钟”｜换算成学时，只写数字，不写“分钟”",
    ("course", "contact_hours: 两学时"): "PS103 contact_hours（学时）要写数字，这里是文字“两学时”｜只写阿拉伯数字，不带单位和别的字",
    ("course", "topics: 【农技站】"): "PS103 topics（专题）要写列表，形如 [甲, 乙]，这里是文字“【农技站】”｜加上方括号：[农技站]",
    ("course", "topics: “果树”、“嫁接”"): "PS103 topics（专题）要写列表，形如 [甲, 乙]，这里是文字““果树”、“嫁接””｜加上方括号：[果树, 嫁接]",
    ("course", "topics: ［党章；党史］"): "PS103 topics（专题）要写列表，形如 [甲, 乙]，这里是文字“［党章；党史］”｜加上方括号：[党章, 党史]",
    ("course", "topics: 《党章》、*党史"): "PS103 topics（专题）要写列表，形如 [甲, 乙]，这里是文字“《党章》、*党史”｜加上方括号：[《党章》, \"*党史\"]",
    ("manifest", "colour: red"): "PS102 没有“colour”这个字段｜删去这一行；想记别的事写成“#”开头的注释",
    ("site", "capacity: 1.5"): "PS103 capacity（容量）要写整数，这里是数字“1.5”｜照同一文件夹里别的文件的写法改",
    ("site", "travel_minutes: {' ': 3}"): "PS105 travel_minutes（路程）里有一行冒号前面是空白｜补上冒号前面的内容，或删去这一行",
    ("site", "travel_minutes: {'[key]': x}"): "PS103 travel_minutes（路程）里的“[key]”要写整数，这里是文字“x”｜只写阿拉伯数字，不带单位和别的字",
    ("site", "open: 全天"): "PS103 open（开放时间）要写几行“字段: 内容”，这里是文字“全天”｜照同一文件夹里别的文件的写法改",
}  # fmt: skip


def test_words() -> None:
    assert {(kind, line): said(kind, line) for kind, line in WORDS} == WORDS


def test_missing() -> None:
    found = {problem.path: problem for problem in problems(MODELS["course"], {"title": "甲"})}
    assert found[("strand",)].code == "PS101"
    assert found[("strand",)].message == "缺少必填字段 strand（模块）"
    assert found[("delivery",)].hint == "加上这一行，如“delivery: [lecture]”"


def test_what_is_shown_is_one_short_line() -> None:
    assert shown("甲\n乙\t丙") == "“甲 乙 丙”"
    assert shown("甲" * 21) == f"“{'甲' * 20}…”"
    assert cut("甲" * 20) == "甲" * 20


def test_half_a_personal_number_is_not_shown() -> None:
    number = "14012119800101123" + "3"
    assert cut(f"political-{number}") == "political-140*******…"


def fields_below(fields: tuple[Field, ...], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = [(*path, field.name) for field in fields]
    for field in fields:
        below += fields_below(field.fields, (*path, field.name))
    return below


PATHS = [
    (kind, path)
    for kind, model in MODELS.items()
    for path in fields_below(fields_of(model) if issubclass(model, FrozenModel) else ())
]
ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.just(10**290),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(["2026-10-12", "8:30", "03-01", "lecture", "是", "1", "\u3000", "x" * 100]),
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
# Words of Pydantic's, or of our fallback for what nobody thought of.
FOREIGN = re.compile(r"[Ii]nput|should|valid|的值“.*”不对")


@settings(max_examples=settings().max_examples // 4)
@given(value=ANYTHING)
@pytest.mark.parametrize(("kind", "path"), PATHS[:: 1 if is_full_run() else 10], ids=str)
def test_no_value_in_any_field_is_told_in_foreign_words(
    kind: str, path: tuple[str, ...], value: Any
) -> None:
    for content in contents(MODELS[kind], path, value):
        for problem in problems(MODELS[kind], content):
            assert re.fullmatch(r"PS(10[1-7]|202)", problem.code)
            told = problem.message.replace(shown(value), "")
            assert not FOREIGN.search(told), told
            assert problem.hint
            assert "\n" not in problem.message + problem.hint
            assert all(isinstance(step, str | int) for step in problem.path)


def contents(model: type[FrozenModel], path: tuple[str, ...], value: Any) -> list[Any]:
    """A file with `value` at `path`: in a group, and in a list of groups."""
    for step in reversed(path[1:]):
        value = {step: value}
    return [{path[0]: value}, {path[0]: [value]}, {path[0]: {"x": value}}]


def said_of_file(folder: Path, kind: str, text: str) -> list[str]:
    """What is said of a file on disk."""
    (folder / "x.yaml").write_text(text, "utf-8")
    file = SourceFile(DiskTree(folder), "x.yaml")
    given_id = {} if kind == "manifest" else {"id": "x"}
    found = validate(MODELS[kind], file.content, Vocabularies(), file, **given_id).problems
    return [f"{problem.message}｜{problem.hint}" for problem in found]


def test_a_number_is_quoted_as_it_is_written(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str]] = [
        ("course", "title: 001", "要写文字，这里是数字“001”"),
        ("course", "title: 1e3", "要写文字，这里是数字“1e3”"),
        ("course", "title: TRUE", "要写文字，这里是是非值“TRUE”"),
        ("course", "contact_hours: 9.20", "应是 0.5 的倍数，这里是“9.20”"),
        ("course", "contact_hours: 0x40", "不能大于 40，这里是“0x40”"),
        ("course", "reviewed: 9.00", "写成了“9.00”"),
        ("class", "sessions: [{id: 007}]", "要写文字，这里是数字“007”"),
    ]
    for kind, line, told in cases:
        with subtests.test(line=line):
            assert any(told in one for one in said_of_file(tmp_path, kind, f"{line}\n"))


def test_a_date_without_a_year_has_that_of_the_dates_beside_it(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases: list[tuple[str, str | None]] = [
        ("from: 2026-12-18\nto: 12月20日", "2026-12-20"),
        ("from: 12.18\nto: 2026-12-20", "2026-12-18"),
        ("from: 2026-12-18\nto: 2026-12-20\nsessions: [{date: 12/19}]", "2026-12-19"),
        ("from: 2026-12-28\nto: 2027-01-05\nsessions: [{date: 1月3日}]", "2027-01-03"),
        ("from: 2026-12-28\nto: 2027-01-05\nsessions: [{date: 12月30号}]", "2026-12-30"),
        ("from: 2026-12-28\nto: 2027-01-05\nsessions: [{date: 6月1日}]", None),
        ("from: 2026-02-20\nto: 2月30日", None),
        ("from: 2月20日\nto: 2月28日", None),
    ]
    for dates, suggested in cases:
        with subtests.test(dates=dates, suggested=suggested):
            found = [
                one for one in said_of_file(tmp_path, "class", dates + "\n") if "写成了" in one
            ]
            hint = f"改成 {suggested}" if suggested else "照这个样子改写"
            assert [one.partition("｜")[2] for one in found] == [hint] * len(found)
            assert found
