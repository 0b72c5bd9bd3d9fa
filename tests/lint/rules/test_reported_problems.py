"""PS003, PS005, PS101–PS107: one fault is one finding, and what follows from it is none."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

COURSE = "courses/grafting.yaml"
FORMAT = ("PS0", "PS1")
TEXT = """\
title: 蔬菜嫁接
kind: special
school: liudu
strand: practical
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [expert]
"""


def test_one_fault_is_one_finding(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        ("title:", "titel:", "PS102 {}:1:1"),
        ("[lecture]", "[lectur]", "PS104 {}:6:12"),
        ("[lecture]", "[]", "PS105 {}:6:11"),
        ("kind: special", "kind: theme\ntheem: party-affairs", "PS102 {}:3:1"),
        ("hours: 2", "hours: 2学时", "PS103 {}:5:16"),
        ("hours: 2", "hours: 41", "PS105 {}:5:16"),
        ("hours: 2", "hours: 0", "PS105 {}:5:16"),
        ("title: 蔬菜嫁接\n", "", "PS101 {}:1:1"),
        ("title: 蔬菜嫁接", "title: 2026", "PS103 {}:1:8"),
        ("title: 蔬菜嫁接", "title: 甲\ntitle: 乙", "PS003 {}:2:1"),
    ]
    for number, (old, new, place) in enumerate(cases):
        with subtests.test(old=old, new=new):
            files = {COURSE: TEXT.replace(old, new)}
            assert coded_places(findings(tmp_path / str(number), files, *FORMAT)) == [
                place.format(COURSE)
            ]


def test_a_session_whose_course_is_misspelt_is_not_said_to_have_none(tmp_path: Path) -> None:
    text = """\
title: 村干部培训班
school: liudu
from: 2026-03-10
to: 2026-03-11
audience: [village-cadres]
size: 30
sessions:
  - {id: s01, date: 2026-03-10, start: 08:30, end: 10:00, corse: charter}
"""
    path = "classes/spring.yaml"
    assert coded_places(findings(tmp_path, {path: text}, *FORMAT)) == [f"PS102 {path}:8:59"]


def test_a_field_is_not_renamed_to_one_that_is_there(tmp_path: Path) -> None:
    files = {COURSE: f"{TEXT}titles: 嫁接\n"}
    (found,) = findings(tmp_path, files, "PS102")
    assert found.fix is None


def test_values_are_written_as_the_field_wants_them(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        ("title: 012", 'title: "012"'),
        ("title: 1.50 # 数", 'title: "1.50" # 数'),
        ("title: true", 'title: "true"'),
        ("title: 甲\nreviewed: 2026/1/8", "title: 甲\nreviewed: 2026-01-08"),
        (
            "title: 甲\nseason: {from: 3月1日, to: 05-31}",
            "title: 甲\nseason: {from: 03-01, to: 05-31}",
        ),
        ("title: 甲\ntopics: 果树，嫁接", "title: 甲\ntopics: [果树, 嫁接]"),
        ("title: 甲\nflagship: 是", "title: 甲\nflagship: true"),
    ]
    for number, (old, new) in enumerate(cases):
        with subtests.test(old=old):
            files = {COURSE: TEXT.replace("title: 蔬菜嫁接", old)}
            assert fixed(tmp_path / str(number), files, COURSE, "PS103") == TEXT.replace(
                "title: 蔬菜嫁接", new
            )


def test_both_places_of_a_key_that_is_there_twice(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {COURSE: f"{TEXT}kind: theme\n"}, "PS003")
    (first,) = found.related
    assert (found.at.span.line, first.at.span.line) == (9, 2)


def test_a_word_that_is_a_number_is_quoted(tmp_path: Path) -> None:
    manifest = "format: 1\ntitle: 目录\nthemes: {'2026': 今年, party-affairs: 党建实务}\n"
    course = TEXT.replace("kind: special", "kind: theme\ntheme: '20266'")
    files = {"catalog.yaml": manifest, COURSE: course}
    assert 'theme: "2026"\n' in fixed(tmp_path, files, COURSE, "PS104")


def test_strays_are_not_read(tmp_path: Path) -> None:
    files = {
        "teachers/名单.txt": "13800138000\u200b\n",
        "teachers/old.yml": "name: 示例\ncategory: local-expert\nnotes: 13900139000转\u200b告\n",
    }
    assert coded_places(findings(tmp_path, files, "PS0", "PS6")) == [
        "PS005 teachers/old.yml:1:1",
        "PS602 teachers/old.yml:3:8",
        "PS007 teachers/old.yml:3:20",
        "PS005 teachers/名单.txt:1:1",
    ]
