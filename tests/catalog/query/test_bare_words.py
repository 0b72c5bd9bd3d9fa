"""What a bare word is a value of, and in which fields it is found."""

from datetime import date

import pytest

from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.catalog.query.bare_words import coded_predicate, field_meant, text_keys
from partyschool_cli.catalog.query.fields import field_names
from partyschool_cli.catalog.records.query_fields import query_fields
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.model.kind import Kind

TODAY = date(2026, 10, 14)


def test_the_field_that_a_word_is_a_value_of(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, str | None]] = [
        (Kind.SESSION, "下周", "date"),
        (Kind.SESSION, "10月12日", "date"),
        (Kind.SESSION, "周三", "weekday"),
        (Kind.SESSION, "星期天", "weekday"),
        (Kind.SESSION, "上午", "day_part"),
        (Kind.CLASS, "10月", "date"),
        (Kind.CLASS, "晚上", "day_part"),
        (Kind.CLASS, "第2期", "cohort"),
        # text
        (Kind.SESSION, "上", None),
        (Kind.SESSION, "2026", None),
        (Kind.SESSION, "大棚", None),
        (Kind.COURSE, "下周", None),
        (Kind.COURSE, "第2期", None),
        (Kind.TEACHER, "上午", None),
    ]
    for kind, word, field in cases:
        with subtests.test(kind=kind, word=word):
            found = field_meant(word, field_names(query_fields(kind)), TODAY)
            assert (found.name if found else None) == field


COURSE: Record = {
    "kind": "special",
    "theme_title": None,
    "delivery": ["lecture", "online"],
    "audience_titles": ["党员", "农民"],
    "flagship": True,
    "micro_lecture": False,
    "status": "draft",
}


def test_a_word_among_the_titles_of_what_is_chosen(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        ("特色课", True),
        ("线上", True),
        ("农民", True),
        ("精品", True),
        ("草稿", True),
        ("nongmin", True),
        ("caogao", True),
        ("微党课", False),
        ("主题课", False),
        ("停用", False),
        # two letters are the initials of some label, one character is in many
        ("js", False),
        ("线", False),
    ]
    for word, holds in cases:
        with subtests.test(word=word):
            test = coded_predicate(word, query_fields(Kind.COURSE), reading_of, exact=False)
            assert (test is not None and test(COURSE)) is holds


def test_exact_text_is_not_read_as_pinyin() -> None:
    test = coded_predicate("nongmin", query_fields(Kind.COURSE), reading_of, exact=True)
    assert test is not None
    assert not test(COURSE)


def test_fields_to_look_in() -> None:
    keys = text_keys(query_fields(Kind.SESSION))
    assert keys >= {"topics", "audience", "class_type", "theme", "status"}
    assert not keys & {"weekday", "day_part", "school", "teachers"}
