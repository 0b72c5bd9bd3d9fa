"""Records in order."""

import pytest

from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.catalog.sorting import sort_records
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.vocabulary import STRANDS

FIELDS = (
    RecordField("id", "编号", "text"),
    RecordField("title", "课程名称", "text"),
    RecordField("strand", "模块", "text", choices=STRANDS),
    RecordField("school", "开课学校", "text", titles="school_title"),
    RecordField("teachers", "授课人", "text", many=True, titles="teacher_names"),
    RecordField("contact_hours", "学时", "number", aliases=("hours",)),
    RecordField("reviewed", "审定日期", "date"),
    RecordField("flagship", "精品课", "flag"),
    RecordField("season", "季节", "group"),
)

RECORDS: list[Record] = [
    {
        "id": "a",
        "title": "重庆经验",
        "strand": "practical",
        "school": "x",
        "school_title": "王答乡党校",
        "contact_hours": 10,
        "reviewed": "2026-10-12",
        "teachers": ["t2"],
        "teacher_names": ["朱老师"],
        "flagship": None,
    },
    {
        "id": "b",
        "title": "安全生产",
        "strand": "theory",
        "school": "y",
        "school_title": "东于镇党校",
        "contact_hours": 9.5,
        "reviewed": None,
        "teachers": [],
        "teacher_names": [],
        "flagship": True,
        "season": {"from": "03-01", "to": "05-31"},
    },
    {
        "id": "c",
        "title": "党章导读",
        "strand": "theory",
        "school": "z",
        "school_title": None,
        "contact_hours": None,
        "reviewed": "2025-01-01",
        "teachers": ["t1"],
        "teacher_names": ["曾老师"],
        "flagship": False,
        "season": {"from": "01-01", "to": "02-01"},
    },
]


@pytest.mark.parametrize(
    ("keys", "ids"),
    [
        ("id", "abc"),
        ("-id", "cba"),
        ("title", "bac"),
        ("-title", "cab"),
        ("hours", "bac"),
        ("-hours", "abc"),
        ("学时", "bac"),
        ("－学时", "abc"),
        ("reviewed", "cab"),
        ("-reviewed", "acb"),
        ("strand", "bca"),
        ("strand,-id", "cba"),
        ("strand，－编号", "cba"),
        ("-strand,id", "abc"),
        ("school", "bac"),
        ("teachers", "cab"),
        ("flagship", "acb"),
        ("-flagship", "bac"),
        ("season", "cba"),
        (" hours , id ", "bac"),
    ],
)
def test_records_sort_by(keys: str, ids: str) -> None:
    assert "".join(record["id"] for record in sort_records(RECORDS, keys, FIELDS)) == ids


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("hour", "没有“hour”这个字段；是不是 hours（学时）？"),
        ("id,-titel", "没有“titel”这个字段；是不是 title（课程名称）？"),
        ("id,", "--sort“id,”里有一个空的字段名"),
        ("", "--sort“”里有一个空的字段名"),
    ],
)
def test_an_unknown_key_is_an_error(keys: str, message: str) -> None:
    with pytest.raises(CommandLineError) as raised:
        sort_records(RECORDS, keys, FIELDS)
    assert raised.value.message == message
