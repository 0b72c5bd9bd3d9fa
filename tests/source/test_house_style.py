"""House style: what goes in, what comes out."""

import pytest

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.house_style import format_text

COURSE, CLASS, SITE = MODELS[Kind.COURSE], MODELS[Kind.CLASS], MODELS[Kind.SITE]
TEACHER, SCHOOL = MODELS[Kind.TEACHER], MODELS[Kind.SCHOOL]


def formatted(text: str, model: type[FrozenModel]) -> str:
    new = format_text(text, model)
    assert format_text(new, model) == new
    return new


@pytest.mark.parametrize(
    ("model", "before", "after"),
    [
        pytest.param(
            COURSE,
            "status: draft\nkind: theme\ntags: [b]\ntitle: 甲\nnotes: 乙\nreviewed: 2026-01-02\n",
            "title: 甲\nkind: theme\nreviewed: 2026-01-02\ntags: [b]\nnotes: 乙\nstatus: draft\n",
            id="an entity's fields",
        ),
        pytest.param(
            COURSE,
            "season: {to: 05-31, from: 03-01}\nmaterials:\n  - url: a\n    title: b\n",
            "season: {from: 03-01, to: 05-31}\nmaterials:\n  - title: b\n    url: a\n",
            id="groups",
        ),
        pytest.param(
            CLASS,
            "sessions:\n- start: 08:30\n  date: 2026-10-12\n  id: s01\n",
            "sessions:\n  - id: s01\n    date: 2026-10-12\n    start: 08:30\n",
            id="sessions",
        ),
        pytest.param(
            SITE,
            "unavailable: [{why: 大修, to: 2026-01-02, from: 2026-01-01}]\n"
            "open: {to: 17:00, days: [mon]}\ntravel_minutes: {z: 1, a: 2}\n",
            "open: {days: [mon], to: 17:00}\n"
            "unavailable: [{from: 2026-01-01, to: 2026-01-02, why: 大修}]\n"
            "travel_minutes: {z: 1, a: 2}\n",
            id="but not the ids of a mapping",
        ),
        pytest.param(
            Manifest,
            "lint: {disable: [], fail_on: error}\nthemes: {z: 乙, a: 甲}\nformat: 1\n"
            "day_parts:\n  evening: {end: 21:00, title: 晚上}\n  morning: {title: 上午}\n",
            "format: 1\nthemes: {z: 乙, a: 甲}\nday_parts:\n  evening: {title: 晚上, end: 21:00}\n"
            "  morning: {title: 上午}\nlint: {fail_on: error, disable: []}\n",
            id="the manifest, not its vocabularies",
        ),
        pytest.param(
            TEACHER,
            "status: retired\nphone: x\nname: 甲\nage: 40\n",
            "name: 甲\nphone: x\nage: 40\nstatus: retired\n",
            id="unknown fields",
        ),
    ],
)
def test_order_of_keys(model: type[FrozenModel], before: str, after: str) -> None:
    assert formatted(before, model) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title:   甲   #  x  \n", "title: 甲 #  x\n"),
        ("topics:\n- 甲\n-   乙\n", "topics:\n  - 甲\n  - 乙\n"),
        ("season:\n      from: 03-01\n", "season:\n  from: 03-01\n"),
        ("topics: [ 甲,乙 , 丙 ]\n", "topics: [甲, 乙, 丙]\n"),
        ("\n\ntitle: 甲\n\n\n\nkind: theme\n\n", "title: 甲\n\nkind: theme\n"),
        ("title: 甲\r\nkind: theme\rsummary: 乙", "title: 甲\nkind: theme\nsummary: 乙\n"),
        ("---\ntitle: 甲\n...\n", "title: 甲\n"),
        ("{title: 甲, kind: theme}", "title: 甲\nkind: theme\n"),
        ("", ""),
        ("# 空的\n\n\n# 文件\n", "# 空的\n\n# 文件\n"),
        ("title:\nkind: ~\n", "title:\nkind: ~\n"),
    ],
)
def test_spaces_and_lines(before: str, after: str) -> None:
    assert formatted(before, COURSE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('title: "甲"\n', "title: 甲\n"),
        ("title: '甲'\n", "title: 甲\n"),
        ("title: 'it''s'\n", "title: it's\n"),
        ("title: '12'\n", 'title: "12"\n'),
        ('title: "12"\n', 'title: "12"\n'),
        ("title: 'a: b'\n", 'title: "a: b"\n'),
        ("title: 'a: \"b\"'\n", "title: 'a: \"b\"'\n"),
        ('title: "\\u4e2d: \\u6587"\n', 'title: "\\u4e2d: \\u6587"\n'),
        ('title: "\\u4e2d"\n', "title: 中\n"),
        ('reviewed: "2026-01-02"\n', "reviewed: 2026-01-02\n"),
        ('summary: "2026-01-02"\n', 'summary: "2026-01-02"\n'),
        ("season: {from: \"03-01\", to: '05-31'}\n", "season: {from: 03-01, to: 05-31}\n"),
        ('"title": 甲\n', "title: 甲\n"),
        ("summary: 讲什么? a:b\n", "summary: 讲什么? a:b\n"),
        ("summary: 讲 [x], {y} 的\n", "summary: 讲 [x], {y} 的\n"),
        ("contact_hours: 2.50\n", "contact_hours: 2.50\n"),
        ("topics: ['a, b', \"c\"]\n", 'topics: ["a, b", c]\n'),
    ],
)
def test_quotes_only_where_needed(before: str, after: str) -> None:
    assert formatted(before, COURSE) == after


