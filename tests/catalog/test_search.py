"""Searching over all kinds: what is found, and in which order."""

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.search import Hit, search
from partyschool_cli.model.kind import Kind

RECORDS: dict[Kind, list[Record]] = {
    Kind.TEACHER: [
        {"id": "t01", "name": "单田芳", "topics": ["大棚"], "unit": "马峪乡农技站"},
        {"id": "t02", "name": "马峪乡党委书记", "topics": [], "post": "书记"},
    ],
    Kind.COURSE: [
        {"id": "greenhouse", "title": "大棚种植", "topics": ["蔬菜"], "summary": "种菜。"},
        {"id": "greenhouse-2", "title": "大棚种植技术", "topics": [], "teacher_names": ["单田芳"]},
        {"id": "visit", "title": "参观大棚种植", "topics": [], "tags": []},
        {"id": "grafting", "title": "嫁接", "topics": ["大棚种植"], "summary": None},
        {"id": "market", "title": "电商", "topics": [], "summary": "卖大棚种植的菜"},
        {"id": "history", "title": "村史", "topics": [], "objectives": ["了解大棚种植的由来"]},
    ],
    Kind.SCHOOL: [{"id": "mayu", "title": "马峪乡党校", "place": "马峪乡"}],
}


def ids(hits: list[Hit]) -> list[str]:
    return [hit.record["id"] for hit in hits]


def test_a_whole_title_beats_its_start_a_part_topics_summaries_and_the_rest() -> None:
    order = ["greenhouse", "greenhouse-2", "visit", "grafting", "market", "history"]
    assert ids(search(["大棚种植"], RECORDS)) == order


def test_initials_find_titles_first() -> None:
    found = ids(search(["dpzz"], RECORDS))
    assert found[:3] == ["greenhouse", "greenhouse-2", "visit"]
    assert sorted(found) == sorted(ids(search(["大棚种植"], RECORDS)))


def test_literal_beats_pinyin_and_pinyin_beats_initials() -> None:
    records: dict[Kind, list[Record]] = {
        Kind.COURSE: [
            {"id": "a", "title": "党性修养 dx"},
            {"id": "b", "title": "党性修养"},
            {"id": "c", "title": "断续"},
        ]
    }
    assert ids(search(["dx"], records)) == ["a", "b", "c"]
    literal, initials, _ = search(["dx"], records)
    (pinyin, *_) = search(["dangx"], {Kind.COURSE: [records[Kind.COURSE][1]]})
    assert literal.score > pinyin.score > initials.score


def test_a_title_that_begins_with_the_pinyin_comes_first() -> None:
    records: dict[Kind, list[Record]] = {
        Kind.COURSE: [{"id": "a", "title": "清徐葡萄"}, {"id": "b", "title": "葡萄栽培"}]
    }
    assert ids(search(["putao"], records)) == ["b", "a"]
    assert ids(search(["pt"], records)) == ["b", "a"]


def test_every_word_must_be_found_somewhere() -> None:
    assert ids(search(["大棚", "shantf"], RECORDS)) == ["t01", "greenhouse-2"]
    assert ids(search(["大棚 马峪"], RECORDS)) == ["t01"]
    assert search(["大棚", "驾驶"], RECORDS) == []


def test_equal_hits_go_by_kind_and_id() -> None:
    records: dict[Kind, list[Record]] = {
        Kind.COURSE: [{"id": "b", "title": "党章"}, {"id": "a", "title": "党章"}],
        Kind.SCHOOL: [{"id": "z", "title": "党章"}],
    }
    assert ids(search(["党章"], records)) == ["z", "a", "b"]


def test_a_hit_says_where_each_word_was_found() -> None:
    (hit,) = search(["嫁接", "dapengzz"], RECORDS)
    assert hit.kind is Kind.COURSE
    places = [(place.word, place.field, place.text, place.how) for place in hit.matches]
    assert places == [
        ("嫁接", "title", "嫁接", "literal"),
        ("dapengzz", "topics", "大棚种植", "pinyin"),
    ]


def test_ids_and_kinds_without_titles_are_found() -> None:
    session: Record = {"id": "rotation/s01", "activity": "开班式", "course_title": None}
    assert ids(search(["rotation/s01"], {Kind.SESSION: [session]})) == ["rotation/s01"]
    assert ids(search(["kbs"], {Kind.SESSION: [session]})) == ["rotation/s01"]


def test_no_words_find_nothing() -> None:
    assert search([], RECORDS) == search(["  "], RECORDS) == []
