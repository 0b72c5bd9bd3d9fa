"""What a PDF carries: read back, and not believed where somebody wrote it by hand."""

import datetime as dt
import json

from partyschool_cli.export.codes.attachment import (
    Attachment,
    attachment_bytes,
    attachment_name,
    attachment_of,
    is_attachment,
)
from partyschool_cli.export.codes.facts import Facts, Item
from partyschool_cli.export.codes.subject import Subject

FACTS = Facts(
    "timetable",
    "党员轮训班课程表",
    {"organizer": "柳杜乡党委", "remarks": ("带笔", "带本")},
    (Item(("banci/s01",), {"title": "党章导读", "teachers": ("王示例",)}),),
)
SUBJECT = Subject("timetable", "class", "banci", "党员轮训班课程表", dt.date(2026, 10, 12))
OWN = Attachment(1, SUBJECT, FACTS.code, dt.date(2026, 11, 26), FACTS)


def test_it_reads_as_it_was_written() -> None:
    assert attachment_of(attachment_bytes(OWN)) == OWN


def test_names() -> None:
    assert attachment_name(2) == "pschool-facts-2.json"
    assert is_attachment(attachment_name(2))
    assert not is_attachment("工资.xlsx")


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(attachment_bytes(OWN)), **fields}).encode()


def test_what_is_none_of_ours_is_none() -> None:
    data = [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{" * 100_000,
        attachment_bytes(OWN)[:-10],
        changed(version=2),
        changed(facts=None),
        changed(code="AAAA-AAAA"),
        changed(subject={"document": "timetable", "kind": "course", "id": "", "title": ""}),
        changed(subject={"document": "工资", "kind": "", "id": "", "title": ""}),
        changed(date="昨天"),
        attachment_bytes(OWN).replace("王示例".encode(), "李示例".encode()),
    ]
    assert [each for each in data if attachment_of(each) is not None] == []
