"""One document of one subject, from a catalog to bytes, without a console."""

import datetime as dt
import json
import pickle

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.document import Scope, load_document, load_documents
from partyschool_cli.export.job import Job, build, export
from partyschool_cli.model.kind import Kind
from tests.export.printed import OPTIONS, SHIPPED

CLASS = Key(Kind.CLASS, "liudu-winter-2026")


def test_a_document_of_a_subject_and_days() -> None:
    day = dt.date(2026, 12, 15)
    exported = export(SHIPPED, Job("timetable", "json", OPTIONS, Scope(CLASS, day, day)))
    sessions = json.loads(exported.data)["sessions"]
    assert [each["ids"] for each in sessions] == [
        ["liudu-winter-2026/s01"],
        ["liudu-winter-2026/s02"],
    ]
    assert exported.warnings == ()


def test_a_document_of_the_whole_catalog() -> None:
    assert json.loads(export(SHIPPED, Job("teachers", "json", OPTIONS)).data)["groups"]


def test_an_empty_timetable_is_warned_of() -> None:
    job = Job("timetable", "md", OPTIONS, Scope(CLASS, dt.date(2030, 1, 1)))
    assert export(SHIPPED, job).warnings == ("柳杜乡党员冬季培训班课程表（草稿）没有课次，是空表",)


@pytest.mark.parametrize(
    ("name", "subject"),
    [("timetable", None), ("attendance", Key(Kind.SCHOOL, "liudu")), ("catalog", CLASS)],
)
def test_a_document_that_cannot_be_of_the_subject(name: str, subject: Key | None) -> None:
    with pytest.raises(ValueError, match=f"no {name} of"):
        export(SHIPPED, Job(name, "pdf", OPTIONS, Scope(subject)))


def test_a_format_that_cannot_write_the_document() -> None:
    with pytest.raises(CommandLineError):
        export(SHIPPED, Job("teachers", "ics", OPTIONS))


@pytest.mark.parametrize("name", load_documents())
def test_content_can_be_sent_to_another_process(name: str) -> None:
    subject = CLASS if load_document(name).needs_subject else None
    built = build(SHIPPED, Job(name, "pdf", OPTIONS, Scope(subject)))
    assert pickle.loads(pickle.dumps(built)) == built
