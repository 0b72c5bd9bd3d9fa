"""Fields that are right one by one and wrong together."""

from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.consistency import inconsistencies
from partyschool_cli.catalog.groups import groups
from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course
from partyschool_cli.model.describe import fields_of
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile

NOWHERE = SourceFile(DiskTree(Path("none")), "none.yaml")
REVERSED = {"from": "2026-10-02", "to": "2026-10-01"}
ONE_DAY = {"from": "2026-10-01", "to": "2026-10-01"}


def found(
    model: type[FrozenModel], content: dict[str, Any], *at_fault: FieldPath
) -> list[tuple[str, FieldPath]]:
    problems = list(inconsistencies(groups(model, content), at_fault))
    assert all(problem.hint for problem in problems)
    return [(problem.code, problem.path) for problem in problems]


EACH_CHECK: list[tuple[type[FrozenModel], dict[str, Any], str, FieldPath]] = [
    (School, {"tier": "village"}, "PS101", ("parent",)),
    (Course, {"kind": "theme"}, "PS106", ("theme",)),
    (Course, {"kind": "special", "theme": "a"}, "PS106", ("theme",)),
    (Course, {"materials": [{"title": "甲", "url": "a"}, {}]}, "PS101", ("materials", 1)),
    (Course, {"materials": [{"url": "a", "path": "b"}]}, "PS105", ("materials", 0)),
    (Site, {"venue": "classroom"}, "PS101", ("capacity",)),
    (Site, {"venue": "field", "capacity": 9}, "PS101", ("category",)),
    (Site, {"open": {"from": "10:00", "to": "9:00"}}, "PS105", ("open", "to")),
    (Site, {"unavailable": [ONE_DAY, "x", REVERSED]}, "PS105", ("unavailable", 2, "to")),
    (Teacher, {"unavailable": [REVERSED]}, "PS105", ("unavailable", 0, "to")),
    (TrainingClass, REVERSED, "PS105", ("to",)),
    (TrainingClass, ONE_DAY | {"sessions": [{}]}, "PS107", ("sessions", 0)),
    (Manifest, {"timezone": "Mars/Base"}, "PS104", ("timezone",)),
    (Manifest, {"contact_hours": {}}, "PS101", ("contact_hours",)),
    (
        Manifest,
        {"scheduling": {"session_hours": {"min": 5}}},
        "PS105",
        ("scheduling", "session_hours", "min"),
    ),
    (
        Manifest,
        {"scheduling": {"session_hours": {"max": 0.5}}},
        "PS105",
        ("scheduling", "session_hours", "max"),
    ),
    (Manifest, {"contact_hours": {"half_day": 4, "minutes": 45}}, "PS105", ("contact_hours",)),
    (Manifest, {"calendar": {"closed": [REVERSED]}}, "PS105", ("calendar", "closed", 0, "to")),
    (
        Manifest,
        {"day_parts": {"a": {"start": "08:30", "end": "8:30"}}},
        "PS105",
        ("day_parts", "a", "end"),
    ),
]


def test_each_check(subtests: pytest.Subtests) -> None:
    for model, content, code, path in EACH_CHECK:
        with subtests.test(model=model, content=content, code=code):
            whole = {"from": "2026-10-01", "to": "2026-10-02", **content}
            assert found(model, whole) == [(code, path)]


def part(title: str, start: str, end: str) -> dict[str, str]:
    return {"title": title, "start": start, "end": end}


