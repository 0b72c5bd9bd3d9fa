"""Whose a timetable is, and what of that its title does not say."""

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet
from tests.catalogs import SHIPPED, loaded

OPEN = "可容 120 人　开放：周一至周五 08:30—17:30"
TAUGHT = "中共清徐县委党校　17 次，38 学时"


def of(kind: Kind | None, name: str = "") -> Sheet:
    return sheet(loaded(SHIPPED), Key(kind, name) if kind else None)


@pytest.mark.parametrize(
    ("kind", "name", "title", "subtitle"),
    [
        (Kind.CLASS, "liudu-members-2026", "柳杜乡党员“4+N”主题培训班", "柳杜乡党校"),
        (Kind.SITE, "integrity-hall", "清徐县廉政教育馆", OPEN),
        (Kind.SCHOOL, "qingxu", "中共清徐县委党校", "5 个班　52 次，98 学时"),
        (Kind.TEACHER, "party-building-lecturer", "县委党校党建教研室教师", TAUGHT),
    ],
)
def test_title_and_subtitle(kind: Kind, name: str, title: str, subtitle: str) -> None:
    shown = of(kind, name)
    assert shown.title == f"{title}课程表"
    assert shown.subtitle == subtitle


def test_a_draft_is_marked() -> None:
    assert of(Kind.CLASS, "mayu-storage-2026").title == "马峪乡葡萄贮藏实用技术班课程表（草稿）"


def test_a_name_is_the_title_without_what_all_titles_end_with() -> None:
    assert of(Kind.CLASS, "mayu-storage-2026").name == "马峪乡葡萄贮藏实用技术班"
    assert of(Kind.CLASS, "liudu-members-2026").name == "柳杜乡党员“4+N”主题培训班"


def test_the_whole_catalog_is_its_owners() -> None:
    assert of(None).subtitle == loaded(SHIPPED).manifest.title
