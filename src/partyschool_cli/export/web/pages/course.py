"""The page of a course."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.export.web.agenda import Year, agenda_of
from partyschool_cli.export.web.course_line import Mark, course_marks
from partyschool_cli.export.web.facts import (
    LISTS,
    START,
    Fact,
    common_facts,
    fact,
    filtered,
    given,
    hours_text,
    named_all,
    named_each,
)
from partyschool_cli.export.web.page import PageKind, WebPage, entity_pages
from partyschool_cli.export.web.published import Named, Published, page_path
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.export.web.words import full_date
from partyschool_cli.model.course import Course, Material
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import COURSE_KINDS, DELIVERIES, STRANDS
from partyschool_cli.wording.dates import season_text
from partyschool_cli.wording.opening import opening_text


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A place where it can be taught: how many it holds, when it is open."""

    site: Named
    about: str


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """Something to read: its address is a link if browsers open it, else a text."""

    title: str
    address: str
    is_link: bool


@dataclass(frozen=True, slots=True)
class CourseView:
    """What the page shows. `under` are the short facts below the title."""

    status: str
    marks: tuple[Mark, ...]
    under: tuple[str | Named, ...]
    summary: str
    agenda: tuple[Year, ...]
    objectives: tuple[str, ...]
    people: tuple[Fact, ...]
    sites: tuple[SiteLine, ...]
    facts: tuple[Fact, ...]
    materials: tuple[MaterialLine, ...]


def _page(site: WebSite, name: str) -> WebPage:
    course = site.published.catalog.courses[name]
    return WebPage(
        page_path(Kind.COURSE, name),
        course.title,
        _view(site, site.relations, course),
        "courses",
        (START, LISTS[Kind.COURSE], *_kind_crumb(site.published, course)),
        course.summary or "",
    )


def _kind_crumb(published: Published, course: Course) -> Iterator[Named]:
    theme = published.catalog.theme_title(course)
    if course.theme and theme:
        yield filtered(Kind.COURSE, theme, "theme", course.theme)
    elif course.kind:
        yield filtered(Kind.COURSE, COURSE_KINDS[course.kind], "kind", course.kind)


def _view(site: WebSite, relations: Relations, course: Course) -> CourseView:
    published = site.published
    return CourseView(
        course.status,
        course_marks(course),
        tuple(_under(published, course)),
        course.summary or "",
        agenda_of(published.by_course.get(course.id, ())),
        course.objectives,
        given(_people(published, course)),
        tuple(_site_line(published, name) for name in course.sites),
        given(_facts(published, relations, course)),
        tuple(map(_material, course.materials)),
    )


def _under(published: Published, course: Course) -> Iterator[str | Named]:
    if course.school:
        yield published.named(Kind.SCHOOL, course.school)
    if course.kind:
        yield COURSE_KINDS[course.kind]
    if theme := published.catalog.theme_title(course):
        yield theme
    if course.contact_hours:
        yield hours_text(course.contact_hours)
    if course.strand:
        yield f"{STRANDS[course.strand]}模块"
    if course.delivery:
        yield "、".join(DELIVERIES[one] for one in course.delivery)


def _people(published: Published, course: Course) -> Iterator[Fact]:
    audiences = published.catalog.manifest.audiences
    yield fact("学员", *(audiences.get(one, one) for one in course.audience))
    yield Fact("授课人", named_all(published, Kind.TEACHER, course.teachers))


def _facts(published: Published, relations: Relations, course: Course) -> Iterator[Fact]:
    yield Fact("专题", course.topics)
    yield Fact("先修课程", named_all(published, Kind.COURSE, course.requires))
    after = relations.courses_after.get(course.id, ())
    yield Fact("以它为先修的课程", named_each(published, after))
    classes = relations.classes_with_course.get(course.id, ())
    yield Fact("必讲这门课的班次", named_each(published, classes))
    season = course.season
    yield fact("适合时节", season_text(season.from_, season.to) if season else None)
    yield fact("最近审定", full_date(course.reviewed) if course.reviewed else None)
    yield from common_facts(course)


def _site_line(published: Published, name: str) -> SiteLine:
    site = published.catalog.sites.get(name)
    named = published.named(Kind.SITE, name)
    if site is None:
        return SiteLine(named, "")
    holds = f"容纳{site.capacity}人" if site.capacity else ""
    return SiteLine(
        named, "，".join(filter(None, (holds, opening_text(site.open) if site.open else "")))
    )


def _material(material: Material) -> MaterialLine:
    address = material.url or material.path or ""
    is_link = material.url is not None and address.startswith(("https://", "http://"))
    return MaterialLine(material.title, address, is_link)


page = PageKind("course", entity_pages(Kind.COURSE, _page))
