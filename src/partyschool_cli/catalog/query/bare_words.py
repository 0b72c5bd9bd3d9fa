"""What a bare word of a query means: a date or a part of the day, else text to be found.

Text is found in titles, topics, summaries and tags, and in the titles of what a record has from a
vocabulary (乡村振兴, 农民, 取消, 精品课), as tables show them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.pinyin import PinyinReader, matches_pinyin, may_be_pinyin
from partyschool_cli.catalog.query.dates import is_bare_date
from partyschool_cli.catalog.query.values import weekday_label
from partyschool_cli.catalog.records.row import Record, RecordField

# Fields that a bare word is searched in. A session has no title: its course, activity and class do.
TEXT_KEYS = (
    "id",
    "title",
    "name",
    "also_called",
    "short",
    "course_title",
    "activity",
    "class_title",
    "topics",
    "summary",
    "tags",
)
# Of these kinds of fields, a word is the whole value; 上 is not 上午.
_DAY_KEYS = ("weekday", "day_part")

_COHORT = re.compile("第(?:[0-9]+|[一二三四五六七八九十])期")

# One character is in half of all labels, and two letters are the initials of some label.
_MIN_CHARACTERS, _MIN_INITIALS = 2, 3

Predicate = Callable[[Record], bool]


def field_meant(word: str, named: Mapping[str, RecordField], today: date) -> RecordField | None:
    """The field that a bare word is a value of, or None: 下周, 周三, 上午, 第2期."""
    for key in _DAY_KEYS:
        field = named.get(key)
        if field and field.choices and weekday_label(word) in field.choices.values():
            return field
    if "cohort" in named and _COHORT.fullmatch(word):
        return named["cohort"]
    day = named.get("date")
    return day if day is not None and is_bare_date(word, today) else None


def text_keys(fields: Sequence[RecordField]) -> frozenset[str]:
    """The names of the fields that a bare word may be found in."""
    return frozenset(TEXT_KEYS) | {field.name for field in fields if _is_coded(field)}


def _is_coded(field: RecordField) -> bool:
    if field.name in _DAY_KEYS:
        return False
    return field.coded or field.choices is not None or field.type == "flag"


def coded_predicate(
    word: str, fields: Sequence[RecordField], read: PinyinReader, *, exact: bool
) -> Predicate | None:
    """Whether a record has something whose title matches the folded `word`; None if nothing can.

    A title is looked at once, not once a record.
    """

    @cache
    def matches(title: str | None) -> bool:
        if title is None or word in search_key(title):
            return title is not None
        how = None if exact or not may_be_pinyin(word) else matches_pinyin(word, title, read)
        return how == "pinyin" or (how == "initials" and len(word) >= _MIN_INITIALS)

    tests = tuple(_coded_tests(word, fields, matches))
    if not tests:
        return None

    def holds(record: Record) -> bool:
        for key, test in tests:
            value = record.get(key)
            if any(map(test, value)) if isinstance(value, list) else test(value):
                return True
        return False

    return holds


def _coded_tests(
    word: str, fields: Sequence[RecordField], matches: Callable[[str | None], bool]
) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    """Keys of records, each with a test of one item."""
    for field in filter(_is_coded, fields):
        if field.coded and field.titles:
            yield field.titles, matches
        elif len(word) < _MIN_CHARACTERS:
            continue
        elif field.choices is not None:
            ids = frozenset(key for key, title in field.choices.items() if matches(title))
            if ids:
                yield field.name, ids.__contains__
        elif matches(field.title):
            yield field.name, lambda value: value is True
