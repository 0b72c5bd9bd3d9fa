"""Words of vocabularies, and yes and no."""

from collections.abc import Mapping

import pytest

from partyschool_cli.exchange.foreign.values.flags import flag
from partyschool_cli.exchange.foreign.values.words import Word, word_of, words_of
from partyschool_cli.model.vocabulary import (
    COURSE_KINDS,
    DEFAULT_AUDIENCES,
    DELIVERIES,
    STATUSES,
    STRANDS,
)


def test_the_id_of_a_word(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, Mapping[str, str], str | None]] = [
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
    ]
    for text, words, expected in cases:
        with subtests.test(text=text):
            found = word_of(text, words)
            assert (found.id if found else None) == expected


def test_the_audiences_that_people_write(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, list[str]]] = [
        ("党员，村干部", ["members", "village-cadres"]),
        ("村党组织书记", ["branch-secretaries"]),
        ("村“两委”干部", ["village-cadres"]),
        ("各村党员", ["members"]),
        ("党员和村干部代表", ["village-cadres", "members"]),
        ("入党积极分子、发展对象", ["applicants"]),
    ]
    for text, ids in cases:
        with subtests.test(text=text):
            found, unknown = words_of(text, DEFAULT_AUDIENCES)
            assert [one.id for one in found] == ids
            assert not unknown


def test_what_is_not_the_word_itself_is_a_guess() -> None:
    assert word_of("支部书记", DEFAULT_AUDIENCES) == Word(
        "branch-secretaries", "“支部书记”当作“党支部书记”"
    )
    assert word_of("党员", DEFAULT_AUDIENCES) == Word("members")


def test_another_vocabulary_has_its_own_words() -> None:
    assert word_of("支部书记", {"cadres": "干部"}) is None
    assert words_of("干部、火星人", {"cadres": "干部"}) == ((Word("cadres"),), ("火星人",))


def test_yes_and_no(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool | None]] = [
        ("是", True),
        ("√", True),
        ("否", False),
        ("", None),
        ("也许", None),
    ]
    for text, expected in cases:
        with subtests.test(text=text, expected=expected):
            assert flag(text) is expected
