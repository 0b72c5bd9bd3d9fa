"""Identities of findings under other ids, and those of things that only look alike."""

from collections import Counter

import pytest

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.lint.renamed import Renaming, follow, stale_name, variants
from partyschool_cli.model.kind import Kind

TEACHER = Renaming({Key(Kind.TEACHER, "wang"): Key(Kind.TEACHER, "li")})
CLASS = Renaming({Key(Kind.CLASS, "spring"): Key(Kind.CLASS, "spring-2")})
SESSION = Renaming({Key(Kind.SESSION, "spring/s01"): Key(Kind.SESSION, "spring/s09")})
SITE = Renaming({Key(Kind.SITE, "hall"): Key(Kind.SITE, "room")})
AUDIENCE = Renaming(words={Word("audiences", "members"): Word("audiences", "all")})
THEME = Renaming(words={Word("themes", "skills"): Word("themes", "farming")})


def test_ids_of_the_kind_are_renamed(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Renaming, str, str]] = [
        (TEACHER, "PS101|teacher:wang|category|", "PS101|teacher:li|category|"),
        (TEACHER, "PS101|teacher:wang-2|category|", "PS101|teacher:wang-2|category|"),
        (TEACHER, "PS101|course:wang|teachers[wang]|", "PS101|course:wang|teachers[li]|"),
        (TEACHER, "PS201|course:a|requires[wang]|wang-2", "PS201|course:a|requires[wang]|wang-2"),
        (TEACHER, "PS401|class:a|sessions[wang].teachers[wang]|b/s01,wang",
         "PS401|class:a|sessions[wang].teachers[li]|b/s01,li"),
        (TEACHER, "PS601|teachers/wang.yaml|notes|#1", "PS601|teachers/wang.yaml|notes|#1"),
        (CLASS, "PS403|class:spring|sessions[s02].start|spring/s01",
         "PS403|class:spring-2|sessions[s02].start|spring-2/s01"),
        (CLASS, "PS403|class:summer|sessions[spring].start|spring2/s01",
         "PS403|class:summer|sessions[spring].start|spring2/s01"),
        (SESSION, "PS403|class:spring|sessions[s01].start|spring/s01",
         "PS403|class:spring|sessions[s09].start|spring/s09"),
        (SESSION, "PS403|class:summer|sessions[s01].start|summer/s01",
         "PS403|class:summer|sessions[s01].start|summer/s01"),
        (SITE, "PS105|site:x|travel_minutes.hall|", "PS105|site:x|travel_minutes.room|"),
        (SITE, "PS108|course:x|sites[hall]|", "PS108|course:x|sites[room]|"),
        (SITE, "PS108|course:x|topics[hall]|", "PS108|course:x|topics[hall]|"),
        (AUDIENCE, "PS108|course:x|audience[members]|", "PS108|course:x|audience[all]|"),
        (AUDIENCE, "PS503|catalog.yaml|needs[members].topics|党章",
         "PS503|catalog.yaml|needs[all].topics|党章"),
        (AUDIENCE, "PS001|catalog.yaml|audiences.members|", "PS001|catalog.yaml|audiences.all|"),
        (THEME, "PS001|school:a|themes.skills|skills", "PS001|school:a|themes.farming|farming"),
        (THEME, "PS001|course:skills|theme|", "PS001|course:skills|theme|"),
        (TEACHER, "PS501|teacher:wang|office|党课|中,,wang", "PS501|teacher:li|office|党课|中,,li"),
    ]  # fmt: skip
    for renaming, identity, expected in cases:
        with subtests.test(renaming=renaming, identity=identity):
            assert variants(identity, renaming)[0] == expected


def test_items_of_obligations_are_called_by_their_title() -> None:
    renaming = Renaming({Key(Kind.SCHOOL, "liudu"): Key(Kind.SCHOOL, "ld")})
    identity = "PS201|catalog.yaml|obligations[liudu].schools[liudu]|liudu"
    expected = "PS201|catalog.yaml|obligations[liudu].schools[ld]|ld"
    assert variants(identity, renaming)[0] == expected


def test_of_named_ids_the_findings_afterwards_tell_which_is_meant() -> None:
    """A course and a teacher are called `wang`; the teacher is renamed."""
    before = Counter({"PS404|class:a|site|wang": 1, "PS405|class:a|teachers|wang": 1})
    after = Counter({"PS404|class:a|site|wang": 1, "PS405|class:a|teachers|li": 1})
    followed = follow(before, after, TEACHER)
    assert not followed.new
    assert followed.names["PS404|class:a|site|wang"] == {"PS404|class:a|site|wang": 1}
    assert followed.names["PS405|class:a|teachers|wang"] == {"PS405|class:a|teachers|li": 1}


def test_what_is_told_from_the_other_side_is_the_same() -> None:
    renaming = Renaming({Key(Kind.COURSE, "b"): Key(Kind.COURSE, "z")})
    before = Counter({"PS203|course:b|requires[c]|b,c": 1})
    after = Counter({"PS203|course:c|requires[z]|c,z": 1})
    assert not follow(before, after, renaming).new
    assert follow(before, after, Renaming()).new == after


def test_more_of_the_same_and_others_are_new() -> None:
    one, other = "PS401|class:a|x|wang", "PS401|class:a|x|li"
    assert follow(Counter({one: 1}), Counter({other: 2}), TEACHER).new == {other: 1}
    third = "PS401|class:a|y|li"
    assert follow(Counter({one: 1}), Counter({third: 1}), TEACHER).new == {third: 1}
    assert follow(Counter({one: 1}), Counter({other: 1}), Renaming()).new == {other: 1}


def test_a_personal_number_is_compared_by_its_hash() -> None:
    renaming = Renaming({Key(Kind.TEACHER, "wang-13812345678"): Key(Kind.TEACHER, "wang")})
    from partyschool_cli.source.text.personal import hashed

    identity = hashed("PS602|teacher:wang-13812345678||x")
    assert "#" in identity
    assert variants(identity, renaming)[0] == "PS602|teacher:wang||x"


def test_a_finding_that_is_gone_is_renamed_where_it_is_certain() -> None:
    identity = "PS405|teacher:wang|teachers|wang"
    assert stale_name(identity, TEACHER, is_alone=True) == "PS405|teacher:li|teachers|li"
    assert stale_name(identity, TEACHER, is_alone=False) == "PS405|teacher:li|teachers|wang"
