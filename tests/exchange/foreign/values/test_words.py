"""Words of vocabularies, and yes and no."""

import pytest

from partyschool_cli.exchange.foreign.values.flags import flag
from partyschool_cli.exchange.foreign.values.words import word_id
from partyschool_cli.model.vocabulary import (
    COURSE_KINDS,
    DEFAULT_AUDIENCES,
    DELIVERIES,
    STATUSES,
    STRANDS,
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("党员", DEFAULT_AUDIENCES, "members"),
        ("村 干 部", DEFAULT_AUDIENCES, "village-cadres"),
        ("members", DEFAULT_AUDIENCES, "members"),
        ("火星人", DEFAULT_AUDIENCES, None),
        ("现场教学", DELIVERIES, "onsite"),
        ("专题讲座", DELIVERIES, "lecture"),
        ("政治理论课", STRANDS, "theory"),
        ("实用技术类", STRANDS, "practical"),
        ("特色", COURSE_KINDS, "special"),
        ("停用", STATUSES, "retired"),
        ("", STATUSES, None),
    ],
)
def test_the_id_of_a_word(text: str, words: dict[str, str], expected: str | None) -> None:
    assert word_id(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("是", True), ("√", True), ("否", False), ("", None), ("也许", None)]
)
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert flag(text) is expected