def test_parts_of_the_day_do_not_overlap(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[tuple[str, str]], list[int]]] = [
        ([("08:30", "11:30"), ("11:30", "17:30")], []),
        ([("14:30", "17:30"), ("8:30", "14:30")], []),
        ([("08:30", "12:00"), ("11:30", "17:30")], [1]),
        ([("11:30", "17:30"), ("8:30", "12:00")], [0]),
        ([("08:00", "22:00"), ("9:00", "10:00"), ("19:00", "20:00")], [1, 2]),
        ([("08:00", "09:00"), ("08:00", "09:00")], [1]),
    ]
    for parts, wrong in cases:
        with subtests.test(parts=parts):
            titles = ("上午", "下午", "晚上")
            content = {f"p{at}": part(titles[at], *times) for at, times in enumerate(parts)}
            expected = [("PS105", ("day_parts", f"p{at}", "start")) for at in wrong]
            assert found(Manifest, {"day_parts": content}) == expected


def test_no_way_leads_to_where_it_begins(subtests: pytest.Subtests) -> None:
    cases: list[tuple[object, list[tuple[str, FieldPath]]]] = [
        ({"other": 5}, []),
        ({"own": 5, "other": 5}, [("PS105", ("travel_minutes", "own"))]),
        ({"own": 0}, [("PS105", ("travel_minutes", "own"))]),
        ({"own": 5, "other": "很远"}, [("PS105", ("travel_minutes", "own"))]),
        ("不远", []),
    ]
    for ways, expected in cases:
        with subtests.test(ways=ways, expected=expected):
            content = {"venue": "online", "travel_minutes": ways}
            problems = inconsistencies(groups(Site, content), (), "own")
            assert [(problem.code, problem.path) for problem in problems] == expected


def session(**content: str) -> dict[str, str]:
    return {"start": "9:00", "end": "10:00", "activity": "开班式", **content}


def test_sessions(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[Any], list[tuple[str, FieldPath]]]] = [
        ([session(id="a"), session(id="b")], []),
        ([session(id="a"), session(), session(id="a")], [("PS202", ("sessions", 2, "id"))]),
        ([session(id=" "), session(id=" ")], []),
        ([session(course="甲")], [("PS107", ("sessions", 0, "activity"))]),
        ([session(end="09:00")], [("PS105", ("sessions", 0, "end"))]),
        ([session(end="09:01")], []),
    ]
    for sessions, expected in cases:
        with subtests.test(sessions=sessions):
            assert found(TrainingClass, {**ONE_DAY, "sessions": sessions}) == expected


def test_nothing_is_concluded_from_what_has_a_problem_already(subtests: pytest.Subtests) -> None:
    cases: list[FieldPath] = [
        ("calendar", "closed", 0, "to"),
        ("calendar", "closed", 0, "from", "x"),
        ("calendar", "closed", 0),
        ("calendar",),
    ]
    for at_fault in cases:
        with subtests.test(at_fault=at_fault):
            content = {"calendar": {"closed": [REVERSED, REVERSED | {"why": "集市"}]}}
            second = ("PS105", ("calendar", "closed", 1, "to"))
            is_above = at_fault == ("calendar",)
            assert found(Manifest, content, at_fault) == ([] if is_above else [second])
            assert second in found(Manifest, content, ("calendar", "closed", 1, "why"))


def test_a_wrong_field_does_not_hide_what_others_lack() -> None:
    hours = {"full_day": 30}
    content = {"format": 1, "title": "甲", "themes": {"a": "甲"}, "contact_hours": hours}
    problems = validate(Manifest, content, Vocabularies(), NOWHERE).problems
    assert [(problem.code, problem.path) for problem in problems] == [
        ("PS105", ("contact_hours", "full_day")),
        ("PS101", ("contact_hours",)),
    ]


def test_no_content_is_too_wrong_to_check(subtests: pytest.Subtests) -> None:
    values: list[object] = [1, "x", [], [1, [], {}], {}, {"x": 1}, {"x": {}}, True]
    models: list[type[FrozenModel]] = [Course, School, Site, Teacher, TrainingClass, Manifest]
    for value in values:
        for model in models:
            with subtests.test(model=model, value=value):
                content = dict.fromkeys((field.name for field in fields_of(model)), value)
                assert validate(model, content, Vocabularies(), NOWHERE).problems