def test_a_plain_time_is_not_rewritten() -> None:
    text = "sessions:\n  - id: s01\n    start: 8:30\n"
    assert formatted(text, CLASS) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("teachers:\n  - a\n  - b\n", "teachers: [a, b]\n"),
        ("teachers: [a,\n  b]\n", "teachers: [a, b]\n"),
        ("teachers:\n  - 张 三\n", "teachers:\n  - 张 三\n"),
        ("teachers:\n  - 张、李\n", "teachers:\n  - 张、李\n"),
        ("teachers: [张、李]\n", "teachers: [张、李]\n"),
        ("teachers:\n  - 'a'\n", "teachers: [a]\n"),
        ("topics:\n  - 甲\n", "topics:\n  - 甲\n"),
        ("topics: [甲,\n  乙]\n", "topics: [甲, 乙]\n"),
        ("other:\n  - a\n", "other:\n  - a\n"),
        ("season: {from: 03-01,\n  to: 05-31}\n", "season:\n  from: 03-01\n  to: 05-31\n"),
        ("season:\n  from: 03-01\n", "season:\n  from: 03-01\n"),
        (
            "materials: [{title: a},\n  {title: b}]\n",
            "materials:\n  - {title: a}\n  - {title: b}\n",
        ),
        ("teachers: [ ]\n", "teachers: []\n"),
    ],
)
def test_what_stands_on_one_line(before: str, after: str) -> None:
    assert formatted(before, COURSE) == after


def test_a_line_has_100_columns_and_a_wide_letter_takes_two() -> None:
    fits = "teachers: [" + "甲" * 44 + "]\n"
    assert formatted(fits, COURSE) == fits
    assert formatted(fits.replace("]", "a]"), COURSE) == "teachers:\n  - " + "甲" * 44 + "a\n"
    long = ", ".join(f"teacher-{number}" for number in range(20))
    assert formatted(f"teachers: [{long}]\n", COURSE).count("\n  - ") == 20
    assert formatted(f"season: {{from: {'0' * 90}, to: 1}}\n", COURSE) == (
        f"season:\n  from: {'0' * 90}\n  to: 1\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: 讲一\n  讲二\n", "summary: 讲一 讲二\n"),
        ("summary: >-\n  讲一\n  讲二\n", "summary: 讲一 讲二\n"),
        ("summary: >\n  讲一\n\n  讲二\n", "summary: |\n  讲一\n  讲二\n"),
        ('summary: "讲一\n  讲二"\n', "summary: 讲一 讲二\n"),
        ('summary: "讲一\\n讲二"\n', "summary: |-\n  讲一\n  讲二\n"),
        ("summary: |\n     讲一\n       讲二\n", "summary: |\n  讲一\n    讲二\n"),
        ("summary: |2\n    讲一\n  讲二\n", "summary: |2\n    讲一\n  讲二\n"),
        ("summary: |-\n  - a: b # c\n", "summary: |-\n  - a: b # c\n"),
        ("summary: |\n  甲\n\n\n\nkind: theme\n", "kind: theme\nsummary: |\n  甲\n"),
        ("kind: theme\nsummary: |+\n  甲\n\n\n", "kind: theme\nsummary: |+\n  甲\n\n\n"),
        ("summary: |+\n  甲\n\n\nreviewed: a\n", "summary: |+\n  甲\n\n\nreviewed: a\n"),
        ("summary: |\n  　　甲\n  乙\n", "summary: |\n  　　甲\n  乙\n"),
        ("objectives:\n- |\n  甲\n  乙\n", "objectives:\n  - |\n    甲\n    乙\n"),
    ],
)
def test_text_is_folded_nowhere(before: str, after: str) -> None:
    assert formatted(before, COURSE) == after
