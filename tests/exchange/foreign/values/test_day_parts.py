"""Words for parts of the day, and what they cover."""

import datetime as dt

from partyschool_cli.exchange.foreign.values.day_parts import PartWord, Span, part_id, span_of
from partyschool_cli.model.manifest import DayPart, default_day_parts

PARTS = default_day_parts()


def test_what_a_word_covers() -> None:
    span: dict[tuple[str, str], Span | None] = {
        ("上午", "上午"): Span(510, 690),
        ("早上", "早上"): Span(510, 690),
        ("晚", "晚"): Span(1170, 1260),
        ("全天", "全天"): Span(510, 1050),
        ("上午", "晚上"): Span(510, 1260),
        ("中午", "中午"): None,
        ("晚上", "上午"): None,
    }
    assert {(first, last): span_of(PartWord(first, last), PARTS) for first, last in span} == span


def test_a_title_of_the_catalog_goes_before_the_usual_words() -> None:
    own = {"noon": DayPart(title="下午", start=dt.time(13), end=dt.time(15)), **PARTS}
    assert part_id("下午", own) == "noon"


def test_a_catalog_without_evenings() -> None:
    assert part_id("晚上", {"morning": PARTS["morning"]}) is None
