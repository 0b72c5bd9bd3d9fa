"""The page of a teacher."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.export.web.agenda import Year, agenda_of
from partyschool_cli.export.web.course_line import CourseLine, course_line
from partyschool_cli.export.web.facts import (
    LISTS,
    START,
    Fact,
    absences,
    common_facts,
    fact,
    given,
    school_crumb,
)
from partyschool_cli.export.web.page import PageKind, WebPage, entity_pages
from partyschool_cli.export.web.published import Named, Published, page_path
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.structure_picture import short_name
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.teacher import DEFAULT_HOURS_PER_DAY, Teacher
from partyschool_cli.model.vocabulary import OFFICES


@dataclass(frozen=True, slots=True)
class TeacherView:
    """What the page shows. `feed` is the calendar to subscribe to."""

    status: str
    under: tuple[str | Named, ...]
    facts: tuple[Fact, ...]
    courses: tuple[CourseLine, ...]
    agenda: tuple[Year, ...]
    feed: str


def _page(site: WebSite, name: str) -> WebPage:
    teacher = site.published.catalog.teachers[name]
    return WebPage(
        page_path(Kind.TEACHER, name),
        teacher.name,
        _view(site, site.relations, teacher),
        "teachers",
        (START, LISTS[Kind.TEACHER], *school_crumb(site.published, teacher.school)),
        "、".join(teacher.topics),
    )


def _view(site: WebSite, relations: Relations, teacher: Teacher) -> TeacherView:
    published = site.published
    return TeacherView(
        teacher.status,
        tuple(_under(published, teacher)),
        given(_facts(published, teacher)),
        tuple(_courses(published, relations, teacher)),
        agenda_of(published.by_teacher.get(teacher.id, ())),
        f"ics/teacher-{teacher.id}.ics",
    )


def _under(published: Published, teacher: Teacher) -> Iterator[str | Named]:
    if teacher.category:
        categories = published.catalog.manifest.teacher_categories
        yield categories.get(teacher.category, teacher.category)
    yield from filter(None, (teacher.unit, teacher.post))
    if teacher.school:
        yield published.named(Kind.SCHOOL, teacher.school)


def _facts(published: Published, teacher: Teacher) -> Iterator[Fact]:
    office = teacher.office
    yield fact("任职", OFFICES.get(office, office) if office else None)
    yield Fact("擅长专题", teacher.topics)
    yield Fact("不能讲课的时候", absences(published, teacher.unavailable))
    hours = teacher.contact_hours_per_day
    if hours != DEFAULT_HOURS_PER_DAY:
        yield fact("一天最多", f"{hours:g}学时")
    yield from common_facts(teacher)


def _courses(published: Published, relations: Relations, teacher: Teacher) -> Iterator[CourseLine]:
    for course in relations.courses_of_teacher.get(teacher.id, ()):
        school = published.catalog.schools.get(course.school or "")
        yield course_line(published, course, short_name(school) if school else "")


page = PageKind("teacher", entity_pages(Kind.TEACHER, _page))
