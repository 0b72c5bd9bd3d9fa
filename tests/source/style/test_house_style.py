"""House style: what goes in, what comes out."""

from typing import Any

import pytest

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.style.house_style import HouseStyleError, document_text, format_text

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


def test_spaces_and_lines() -> None:
    after = {
        "title:   甲   #  x  \n": "title: 甲 #  x\n",
        "topics:\n- 甲\n-   乙\n": "topics:\n  - 甲\n  - 乙\n",
        "season:\n      from: 03-01\n": "season:\n  from: 03-01\n",
        "topics: [ 甲,乙 , 丙 ]\n": "topics: [甲, 乙, 丙]\n",
        "\n\ntitle: 甲\n\n\n\nkind: theme\n\n": "title: 甲\n\nkind: theme\n",
        "title: 甲\r\nkind: theme\rsummary: 乙": "title: 甲\nkind: theme\nsummary: 乙\n",
        "---\ntitle: 甲\n...\n": "title: 甲\n",
        "{title: 甲, kind: theme}": "title: 甲\nkind: theme\n",
        "": "",
        "# 空的\n\n\n# 文件\n": "# 空的\n\n# 文件\n",
        "title:\nkind: ~\n": "title:\nkind: ~\n",
    }
    assert {before: formatted(before, COURSE) for before in after} == after


def test_quotes_only_where_needed() -> None:
    after = {
        'title: "甲"\n': "title: 甲\n",
        "title: '甲'\n": "title: 甲\n",
        "title: 'it''s'\n": "title: it's\n",
        "title: '12'\n": 'title: "12"\n',
        'title: "12"\n': 'title: "12"\n',
        "title: 'a: b'\n": 'title: "a: b"\n',
        "title: 'a: \"b\"'\n": "title: 'a: \"b\"'\n",
        'title: "\\u4e2d: \\u6587"\n': 'title: "\\u4e2d: \\u6587"\n',
        'title: "\\u4e2d"\n': "title: 中\n",
        'reviewed: "2026-01-02"\n': "reviewed: 2026-01-02\n",
        'summary: "2026-01-02"\n': 'summary: "2026-01-02"\n',
        "season: {from: \"03-01\", to: '05-31'}\n": "season: {from: 03-01, to: 05-31}\n",
        '"title": 甲\n': "title: 甲\n",
        "summary: 讲什么? a:b\n": "summary: 讲什么? a:b\n",
        "summary: 讲 [x], {y} 的\n": "summary: 讲 [x], {y} 的\n",
        "contact_hours: 2.50\n": "contact_hours: 2.50\n",
        "topics: ['a, b', \"c\"]\n": 'topics: ["a, b", c]\n',
    }
    assert {before: formatted(before, COURSE) for before in after} == after


def test_a_plain_time_is_not_rewritten() -> None:
    text = "sessions:\n  - id: s01\n    start: 8:30\n"
    assert formatted(text, CLASS) == text


def test_what_stands_on_one_line() -> None:
    after = {
        "teachers:\n  - a\n  - b\n": "teachers: [a, b]\n",
        "teachers: [a,\n  b]\n": "teachers: [a, b]\n",
        "teachers:\n  - 张 三\n": "teachers:\n  - 张 三\n",
        "teachers:\n  - 张、李\n": "teachers:\n  - 张、李\n",
        "teachers: [张、李]\n": "teachers: [张、李]\n",
        "teachers:\n  - 'a'\n": "teachers: [a]\n",
        "topics:\n  - 甲\n": "topics:\n  - 甲\n",
        "topics: [甲,\n  乙]\n": "topics: [甲, 乙]\n",
        "other:\n  - a\n": "other:\n  - a\n",
        "season: {from: 03-01,\n  to: 05-31}\n": "season:\n  from: 03-01\n  to: 05-31\n",
        "season:\n  from: 03-01\n": "season:\n  from: 03-01\n",
        "materials: [{title: a},\n  {title: b}]\n": "materials:\n  - {title: a}\n  - {title: b}\n",
        "teachers: [ ]\n": "teachers: []\n",
    }
    assert {before: formatted(before, COURSE) for before in after} == after


