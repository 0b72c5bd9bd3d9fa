"""Which field or word a wrong one stands for."""

from collections.abc import Mapping
from typing import Any

import pytest

from partyschool_cli.catalog.meant_words import Meant, meant_fields, meant_words
from partyschool_cli.model.course import Course
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.vocabulary import DEFAULT_AUDIENCES, DELIVERIES, PERIODS


def test_what_a_field_is_called() -> None:
    field: dict[tuple[Any, str], str] = {
        (Course, "课程名称"): "title",
        (Course, "学校"): "school",
        (Course, "党校"): "school",
        (Course, "学校编号"): "school",
        (Course, "教师"): "teachers",
        (Course, "教 师"): "teachers",
        (Course, "师资"): "teachers",
        (Course, "现场教学点"): "sites",
        (Course, "课时"): "contact_hours",
        (Course, "TITLE"): "title",
        (Teacher, "学校"): "school",
        (Site, "学校"): "school",
        (TrainingClass, "学校"): "school",
        (TrainingClass, "人数"): "size",
        (Session, "教师"): "teachers",
        (Session, "课程"): "course",
        (Session, "开始时间"): "start",
        (Manifest, "主题"): "themes",
    }
    assert {
        (model, name): meant_fields(name, fields_of(model)).certain for model, name in field
    } == field


def test_every_title_of_a_field_is_known(subtests: pytest.Subtests) -> None:
    cases: list[Any] = [*MODELS.values(), Manifest]
    for model in cases:
        with subtests.test(model.__name__):
            fields = fields_of(model)
            for field in fields:
                assert field.name in meant_fields(field.title, fields).words


def test_what_a_word_stands_for(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, Mapping[str, str], Meant]] = [
        ("村干部", DEFAULT_AUDIENCES, Meant(("village-cadres",), "village-cadres")),
        ("村　干部", DEFAULT_AUDIENCES, Meant(("village-cadres",), "village-cadres")),
        ("ｌｅｃｔｕｒｅ", DELIVERIES, Meant(("lecture",), "lecture")),
        ("lectur", DELIVERIES, Meant(("lecture",), "lecture")),
        # a part of a title, or more than it: likely, not certain
        ("半年", PERIODS, Meant(("half-year",), None)),
        ("年", PERIODS, Meant(("half-year", "year"), None)),
        ("全体党员", DEFAULT_AUDIENCES, Meant(("members",), None)),
        ("现场", DELIVERIES, Meant(("onsite", "demonstration"), None)),
        ("体育", DELIVERIES, Meant((), None)),
    ]
    for word, titles, expected in cases:
        with subtests.test(word=word):
            assert meant_words(word, {key: (title,) for key, title in titles.items()}) == expected


def test_of_several_that_are_equally_near_none_is_certain() -> None:
    titles = {"east": ("东",), "west": ("西",), "rest": ("余",)}
    assert meant_words("est", titles) == Meant(("east", "west", "rest"), None)


def test_what_only_sounds_like_a_key_is_not_certain() -> None:
    assert meant_words("党件", {"dangjian": ("党务",)}) == Meant(("dangjian",), None)


def test_two_with_one_title() -> None:
    assert meant_words("甲", {"a": ("甲",), "b": ("甲",)}) == Meant(("a", "b"), None)
