"""What a person says for a value, and what the file holds of it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.edit.said import MAX_LENGTH, ValueContext
from partyschool_cli.edit.values import read_item, read_value
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import MODELS, Field, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from tests.catalogs import QINGSHI, write_catalog
from tests.edit.lookups import lookup_of

TODAY = dt.date(2026, 10, 7)  # a Wednesday
SESSION = {"id": "s01", "date": "2026-12-28", "start": "08:30", "end": "10:00"}


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return lookup_of(QINGSHI)


def field_of(kind: Kind | None, path: str) -> Field:
    model = Manifest if kind is None else MODELS[kind]
    field = field_at(model, tuple(path.split(".")))
    assert field is not None
    return field


def said(lookup: Lookup, kind: Kind | None, path: str, text: str, **content: Any) -> Any:
    context = ValueContext(TODAY, kind, content)
    return read_value(lookup, field_of(kind, path), text, context)


def test_an_id_or_word_may_be_called_by_its_title(lookup: Lookup) -> None:
    value: dict[tuple[str, str], object] = {
        ("school", "hekou"): "hekou",
        ("school", "河口镇党校"): "hekou",
        ("school", "ｎａｎｐｉｎｇ"): "nanping",
        ("school", "zgqs"): "qingshi",
        ("teachers", "hkzdp、理论教研室"): ["greenhouse-expert", "theory-lecturer"],
        ("teachers", "theory-lecturer，theory-lecturer"): ["theory-lecturer"],
        ("audience", "党员"): ["members"],
        ("audience", "党员, 书记、农民"): ["members", "branch-secretaries", "farmers"],
        ("audience", "dangyuan"): ["members"],
        ("kind", "主题课"): "theme",
        ("kind", "特色"): "special",
        ("strand", "party_spirit"): "party-spirit",
        ("delivery", "现身说法、LECTURE"): ["testimony", "lecture"],
        ("status", "停用"): "retired",
    }
    assert {(path, text): said(lookup, Kind.COURSE, path, text) for path, text in value} == value


def test_words_of_the_other_kinds(lookup: Lookup) -> None:
    value: dict[tuple[Kind | None, str, str], object] = {
        (Kind.SCHOOL, "tier", "乡镇"): "township",
        (Kind.SCHOOL, "tier", "township"): "township",
        (Kind.TEACHER, "category", "tianxiucai"): "farming-expert",
        (Kind.TEACHER, "category", "田秀才"): "farming-expert",
        (Kind.TEACHER, "office", "党委书记"): "party-secretary",
        (Kind.TEACHER, "office", "妇联主席"): "妇联主席",
        (Kind.SITE, "category", "乡村振兴"): "rural-development",
        (Kind.SITE, "open.days", "周一至周五"): ["mon", "tue", "wed", "thu", "fri"],
        (Kind.SITE, "open.days", "一三五"): ["mon", "wed", "fri"],
        (Kind.SITE, "open.days", "星期六、星期天"): ["sat", "sun"],
        (Kind.SITE, "open.days", "周末"): ["sat", "sun"],
        (Kind.CLASS, "type", "轮训"): "rotation",
        (None, "calendar.holidays", "none"): "none",
        (None, "lint.disable", "PS306、PS409"): ["PS306", "PS409"],
    }
    assert {
        (kind, path, text): said(lookup, kind, path, text) for kind, path, text in value
    } == value


def test_numbers_and_yes_or_no(lookup: Lookup, subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, str, object]] = [
        (Kind.COURSE, "contact_hours", "2", 2),
        (Kind.COURSE, "contact_hours", "２．５", 2.5),
        (Kind.COURSE, "contact_hours", "2学时", 2),
        (Kind.COURSE, "contact_hours", "两 学时", 2),
        (Kind.CLASS, "size", "约５０人", 50),
        (Kind.CLASS, "cohort", "第三期", 3),
        (Kind.CLASS, "cohort", "第十二期", 12),
        (Kind.CLASS, "size", "三十人", 30),
        (Kind.SITE, "travel_minutes.hekou-classroom", "25分钟", 25),
        (Kind.COURSE, "flagship", "是", True),
        (Kind.COURSE, "flagship", "false", False),
        (Kind.COURSE, "flagship", "Ｎｏ", False),
    ]
    for kind, path, text, value in cases:
        with subtests.test(kind=kind, path=path, text=text):
            given = said(lookup, kind, path, text)
            assert (given, type(given)) == (value, type(value))


def test_a_day_of_a_session(lookup: Lookup) -> None:
    date = {
        "2026-10-14": "2026-10-14",
        "2026年10月14日": "2026-10-14",
        "10月14日": "2026-10-14",
        "１０月１４号": "2026-10-14",
        "下周三": "2026-10-14",
        "十月十四日": "2026-10-14",
        "-十天": "2026-12-18",
        "明天": "2026-10-08",
        "1月4日": "2027-01-04",  # nearest to the session's date
        "+7天": "2027-01-04",
        "＋7天": "2027-01-04",
        "-1周": "2026-12-21",
        "+两个星期": "2027-01-11",
        "+2个月": "2027-02-28",
    }
    assert {text: said(lookup, Kind.SESSION, "date", text, **SESSION) for text in date} == date


def test_a_day_counts_from_today_where_there_is_no_session(lookup: Lookup) -> None:
    assert said(lookup, Kind.COURSE, "reviewed", "+7天") == "2026-10-14"
    assert said(lookup, Kind.COURSE, "reviewed", "1月4日") == "2026-01-04"


def test_a_time(lookup: Lookup) -> None:
    time = {
        ("start", "8:30"): "08:30",
        ("start", "8：30"): "08:30",
        ("start", "下午2点半"): "14:30",
        ("start", "晚上 7点"): "19:00",
        ("start", "中午1点"): "13:00",
        ("start", "上午九点"): "09:00",
        ("start", "下午两点三十分"): "14:30",
        ("start", "上午"): "08:30",
        ("end", "上午"): "11:30",
    }
    assert {
        (path, text): said(lookup, Kind.SESSION, path, text, **SESSION) for path, text in time
    } == time


GROUPS_AND_MAPPINGS_IN_ONE_BREATH: dict[tuple[Kind | None, str, str], object] = {
    (Kind.TEACHER, "unavailable", "3月20日至22日 外出"): [
        {"from": "2026-03-20", "to": "2026-03-22", "why": "外出"}
    ],
    (Kind.TEACHER, "unavailable", "每周二下午例会"): [
        {"days": ["tue"], "day_parts": ["afternoon"], "why": "例会"}
    ],
    (Kind.SITE, "unavailable", "周二、周四 上午和晚上"): [
        {"days": ["tue", "thu"], "day_parts": ["morning", "evening"]}
    ],
    (Kind.TEACHER, "unavailable", "2026年9月1日起每周一三五"): [
        {"from": "2026-09-01", "days": ["mon", "wed", "fri"]}
    ],
    (Kind.TEACHER, "unavailable", "到2026年9月30日每周六日 带队"): [
        {"to": "2026-09-30", "days": ["sat", "sun"], "why": "带队"}
    ],
    (Kind.TEACHER, "unavailable", "2026-11-20上午 开会"): [
        {"from": "2026-11-20", "to": "2026-11-20", "day_parts": ["morning"], "why": "开会"}
    ],
    (Kind.TEACHER, "unavailable", "2026-11-20..2026-11-22"): [
        {"from": "2026-11-20", "to": "2026-11-22"}
    ],
    (None, "calendar.closed", "9月28日集市"): [
        {"from": "2026-09-28", "to": "2026-09-28", "why": "集市"}
    ],
    (Kind.COURSE, "season", "3月1日至5月31日"): {"from": "03-01", "to": "05-31"},
    (Kind.COURSE, "season", "11月至2月"): {"from": "11-01", "to": "02-28"},
    (Kind.COURSE, "season", "11-01..02-15"): {"from": "11-01", "to": "02-15"},
    (None, "calendar.busy_seasons", "秋收 9月20日至10月8日"): [
        {"title": "秋收", "from": "09-20", "to": "10-08"}
    ],
    (Kind.SITE, "open", "周一至周五 9:00-17:00"): {
        "days": ["mon", "tue", "wed", "thu", "fri"],
        "from": "09:00",
        "to": "17:00",
    },
    (Kind.SITE, "open", "9：00至下午5点"): {"from": "09:00", "to": "17:00"},
    (Kind.SITE, "open", "周末"): {"days": ["sat", "sun"]},
    (Kind.COURSE, "materials", "党章 教案 https://example.org/a,b.docx"): [
        {"title": "党章 教案", "url": "https://example.org/a,b.docx"}
    ],
    (Kind.COURSE, "materials", "片单 materials/red-films.md"): [
        {"title": "片单", "path": "materials/red-films.md"}
    ],
    (Kind.SITE, "travel_minutes", "河口镇党校教室 25分钟"): {"hekou-classroom": 25},
    (None, "themes", "skills: 技能，素养"): {"skills": "技能，素养"},
    (None, "day_parts.morning", "上午 8:30-11:30"): {
        "title": "上午",
        "start": "08:30",
        "end": "11:30",
    },
    (None, "needs", "对象：党员；专题：党章；学时：4学时"): [
        {"audience": "members", "topics": ["党章"], "contact_hours": 4}
    ],
    (Kind.TEACHER, "unavailable", "从：3月20日; 到: 3月22日; 原因: 外出"): [
        {"from": "2026-03-20", "to": "2026-03-22", "why": "外出"}
    ],
    (None, "calendar.workdays", "2027-02-20、2月21日"): ["2027-02-20", "2026-02-21"],
}


def test_groups_and_mappings_in_one_breath(lookup: Lookup) -> None:
    assert {
        (kind, path, text): said(lookup, kind, path, text)
        for kind, path, text in GROUPS_AND_MAPPINGS_IN_ONE_BREATH
    } == GROUPS_AND_MAPPINGS_IN_ONE_BREATH


def test_free_text_is_one_item_and_stays_as_it_is(lookup: Lookup) -> None:
    assert said(lookup, Kind.COURSE, "topics", "党章、党规，党纪") == ["党章、党规，党纪"]
    assert said(lookup, Kind.COURSE, "summary", " １２，“引号” ") == "１２，“引号”"


def test_a_title_with_a_separator_in_it_is_not_taken_apart(tmp_path: Path) -> None:
    course = (
        "title: 学党章、守党规\nkind: theme\ntheme: political-theory\nschool: liudu\n"
        "strand: theory\ncontact_hours: 2\ndelivery: [lecture]\naudience: [members]\n"
        "teachers: [wang]\n"
    )
    lookup = lookup_of(write_catalog(tmp_path, {"courses/xue.yaml": course}))
    assert said(lookup, Kind.CLASS, "courses", "学党章、守党规") == ["xue"]


def test_the_themes_are_those_of_the_school_that_has_its_own(tmp_path: Path) -> None:
    school = "title: 柳杜乡党校\ntier: county\nthemes: {farming: 田间课堂}\n"
    lookup = lookup_of(write_catalog(tmp_path, {"schools/liudu.yaml": school}))
    assert said(lookup, Kind.COURSE, "theme", "田间", school="liudu") == "farming"
    assert said(lookup, Kind.COURSE, "theme", "政治理论") == "political-theory"
    with pytest.raises(CommandLineError):
        said(lookup, Kind.COURSE, "theme", "政治理论", school="liudu")


def test_one_item_of_a_list(lookup: Lookup) -> None:
    context = ValueContext(TODAY, Kind.COURSE)
    field = field_of(Kind.COURSE, "teachers")
    assert read_item(lookup, field, "理论教研", context) == "theory-lecturer"


WHAT_CANNOT_BE_READ_IS_REFUSED: list[tuple[Kind | None, str, str, str]] = [
    (Kind.COURSE, "school", "没有的学校", "没有“没有的学校”这个学校"),
    (Kind.SCHOOL, "tier", "乡鎮", "可以写：county（县级）、township（乡镇）"),
    (Kind.COURSE, "audience", "党", "可以指"),
    (Kind.COURSE, "contact_hours", "很多", "“很多”不是数字"),
    (Kind.COURSE, "contact_hours", "90分钟", "换算成学时"),
    (Kind.CLASS, "size", "50.5", "不是整数"),
    (Kind.COURSE, "flagship", "也许", "写 flagship=是 或 flagship=否"),
    (Kind.COURSE, "reviewed", "10月", "不止一天"),
    (Kind.COURSE, "reviewed", "周三", "本周三、下周三"),
    (Kind.COURSE, "reviewed", "2月30日", "不是日期"),
    (Kind.COURSE, "reviewed", "+9999周年", "不是日期"),
    (Kind.SESSION, "start", "25:00", "不是时间"),
    (Kind.SESSION, "start", "晚上12点", "不是时间"),
    (Kind.SESSION, "start", "8:30-10:00", "是两个时间"),
    (Kind.COURSE, "season", "春天", '如 "season=3月1日至5月31日"'),
    (Kind.TEACHER, "unavailable", "外出", "没有从（from）、到（to）"),
    (None, "obligations", "讲党课", "名称：…；任职：…；至少几次：…；周期：…"),
    (None, "needs", "对象：党员", "没有专题（topics）"),
    (Kind.TEACHER, "unavailable", "3月20日起 外出", "只有一头"),
    (Kind.TEACHER, "unavailable", "下午 开会", "没有从（from）、到（to）"),
    (Kind.TEACHER, "unavailable", "周二下午、周四上午 门诊", "里有几段时间"),
    (None, "calendar.closed", "3月20日起 停课", "只有一头"),
    (Kind.COURSE, "materials", "https://example.org/", "没有名称（title）"),
    (Kind.SITE, "travel_minutes", "25", "中间空一格"),
    (Kind.COURSE, "title", "", "是空白"),
    (Kind.COURSE, "title", " \u3000\u200b", "是空白"),
    (Kind.COURSE, "title", "党章\n导读", "换行"),
    (Kind.COURSE, "title", "党章\x07", "控制字符"),
    (Kind.COURSE, "title", "党\udce5", "控制字符"),
    (Kind.COURSE, "title", "长" * (MAX_LENGTH + 1), f"最多 {MAX_LENGTH} 个"),
    (Kind.COURSE, "teachers", "、，", "用顿号"),
]


def test_what_cannot_be_read_is_refused(lookup: Lookup, subtests: pytest.Subtests) -> None:
    for kind, path, text, told in WHAT_CANNOT_BE_READ_IS_REFUSED:
        with subtests.test(kind=kind, path=path, text=text):
            with pytest.raises(CommandLineError) as error:
                said(lookup, kind, path, text)
            assert told in error.value.message + error.value.hint
            assert error.value.exit_code == 2


def test_several_that_may_be_meant_are_listed(lookup: Lookup) -> None:
    with pytest.raises(AmbiguousReferenceError) as error:
        said(lookup, Kind.COURSE, "school", "河口")
    assert len(error.value.choices) == 2
    with pytest.raises(AmbiguousReferenceError) as error:
        said(lookup, Kind.COURSE, "audience", "党")
    assert error.value.choices == (
        "members（党员）",
        "branch-secretaries（党支部书记）",
    )


def test_the_words_of_a_catalog_that_has_no_vocabulary_of_its_own(root: Path) -> None:
    lookup = lookup_of(root)
    assert said(lookup, Kind.TEACHER, "category", "土专家") == "local-expert"
    assert said(lookup, Kind.TEACHER, "category", "tzj") == "local-expert"
    assert said(lookup, Kind.COURSE, "audience", "党员、村干部") == ["members", "village-cadres"]


def test_days_that_are_planned_may_be_over_the_new_year(
    lookup: Lookup, subtests: pytest.Subtests
) -> None:
    cases: list[tuple[dt.date, str, tuple[str, str]]] = [
        (dt.date(2026, 11, 27), "1月5日至1月8日", ("2027-01-05", "2027-01-08")),
        (dt.date(2026, 11, 27), "12月30日至1月5日", ("2026-12-30", "2027-01-05")),
        (dt.date(2027, 1, 4), "12月28日至12月30日", ("2026-12-28", "2026-12-30")),
        (dt.date(2026, 4, 1), "10月15日", ("2026-10-15", "2026-10-15")),
        (dt.date(2026, 11, 27), "2026年1月5日", ("2026-01-05", "2026-01-05")),
    ]
    for today, text, days in cases:
        with subtests.test(today=today):
            context = ValueContext(today, Kind.TEACHER, {})
            [found] = read_value(lookup, field_of(Kind.TEACHER, "unavailable"), text, context)
            assert (found["from"], found["to"]) == days


@pytest.mark.parametrize("path", ["order", "contact_hours"])
def test_a_number_beyond_all_measure_is_refused(lookup: Lookup, path: str) -> None:
    kind = Kind.TEACHER if path == "order" else Kind.COURSE
    with pytest.raises(CommandLineError, match="不是数字"):
        said(lookup, kind, path, "9" * 400)


@pytest.mark.parametrize(
    "text", ["99999999999999999999999", "9007199254740993", "-12345678901234567"]
)
def test_a_large_number_is_exactly_what_is_said(lookup: Lookup, text: str) -> None:
    assert said(lookup, Kind.TEACHER, "order", text) == int(text)