def test_a_line_has_100_columns_and_a_wide_letter_takes_two() -> None:
    fits = "teachers: [" + "甲" * 44 + "]\n"
    assert formatted(fits, COURSE) == fits
    assert formatted(fits.replace("]", "a]"), COURSE) == "teachers:\n  - " + "甲" * 44 + "a\n"
    long = ", ".join(f"teacher-{number}" for number in range(20))
    assert formatted(f"teachers: [{long}]\n", COURSE).count("\n  - ") == 20
    assert formatted(f"season: {{from: {'0' * 90}, to: 1}}\n", COURSE) == (
        f"season:\n  from: {'0' * 90}\n  to: 1\n"
    )


def test_text_is_folded_nowhere() -> None:
    after = {
        "summary: 讲一\n  讲二\n": "summary: 讲一 讲二\n",
        "summary: >-\n  讲一\n  讲二\n": "summary: 讲一 讲二\n",
        "summary: >\n  讲一\n\n  讲二\n": "summary: |\n  讲一\n  讲二\n",
        'summary: "讲一\n  讲二"\n': "summary: 讲一 讲二\n",
        'summary: "讲一\\n讲二"\n': "summary: |-\n  讲一\n  讲二\n",
        "summary: |\n     讲一\n       讲二\n": "summary: |\n  讲一\n    讲二\n",
        "summary: |2\n    讲一\n  讲二\n": "summary: |2\n    讲一\n  讲二\n",
        "summary: |-\n  - a: b # c\n": "summary: |-\n  - a: b # c\n",
        "summary: |\n  甲\n\n\n\nkind: theme\n": "kind: theme\nsummary: |\n  甲\n",
        "kind: theme\nsummary: |+\n  甲\n\n\n": "kind: theme\nsummary: |+\n  甲\n\n\n",
        "summary: |+\n  甲\n\n\nreviewed: a\n": "summary: |+\n  甲\n\n\nreviewed: a\n",
        "summary: |\n  　　甲\n  乙\n": "summary: |\n  　　甲\n  乙\n",
        "objectives:\n- |\n  甲\n  乙\n": "objectives:\n  - |\n    甲\n    乙\n",
        "summary: |\n 甲\n  \nreviewed: a\n": "summary: |\n  甲\n   \nreviewed: a\n",
    }
    assert {before: formatted(before, COURSE) for before in after} == after


_COMMENTS = {
    "above and behind an entry": (
        "# 何时\nkind: theme # 主题课\n# 名称\ntitle: 甲 # 暂定\n# 末尾\n",
        "# 名称\ntitle: 甲 # 暂定\n# 何时\nkind: theme # 主题课\n# 末尾\n",
    ),
    "a first paragraph is the file's": (
        "# 文件说明\n\n# 类别\nkind: theme\ntitle: 甲\n",
        "# 文件说明\n\ntitle: 甲\n# 类别\nkind: theme\n",
    ),
    "inside brackets": (
        "teachers: [a, # 主讲\n  b # 助教\n  # 还缺一位\n  ]\n",
        "teachers:\n  - a # 主讲\n  - b # 助教\n  # 还缺一位\n",
    ),
    "inside braces": (
        "season: {from: 03-01, # 开春\n  to: 05-31}\n",
        "season:\n  from: 03-01 # 开春\n  to: 05-31\n",
    ),
    "behind the key of a list": (
        "teachers: # 能讲的\n  - a\n  - b\n",
        "teachers: [a, b] # 能讲的\n",
    ),
    "two for one line": (
        "teachers: [ # 能讲的\n  a, b] # 两位\n",
        "# 能讲的\nteachers: [a, b] # 两位\n",
    ),
    "an item that was taken out": (
        "teachers:\n- a\n# - b 已退休\n- c\n",
        "teachers:\n  - a\n  # - b 已退休\n  - c\n",
    ),
    "at the end of a group": (
        "materials:\n  - url: x\n    # 名称\n    title: y\n  # 还有一份\nkind: theme\n",
        "kind: theme\nmaterials:\n  # 名称\n  - title: y\n    url: x\n  # 还有一份\n",
    ),
    "beside a text of several lines": (
        "summary: | # 简介\n  甲\n  # 不是注释\n# 类别\nkind: theme\n",
        "# 类别\nkind: theme\nsummary: | # 简介\n  甲\n  # 不是注释\n",
    ),
    "in the place of a value": (
        "topics:\n  # 还没有\nkind: theme\n",
        "kind: theme\ntopics:\n  # 还没有\n",
    ),
    "between empty brackets": (
        "topics: [ # 还没有\n]\n",
        "topics: [] # 还没有\n",
    ),
    "behind the dash of an item": (
        "other:\n- - # 一\n    a: 1\n  - # 二\n    - b\n-\n  # 三\n  - c\n",
        "other:\n  - - # 一\n      a: 1\n    - # 二\n      - b\n  # 三\n  - - c\n",
    ),
    "indented below an entry": (
        "summary: 甲\n  # 还要写\nkind: theme\n",
        "kind: theme\nsummary: 甲\n  # 还要写\n",
    ),
    "behind dashes": (
        "--- # 课程\ntitle: 甲\n",
        "# 课程\ntitle: 甲\n",
    ),
}


