"""Tests of what a new entity still needs."""

from collections.abc import Mapping
from typing import Any

import pytest

from partyschool_cli.edit.missing import missing_fields, missing_words
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI, loaded

DAYS = {"from": "2026-10-12", "to": "2026-10-13"}


def test_what_is_required_and_what_follows_from_it(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, Mapping[str, Any], str]] = [
        (
            Kind.COURSE,
            {},
            (
                "课程名称（title）、开课学校（school）、类型（kind）、模块（strand）、"
                "学时（contact_hours）、授课方式（delivery）、对象（audience）"
            ),
        ),
        (Kind.TEACHER, {"name": "王"}, "类别（category）"),
        (Kind.SITE, {"title": "室", "venue": "classroom"}, "容量（capacity）"),
        (Kind.SITE, {"title": "园", "venue": "field"}, "类别（category）、容量（capacity）"),
        (Kind.SITE, {"title": "群", "venue": "online"}, ""),
        (Kind.SCHOOL, {"title": "校", "tier": "township"}, "上级（parent）"),
        (Kind.SCHOOL, {"title": "校", "tier": "county"}, ""),
        (
            Kind.CLASS,
            {"title": "班", **DAYS},
            "主办学校（school）、对象（audience）、学员人数（size）",
        ),
        (
            Kind.SESSION,
            {},
            "日期（date）、课程（course）或活动（activity）、开始（start）、结束（end）",
        ),
        (Kind.SESSION, {"date": "2026-10-12", "activity": "开班"}, "开始（start）、结束（end）"),
    ]
    for kind, content, words in cases:
        with subtests.test(kind=kind, content=content):
            assert missing_words(kind, missing_fields(kind, content)) == words


def test_a_theme_course_needs_its_theme() -> None:
    def names(kind: str) -> list[str]:
        return [field.name for field in missing_fields(Kind.COURSE, {"title": "课", "kind": kind})]

    assert "theme" in names("theme")
    assert "theme" not in names("special")


def test_nothing_is_missing_in_sound_files() -> None:
    catalog = loaded(QINGSHI)
    for file in catalog.files:
        assert missing_fields(file.key.kind, file.source.content) == ()
