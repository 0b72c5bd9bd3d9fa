"""What is public: no draft, nothing retired, no note of one's own, nor any name of them."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.export.web.published import Named, Published, page_path, published
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded, write_catalog

COURSE = "courses/dangzhang.yaml"
CLASS = "classes/banci.yaml"
TEACHER = "teachers/wang.yaml"
SITE = "sites/jiaoshi.yaml"

# A secret of each kind that is not published, named wherever something public can name it.
HIDDEN = {
    "schools/secret-school.yaml": "title: 秘密学校\ntier: township\nparent: liudu\nstatus: draft\n",
    "schools/village.yaml": "title: 南村夜校\ntier: village\nparent: secret-school\n",
    "courses/secret-course.yaml": BASE[COURSE].replace("党章导读", "秘密课程") + "status: draft\n",
    "courses/old-course.yaml": BASE[COURSE].replace("党章导读", "秘密旧课") + "status: retired\n",
    "teachers/secret-teacher.yaml": "name: 秘密教师\ncategory: school-teacher\nstatus: retired\n",
    "sites/secret-site.yaml": "title: 秘密场地\nvenue: classroom\nstatus: draft\n",
    "classes/secret-class.yaml": BASE[CLASS].replace("党员轮训班", "秘密班次") + "status: draft\n",
    TEACHER: BASE[TEACHER]
    + "notes: 秘密备注\nunavailable: [{from: 2026-10-20, to: 2026-10-21, why: 秘密原因}]\n",
    SITE: BASE[SITE]
    + "notes: 秘密备注\nunavailable: [{from: 2026-10-22, to: 2026-10-22, why: 秘密原因}]\n"
    + "travel_minutes: {secret-site: 10}\n",
    COURSE: BASE[COURSE].replace("teachers: [wang]", "teachers: [secret-teacher, wang]")
    + "sites: [secret-site]\nrequires: [old-course]\nnotes: 秘密备注\n",
    CLASS: BASE[CLASS].replace(
        "teachers: [wang], site: jiaoshi", "teachers: [wang, secret-teacher]"
    )
    + "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: secret-course,\n"
    "     teachers: [secret-teacher], site: secret-site}\n"
    "courses: [dangzhang, old-course]\nnotes: 秘密备注\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalog(tmp_path_factory.mktemp("hidden"), HIDDEN)


@pytest.fixture(scope="module")
def public(root: Path) -> Published:
    return published(load(DiskTree(root)))


def everything(shown: Published) -> str:
    """All that the records of a catalog say."""
    return repr([list(records(shown.catalog, kind)) for kind in Kind])


def test_nothing_hidden_is_in_it(public: Published) -> None:
    assert "秘密" not in everything(public)
    assert "secret" not in everything(public)
    assert "old-course" not in everything(public)


def test_a_private_site_has_all(root: Path) -> None:
    said = everything(published(load(DiskTree(root)), is_private=True))
    for word in ("学校", "课程", "旧课", "教师", "场地", "班次", "备注", "原因"):
        assert f"秘密{word}" in said


def test_what_names_something_hidden_stays_without_it(public: Published) -> None:
    catalog = public.catalog
    assert catalog.courses["dangzhang"].teachers == ("wang",)
    assert catalog.courses["dangzhang"].sites == ()
    assert catalog.courses["dangzhang"].requires == ()
    assert catalog.sites["jiaoshi"].travel_minutes == {}
    first, second = catalog.classes["banci"].sessions
    assert (first.course, first.teachers) == ("dangzhang", ("wang",))
    assert (second.course, second.teachers, second.site) == (None, (), None)
    assert catalog.classes["banci"].courses == ("dangzhang",)


def test_days_of_absence_stay_without_the_reason(public: Published) -> None:
    absence = public.catalog.teachers["wang"].unavailable[0]
    assert absence.from_ == dt.date(2026, 10, 20)
    assert absence.why is None


def test_a_school_below_a_hidden_one_is_below_the_next(public: Published) -> None:
    assert public.catalog.schools["village"].parent == "liudu"


def test_what_is_public_is_as_in_the_catalog() -> None:
    for folder in (SHIPPED, PINGCHENG):
        catalog = loaded(folder)
        shown = published(catalog).catalog
        for kind in FILE_KINDS:
            active = [
                name for name, one in catalog.entities(kind).items() if one.status == "active"
            ]
            assert list(shown.entities(kind)) == active
        sessions = [one.ref for one in catalog.sessions if one.training_class.status == "active"]
        assert [one.ref for one in shown.sessions] == sessions


def test_a_file_with_errors_is_not_in_it(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {TEACHER: "name: 王示例\ncategory: nobody-knows\nx: 1\n"})
    public = published(load(DiskTree(root)))
    assert not public.catalog.teachers
    assert public.catalog.courses["dangzhang"].teachers == ()


def test_a_session_is_named_with_pages(public: Published) -> None:
    first, second = public.sessions
    assert first.course == Named("党章导读", "courses/dangzhang.html")
    assert first.classes == (Named("党员轮训班", "classes/banci.html"),)
    assert first.teachers == (Named("王示例", "teachers/wang.html"),)
    assert first.site is None
    assert first.schools == {"liudu"}
    assert second.course is None
    assert second.entry.title == "内容未定"


def test_sessions_are_found_by_what_they_are_of(tmp_path: Path) -> None:
    # The same meeting of two classes is one.
    other = BASE[CLASS].replace("党员轮训班", "村干部班")
    public = published(load(DiskTree(write_catalog(tmp_path, {"classes/other.yaml": other}))))
    [one] = public.sessions
    for found in (
        public.by_class["banci"],
        public.by_class["other"],
        public.by_course["dangzhang"],
        public.by_teacher["wang"],
        public.by_site["jiaoshi"],
        public.by_school["liudu"],
        public.by_day[dt.date(2026, 10, 12)],
    ):
        assert found == (one,)
    assert len(one.classes) == 2


def test_a_moved_session_says_when_it_was_to_be(tmp_path: Path) -> None:
    moved = BASE[CLASS].replace("site: jiaoshi}", "site: jiaoshi, status: moved}")
    earlier = {"banci/s01": Slot(dt.date(2026, 10, 11), 14 * 60 + 30, 16 * 60)}
    catalog = load(DiskTree(write_catalog(tmp_path, {CLASS: moved})))
    [one] = published(catalog, earlier=earlier).sessions
    assert one.entry.was == "10月11日下午"


def test_sessions_that_say_the_same_have_the_same_digest(root: Path, public: Published) -> None:
    again = published(load(DiskTree(root)))
    assert [one.digest for one in again.sessions] == [one.digest for one in public.sessions]
    assert len({one.digest for one in public.sessions}) == len(public.sessions)


def test_pages_are_in_a_folder_by_kind() -> None:
    assert page_path(Kind.CLASS, "banci") == "classes/banci.html"


def test_of_two_files_with_one_id_the_first_is_published(tmp_path: Path) -> None:
    again = {"courses/more/dangzhang.yaml": BASE[COURSE].replace("党章导读", "第二份")}
    shown = published(load(DiskTree(write_catalog(tmp_path, again))))
    assert [course.title for course in shown.catalog.courses.values()] == ["党章导读"]