def test_comments_stay_with_what_they_speak_of() -> None:
    expected = {name: after for name, (_, after) in _COMMENTS.items()}
    found = {name: formatted(before, COURSE) for name, (before, _) in _COMMENTS.items()}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "teachers: # pschool: ignore[PS201] 新来的\n  - a\n  - b\n",
        f"teachers: [{', '.join(['teacher'] * 20)}] # pschool: ignore[PS201] 新来的\n",
        f"season: {{from: {'0' * 50}, to: {'0' * 50}}} # pschool: ignore[PS103] 待定\n",
        "# pschool: ignore[PS101] 以后补\nkind: theme\ntitle: 甲\n",
        "materials:\n  # pschool: ignore[PS103] 以后补\n  - url: x\n    title: y\n",
    ],
)
def test_what_a_suppression_covers_stays_on_its_line(text: str) -> None:
    assert formatted(text, COURSE) == text


def test_suppressions_go_with_other_lines() -> None:
    before = "kind: theme\ntitle: 甲\n# pschool: ignore[PS103] 待定\nreviewed: x\nsummary: 乙\n"
    after = "title: 甲\nkind: theme\nsummary: 乙\n# pschool: ignore[PS103] 待定\nreviewed: x\n"
    assert formatted(before, COURSE) == after


@pytest.mark.parametrize(
    "text", ["title: [x\n", "title: 甲\ntitle: 乙\n", "a: &b 1\n", "a: 1\n---\nb: 2\n", "a: !x 1\n"]
)
def test_what_lint_refuses_is_refused(text: str) -> None:
    with pytest.raises(HouseStyleError) as caught:
        format_text(text, COURSE)
    assert caught.value.is_of_lint


def test_a_new_file() -> None:
    content: dict[str, Any] = {
        "status": "draft",
        "title": "党员轮训班",
        "from": "2026-10-12",
        "audience": ["members", "farmers"],
        "remarks": ["带笔记本", "第二天上午乘车去果园", "带 笔"],
        "purpose": "第一段\n第二段",
        "size": 30,
        "sessions": [
            {"start": "08:30", "id": "s01", "date": "2026-10-12", "teachers": ["wang"]},
            {"id": "s02", "activity": "no"},
        ],
    }
    assert document_text(content, CLASS) == (
        "title: 党员轮训班\nfrom: 2026-10-12\naudience: [members, farmers]\nsize: 30\n"
        "purpose: |-\n  第一段\n  第二段\n"
        "remarks:\n  - 带笔记本\n  - 第二天上午乘车去果园\n  - 带 笔\n"
        "sessions:\n  - id: s01\n    date: 2026-10-12\n    start: 08:30\n    teachers: [wang]\n"
        '  - id: s02\n    activity: "no"\n'
        "status: draft\n"
    )


def test_a_new_file_with_small_groups() -> None:
    content: dict[str, Any] = {
        "travel_minutes": {"b": 1, "a": 2},
        "unavailable": [{"to": "2026-01-02", "from": "2026-01-01", "days": ["mon", "tue"]}],
        "open": {"from": "09:00", "days": ["mon"]},
        "tags": [],
    }
    assert document_text(content, SITE) == (
        "open: {days: [mon], from: 09:00}\n"
        "unavailable:\n  - {from: 2026-01-01, to: 2026-01-02, days: [mon, tue]}\n"
        "travel_minutes:\n  b: 1\n  a: 2\ntags: []\n"
    )


def test_a_new_file_has_no_item_that_looks_like_several() -> None:
    assert document_text({"topics": ["党章、党规", "党课"]}, COURSE) == (
        "topics:\n  - 党章、党规\n  - 党课\n"
    )
