"""Queries that a clerk may have meant."""

import pytest

from partyschool_cli.catalog.query.condition import written
from partyschool_cli.catalog.query.grammar import parse_condition
from partyschool_cli.catalog.query.near import near_conditions, same_in_other_words
from partyschool_cli.catalog.records.row import Record, RecordField

FIELDS = (
    RecordField("title", "课程名称", "text"),
    RecordField("school", "开课学校", "text", titles="school_title"),
    RecordField("contact_hours", "学时", "number", aliases=("hours",)),
)
RECORDS: tuple[Record, ...] = (
    {"title": "党章导读", "school": "liudu", "school_title": "柳杜乡党校", "contact_hours": 2},
    {"title": "葡萄嫁接", "school": "mayu", "school_title": "马峪乡党校", "contact_hours": 4},
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("柳杜乡党校", "开课学校:柳杜乡党校"),
        ("马峪 hours>=2", "开课学校:马峪 hours>=2"),
        ("title=党章", "title:党章"),
    ],
)
def test_the_same_in_other_words(query: str, first: str) -> None:
    found = map(written, same_in_other_words(parse_condition(query), RECORDS, FIELDS))
    assert next(found) == first


def test_near_ones(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, list[str]]] = [
        ("葡萄嫁结", ["葡萄嫁接"]),
        ("title:党张导读", ["title:党章导读"]),
        ("党章 hours>=4", ["hours>=4", "党章"]),
        ("下周", []),  # two characters are near any other two
    ]
    for query, near in cases:
        with subtests.test(query=query, near=near):
            assert [*map(written, near_conditions(parse_condition(query), RECORDS, FIELDS))][
                :2
            ] == near
