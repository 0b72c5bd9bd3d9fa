"""Changes and references on a command line."""

import pytest

from partyschool_cli.edit.assignment import (
    Assignment,
    assignment_of,
    schools_first,
    split_words,
    started_anew,
)


def test_a_change() -> None:
    assignment: dict[str, Assignment] = {
        "学时=2": Assignment("学时", "=", "2"),
        "学时＝２": Assignment("学时", "=", "２"),
        "teachers+=王老师": Assignment("teachers", "+=", "王老师"),
        "teachers＋＝王老师": Assignment("teachers", "+=", "王老师"),
        "teachers -= 王老师": Assignment("teachers", "-=", " 王老师"),
        "teachers－＝王老师": Assignment("teachers", "-=", "王老师"),
        "notes=": Assignment("notes", "=", ""),
        "notes=a=b": Assignment("notes", "=", "a=b"),
        "materials+=教案 https://example.org/?a=1": Assignment(
            "materials", "+=", "教案 https://example.org/?a=1"
        ),
        "travel_minutes.hekou-hall=25": Assignment("travel_minutes.hekou-hall", "=", "25"),
        "unavailable[0].to=3月23日": Assignment("unavailable[0].to", "=", "3月23日"),
        "notes=第一行\n第二行": Assignment("notes", "=", "第一行\n第二行"),
    }
    assert {word: assignment_of(word) for word in assignment} == assignment


def test_a_reference_or_condition(subtests: pytest.Subtests) -> None:
    cases = [
        "党章导读",
        "学时>=2",
        "学时<=2",
        "学时＞＝2",
        "主题:技能",
        "-status:草稿",
        "=2",
        "=",
        "",
    ]
    for word in cases:
        with subtests.test(word=word):
            assert assignment_of(word) is None


def test_references_are_the_words_without_an_operator() -> None:
    assert split_words(["wang", "post=主任", "li"]) == (
        ["wang", "li"],
        [Assignment("post", "=", "主任")],
    )


def test_a_list_that_is_emptied_and_added_to_is_another_list(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], list[str]]] = [
        (["topics=", "topics+=甲", "topics+=乙"], ["topics=甲", "topics+=乙"]),
        (["topics=", "title=丁", "TOPICS+=甲"], ["TOPICS=甲", "title=丁"]),
        (["topics=", "sites+=a"], ["topics=", "sites+=a"]),
        (["topics=", "topics-=甲"], ["topics=", "topics-=甲"]),
        (["topics=丙", "topics+=甲"], ["topics=丙", "topics+=甲"]),
        (["topics+=甲", "topics="], ["topics+=甲", "topics="]),
    ]
    for words, made in cases:
        with subtests.test(words=words):
            assert started_anew(split_words(words)[1]) == split_words(made)[1]


def test_the_school_is_set_before_what_depends_on_it(subtests: pytest.Subtests) -> None:
    cases = ["school", "学校", "开课学校", "主办学校", "所属学校", "School"]
    for name in cases:
        with subtests.test(name=name):
            given = [Assignment(one, "=", "x") for one in ("themes", name, "title")]
            assert [one.field for one in schools_first(given)] == [name, "themes", "title"]
