"""Which records a query matches."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.catalog.query.match import parse_query
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.model.vocabulary import COURSE_KINDS, DELIVERIES, STRANDS

TODAY = date(2026, 10, 14)

FIELDS = (
    RecordField("id", "编号", "text"),
    RecordField("title", "课程名称", "text"),
    RecordField("kind", "类型", "text", choices=COURSE_KINDS, aliases=("类别",)),
    RecordField("theme", "主题", "text", titles="theme_title", coded=True),
    RecordField("strand", "模块", "text", choices=STRANDS),
    RecordField("contact_hours", "学时", "number", aliases=("hours", "课时")),
    RecordField("delivery", "授课方式", "text", many=True, choices=DELIVERIES),
    RecordField("teachers", "授课人", "text", many=True, titles="teacher_names", aliases=("教师",)),
    RecordField("topics", "专题", "text", many=True),
    RecordField("summary", "简介", "text"),
    RecordField("flagship", "精品课", "flag", aliases=("精品",)),
    RecordField("reviewed", "审定日期", "date"),
    RecordField("season", "季节", "group"),
    RecordField("start", "开始", "time"),
    RecordField("busy", "农忙", "day"),
    RecordField("tags", "标签", "text", many=True),
)

GRAFTING: Record = {
    "id": "grape-grafting",
    "title": "葡萄嫁接与大棚管理",
    "kind": "theme",
    "theme": "rural",
    "theme_title": "乡村振兴",
    "strand": "practical",
    "contact_hours": 4,
    "delivery": ["demonstration", "onsite"],
    "teachers": ["t01", "t02"],
    "teacher_names": ["示例：田秀才", "马峪乡党委书记"],
    "topics": ["葡萄", "病虫害 防治"],
    "summary": "到棚里讲（ＡＢＣ）。",
    "flagship": True,
    "reviewed": "2026-10-12",
    "season": {"from": "03-01", "to": "05-31"},
    "start": "08:30",
    "busy": "01-15",
    "tags": [],
}
CHARTER: Record = {
    "id": "charter",
    "title": "党章导读",
    "kind": "theme",
    "theme": "politics",
    "theme_title": "政治理论",
    "strand": "theory",
    "contact_hours": 1.5,
    "delivery": ["lecture", "online"],
    "teachers": [],
    "teacher_names": [],
    "topics": ["党章", "党的 纪律"],
    "summary": None,
    "flagship": False,
    "reviewed": None,
    "season": None,
    "start": "14:30",
    "busy": "09-20",
    "tags": ["必修"],
}
VINEGAR: Record = {
    "id": "old-vinegar",
    "title": "老陈醋酿造 Vinegar",
    "kind": "special",
    "strand": "practical",
    "contact_hours": 2,
    "delivery": ["onsite"],
    "teachers": ["t02"],
    "teacher_names": ["马峪乡党委书记"],
    "topics": [],
    "reviewed": "2025-12-31",
    "start": "09:00",
}
RECORDS = {"葡萄": GRAFTING, "党章": CHARTER, "醋": VINEGAR}


def found(*words: str) -> str:
    """The names of the records that the query matches."""
    query = parse_query(words, FIELDS, TODAY)
    return " ".join(name for name, record in RECORDS.items() if query.matches(record))


A_QUERY_FINDS = {
    "": "葡萄 党章 醋",
    # bare words: titles, ids, topics, summaries, tags
    "大棚": "葡萄",
    "党章": "党章",
    "vinegar": "醋",
    "ｖｉｎｅｇａｒ": "醋",
    "grape-graft": "葡萄",
    "病虫害": "葡萄",
    "abc": "葡萄",
    "必修": "党章",
    "田秀才": "",
    # by pinyin
    "dzdd": "党章",
    "dangzhang": "党章",
    "dangzdd": "党章",
    "lcc": "醋",
    "d": "醋",
    '"dzdd"': "",
    # by the titles of what is chosen from a vocabulary
    "乡村振兴": "葡萄",
    "特色课": "醋",
    "实用": "葡萄 醋",
    "线上": "党章",
    "精品课": "葡萄",
    "xczx": "葡萄",
    "xianshang": "党章",
    '"乡村振兴"': "葡萄",
    "不要线上": "葡萄 醋",
    "学时大于2": "葡萄",
    "学时不少于2学时": "葡萄 醋",
    "类型是特色课": "醋",
    # exactly
    '"病虫害 防治"': "葡萄",
    '"防治 病虫害"': "",
    "防治 病虫害": "葡萄",
    # not, or, brackets
    "-大棚": "党章 醋",
    "－大棚": "党章 醋",
    "大棚 or 党章": "葡萄 党章",
    "-(大棚 or 党章)": "醋",
    "-topics:葡萄": "党章 醋",
    # ids exactly, texts by a part, lists by any item
    "id:charter": "党章",
    "id:CHARTER": "党章",
    "id:chart": "",
    "title:陈醋": "醋",
    "title=陈醋": "",
    "title=党章导读": "党章",
    'title:"酿造 vinegar"': "醋",
    "topics:虫": "葡萄",
    "topics=葡萄": "葡萄",
    "topic:党": "党章",
    "专题:葡萄,纪律": "葡萄 党章",
    "专题：葡萄，纪律": "葡萄 党章",
    "专题：葡萄、纪律": "葡萄 党章",
    # references: the id whole, or a part of the title
    "theme:rural": "葡萄",
    "theme:rur": "",
    "theme:振兴": "葡萄",
    "主题:政治理论,乡村振兴": "葡萄 党章",
    "teacher:党委书记": "葡萄 醋",
    "teacher=党委书记": "",
    "teacher:t01": "葡萄",
    "教师:t01,t02": "葡萄 醋",
    # choices: the id, or a part of the label
    "delivery:online": "党章",
    "delivery:线上": "党章",
    "delivery:现场": "葡萄 醋",
    "delivery=现场教学": "葡萄 醋",
    "delivery:onsite -delivery:demonstration": "醋",
    "类型:特色": "醋",
    "strand:practical": "葡萄 醋",
    # flags
    "flagship:true": "葡萄",
    "精品:是": "葡萄",
    "flagship:✓": "葡萄",
    "flagship:*": "葡萄",
    "flagship:no": "党章 醋",
    "flagship:否": "党章 醋",
    # numbers
    "hours:2": "醋",
    "hours=1.5": "党章",
    "hours>=2": "葡萄 醋",
    "学时＞＝２": "葡萄 醋",
    "hours > 2": "葡萄",
    "hours<2": "党章",
    "hours<=2": "党章 醋",
    "hours:1.5,4": "葡萄 党章",
    "hours:2..4": "葡萄 醋",
    "hours:..2": "党章 醋",
    "hours:2..": "葡萄 醋",
    # dates, times, days
    "reviewed:2026-10": "葡萄",
    "reviewed:本周": "葡萄",
    "reviewed:去年": "醋",
    "reviewed>=2026": "葡萄",
    "reviewed>2025-12": "葡萄",
    "reviewed<2026-10-12": "醋",
    "reviewed<=2026-10-12": "葡萄 醋",
    "reviewed:2025-12..2026-10": "葡萄 醋",
    "reviewed:..2025": "醋",
    "start:8:30": "葡萄",
    "start：8：30": "葡萄",
    "start<09:00": "葡萄",
    "start:08:00..09:00": "葡萄 醋",
    "start>=14点半": "党章",
    "busy:9月20日": "党章",
    "busy:11-01..02-10": "葡萄",
    "season:03-01": "葡萄",
    # any value, none
    "teachers:*": "葡萄 醋",
    "-teachers:*": "党章",
    "summary:*": "葡萄",
    'title:"*"': "",
    # together
    "theme:乡村振兴 hours>=2 (大棚 or 嫁接) -delivery:online": "葡萄",
    "主题：乡村振兴　学时＞＝２　（大棚 或 嫁接）　－授课方式：线上": "葡萄",
}


def test_a_query_finds() -> None:
    assert {query: found(query) for query in A_QUERY_FINDS} == A_QUERY_FINDS


def test_words_that_the_shell_told_apart_are_one_query() -> None:
    assert found("theme:乡村振兴", "hours>=2", "(大棚", "or", "嫁接)") == "葡萄"
    assert found("topics:病虫害 防治", "hours>=2") == "葡萄"
    assert found("topics:防治 病虫害", "hours>=2") == ""


def test_what_can_match_nothing_is_an_error(subtests: pytest.Subtests) -> None:
    cases = [
        ("大棚 hour>=2", "没有“hour”这个字段；是不是 hours（学时）？", "hour"),
        ("hours>=abc", "“abc”不是数", "abc"),
        ("hours:4..2", "“4..2”的开始大于结束", "4..2"),
        ("hours:..", "“..”两头都没有值", ".."),
        ("hours>=2..4", "“>=”后面不能写范围", "2..4"),
        ("hours>=2,4", "“>=”后面只能写一个值", "4"),
        ("reviewed:2026-13", "“2026-13”不是日期", "2026-13"),
        ("start:25:00", "“25:00”不是时间", "25:00"),
        ("busy:02-30", "“02-30”不是月-日", "02-30"),
        ("strand:xyz", "“xyz”不是 strand（模块）的取值", "xyz"),
        ("模块:theroy", "“theroy”不是 模块的取值；是不是 theory？", "theroy"),
        ("flagship:maybe", "“maybe”不是 flagship（精品课）的取值", "maybe"),
        ("title>3", "title（课程名称）不能比大小", "3"),
    ]
    for query, message, place in cases:
        with subtests.test(query=query):
            with pytest.raises(QueryError) as raised:
                found(query)
            error = raised.value
            assert (error.message, query[error.start : error.end]) == (message, place)


def test_a_wrong_choice_lists_the_right_ones() -> None:
    with pytest.raises(QueryError) as raised:
        found("strand:xyz")
    assert raised.value.hint == (
        "可以写：theory（政治理论）、party-spirit（党性锻炼）、practical（实用技术）"
    )


def test_kept_readings_are_asked_for_instead_of_pypinyin() -> None:
    asked: list[str] = []

    def kept(text: str) -> str:
        asked.append(text)
        return reading_of("党章") if text == "党章导读" else ""

    query = parse_query(["dz"], FIELDS, TODAY, kept)
    asked.clear()  # the labels of built-in words
    assert query.matches(CHARTER)
    assert asked == ["党章导读"]
    assert not query.matches({"id": "x", "title": "Latin only"})
    assert asked == ["党章导读"]


terms = st.sampled_from(
    ["大棚", "dz", "id:charter", "hours>=2", "delivery:线", "teachers:*", "精品:是", '"党的 纪律"']
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        inner.map(lambda query: f"-({query})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} or {pair[1]})"),
        st.tuples(inner, inner).map(" ".join),
    ),
    max_leaves=8,
)


@given(queries)
def test_a_query_and_its_negation_share_the_records_out(query: str) -> None:
    one = parse_query([query], FIELDS, TODAY)
    other = parse_query([f"-({query})"], FIELDS, TODAY)
    for record in RECORDS.values():
        assert one.matches(record) is not other.matches(record)


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_found_in_quotes(text: str) -> None:
    record: dict[str, Any] = {"id": "x", "title": text}
    quoted = '"' + text.replace('"', '""').replace("＂", "＂＂") + '"'
    for query in (quoted, f"title:{quoted}", f"title={quoted}"):
        assert parse_query([query], FIELDS, TODAY).matches(record)


@given(st.text(alphabet='ab大棚党章:<>=()-,| ."*0129年月日本周hours'))
def test_nothing_but_a_query_error_is_raised(query: str) -> None:
    try:
        parsed = parse_query([query], FIELDS, TODAY)
    except QueryError:
        return
    for record in RECORDS.values():
        assert parsed.matches(record) in (True, False)


def test_a_long_value_is_cut_in_a_message(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["hours:{}", "strand:{}", "flagship:{}", "reviewed:{}", "{}:1"]
    for query in cases:
        with subtests.test(query=query):
            with pytest.raises(QueryError) as raised:
                found(query.format("xy" * 50_000))
            assert len(raised.value.message) < 100
