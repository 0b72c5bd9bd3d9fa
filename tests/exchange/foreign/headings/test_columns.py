"""Headings → fields."""

import pytest

from partyschool_cli.exchange.foreign.cells.grid import Sheet, grid_of
from partyschool_cli.exchange.foreign.headings.columns import (
    Headings,
    Match,
    columns_of,
    field_named,
    is_word,
)
from partyschool_cli.exchange.foreign.headings.heading_words import (
    BESIDE_TITLES,
    HEADING_WORDS,
    NEEDED,
    TELLING,
)
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind

# Fields of tables that are none of a model: what they are made into is.
MADE = {
    Kind.SESSION: {"week", "weekday", "day_part", "time", "month", "day", "title", "contact_hours",
                   "class", "course_or_activity", "id"},
    Kind.TEACHER: {"unit_and_post", "id"},
    Kind.CLASS: {"period", "id"},
    Kind.COURSE: {"id"},
    Kind.SITE: {"id"},
}  # fmt: skip


def test_every_word_is_of_a_field_that_there_is(subtests: pytest.Subtests) -> None:
    for kind in HEADING_WORDS:
        with subtests.test(kind=kind):
            names = {field.name for field in fields_of(MODELS[kind])} | MADE[kind]
            assert set(HEADING_WORDS[kind]) <= names
            assert {name for group in NEEDED[kind] for name in group} <= names
            assert set(TELLING[kind]) <= names


def test_a_word_beside_titles_is_one_of_titles(subtests: pytest.Subtests) -> None:
    for kind in BESIDE_TITLES:
        with subtests.test(kind=kind):
            assert set(BESIDE_TITLES[kind]) <= set(HEADING_WORDS[kind]["title"])
            assert {field for fields in BESIDE_TITLES[kind].values() for field in fields} <= {
                *HEADING_WORDS[kind]
            }


def test_no_word_stands_for_two_fields(subtests: pytest.Subtests) -> None:
    for kind in HEADING_WORDS:
        with subtests.test(kind=kind):
            words = [word for listed in HEADING_WORDS[kind].values() for word in listed]
            doubles = {word for word in words if words.count(word) > 1}
            assert not doubles


def test_the_field_of_a_column(subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], str | None]] = [
        (("日 期",), "date"),
        (("授课人\n（主持人）",), "teachers"),
        (("授课人/主讲",), "teachers"),
        (("学时（课时）",), "contact_hours"),
        (("时间:",), "time"),
        (("时间", "日期"), "date"),
        (("教学", "内容"), "title"),
        (("主持/主讲",), "teachers"),
        (("教具",), None),
        (("",), None),
    ]
    for texts, field in cases:
        with subtests.test(texts=texts):
            found = Headings(Kind.SESSION, {}).of_column(0, texts)
            assert (found.field if found else None) == field


def test_a_word_that_is_known_in_part_is_guessed() -> None:
    assert Headings(Kind.COURSE, {}).of_column(0, ("适宜对象",)) == Match(
        "audience", is_guessed=True
    )
    assert Headings(Kind.COURSE, {}).of_column(0, ("培训对象",)) == Match("audience")


def test_a_mapping_goes_before_all_words() -> None:
    headings = Headings(Kind.SESSION, {"备 注": "site", "C": "title"})
    assert headings.of_column(0, ("备注",)) == Match("site", is_mapped=True)
    assert headings.of_column(2, ("地点",)) == Match("title", is_mapped=True)


def test_of_two_columns_of_one_field_the_surer_one_is_it() -> None:
    fields: dict[tuple[Kind, str], list[str | None]] = {
        (Kind.COURSE, "专题 课程题目 学时"): ["strand", "title", "contact_hours"],
        (Kind.COURSE, "专题 学时"): ["title", "contact_hours"],
        (Kind.COURSE, "授课内容 课程名称"): ["topics", "title"],
        (Kind.COURSE, "模块 专题 课题"): ["strand", "topics", "title"],
        (Kind.SESSION, "日期 主题 授课题目 授课人"): ["date", None, "title", "teachers"],
        (Kind.SESSION, "日期 主题 授课人"): ["date", "title", "teachers"],
        (Kind.SESSION, "项目 日期 内容"): ["title", "date", None],
        (Kind.TEACHER, "宣讲员姓名 姓名"): [None, "name"],
    }
    assert {(kind, headings): _fields(kind, headings, {}) for kind, headings in fields} == fields


def test_the_field_that_a_mapping_says() -> None:
    field: dict[tuple[Kind, str], str | None] = {
        (Kind.SESSION, "主持人"): "moderator",
        (Kind.SESSION, " 授 课 人"): "teachers",
        (Kind.SESSION, "day_part"): "day_part",
        (Kind.SESSION, "capacity"): None,
        (Kind.SESSION, "序号"): None,
        (Kind.COURSE, "season"): "season",
        (Kind.COURSE, "foo"): None,
    }
    assert {(kind, said): field_named(kind, said) for kind, said in field} == field


def test_a_mapped_column_takes_the_field_from_others() -> None:
    assert _fields(Kind.COURSE, "课程名称 学时 讲什么", {"C": "title"}) == [
        None,
        "contact_hours",
        "title",
    ]


def _fields(kind: Kind, row: str, mapping: dict[str, str]) -> list[str | None]:
    cells = tuple(row.split())
    grid = grid_of(Sheet("表", (cells,)))
    columns = columns_of(grid, (0,), 0, len(cells) - 1, Headings(kind, mapping))
    return [column.field for column in columns]


def test_what_is_a_word() -> None:
    assert is_word("课 程\n名 称")
    assert is_word("联系电话")
    assert not is_word("党章导读")
