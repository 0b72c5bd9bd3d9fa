"""Which entities and sessions a workbook shows."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.workbook.selection import keys_for
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, loaded, write_catalog

OTHER_CLASS = (
    "title: 夜校\nschool: caoba\nfrom: 2026-11-02\nto: 2026-11-02\naudience: [members]\nsize: 9\n"
    "courses: [fengxian]\nsessions:\n"
    "  - {id: s01, date: 2026-11-02, start: 19:00, end: 20:30, activity: 分组讨论}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two schools, each with a class; a teacher and a site that no class names."""
    course = BASE["courses/dangzhang.yaml"].replace("党章导读", "奉献")
    return write_catalog(
        tmp_path,
        {
            "schools/caoba.yaml": "title: 草坝镇党校\ntier: township\nparent: liudu\n",
            "courses/fengxian.yaml": course.replace("liudu", "caoba"),
            "teachers/li.yaml": "name: 李示例\ncategory: local-expert\n",
            "sites/tian.yaml": "title: 田间\nvenue: classroom\nschool: caoba\ncapacity: 9\n",
            "classes/yexiao.yaml": OTHER_CLASS,
        },
    )


def ids(root: Path, subject: Key | None, kinds: tuple[Kind, ...] = tuple(Kind)) -> set[str]:
    found = keys_for(loaded(root), kinds, subject)
    return {str(key) for keys in found.values() for key in keys}


def test_everything_is_shown_without_a_subject(root: Path) -> None:
    assert len(ids(root, None)) == 12


def test_of_a_school_it_is_what_is_its_own_and_the_sessions_of_its_classes(root: Path) -> None:
    assert ids(root, Key(Kind.SCHOOL, "caoba")) == {
        "school:caoba",
        "course:fengxian",
        "site:tian",
        "class:yexiao",
        "session:yexiao/s01",
    }


def test_of_a_class_it_is_whatever_it_and_its_sessions_name(root: Path) -> None:
    assert ids(root, Key(Kind.CLASS, "banci")) == {
        "school:liudu",
        "course:dangzhang",
        "teacher:wang",
        "site:jiaoshi",
        "class:banci",
        "session:banci/s01",
    }


def test_a_course_that_a_class_lists_without_a_session_is_shown(root: Path) -> None:
    assert "course:fengxian" in ids(root, Key(Kind.CLASS, "yexiao"))


def test_only_the_kinds_that_are_asked_for_are_there(root: Path) -> None:
    found = keys_for(loaded(root), (Kind.SITE, Kind.TEACHER), None)
    assert list(found) == [Kind.SITE, Kind.TEACHER]
    assert ids(root, Key(Kind.CLASS, "banci"), (Kind.TEACHER,)) == {"teacher:wang"}
