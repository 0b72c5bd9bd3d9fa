"""The page of a school: its 4+N, its sessions, classes, teachers and sites, and other schools."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.catalog.structure import total
from partyschool_cli.export.web.agenda import Year, agenda_of
from partyschool_cli.export.web.course_line import CourseLine, course_line
from partyschool_cli.export.web.facts import (
    START,
    Fact,
    common_facts,
    fact,
    given,
    hours_text,
    named_each,
)
from partyschool_cli.export.web.page import PageKind, WebPage, entity_pages
from partyschool_cli.export.web.published import Named, WebSession, page_path
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.school_lines import (
    ClassLine,
    PlaceLine,
    RelativeLine,
    TeacherLine,
    class_lines,
    place_lines,
    relative_lines,
    teacher_lines,
    with_below,
)
from partyschool_cli.export.web.structure_picture import SPECIAL, short_name
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.export.web.yearly_plans import yearly_fact
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import TIERS
from partyschool_cli.wording.marks import UNSORTED

# With more sessions the page of a school has its own only.
_MOST_SESSIONS: Final = 100


@dataclass(frozen=True, slots=True)
class Pillar:
    """A theme, or the special courses, with its courses; `count` are those that are in use."""

    title: str
    count: int
    courses: tuple[CourseLine, ...]
    is_theme: bool


@dataclass(frozen=True, slots=True)
class SchoolView:
    """What the page shows. `of_below` names the parts that tell of schools below too."""

    status: str
    under: tuple[str | Named, ...]
    summary: str
    facts: tuple[Fact, ...]
    pillars: tuple[Pillar, ...]
    agenda: tuple[Year, ...]
    classes: tuple[ClassLine, ...]
    teachers: tuple[TeacherLine, ...]
    sites: tuple[PlaceLine, ...]
    of_below: frozenset[str]
    relatives: tuple[RelativeLine, ...]
    feed: str


def _page(site: WebSite, name: str) -> WebPage:
    school = site.published.catalog.schools[name]
    above = reversed(site.relations.structures[name].above)
    return WebPage(
        page_path(Kind.SCHOOL, name),
        school.title,
        _view(site, site.relations, school),
        "start",
        (START, *named_each(site.published, above)),
        school.summary or "",
    )


def _view(site: WebSite, relations: Relations, school: School) -> SchoolView:
    below = relations.schools_below.get(school.id, ())
    classes, more_classes = with_below(relations.classes_of_school, school.id, below)
    teachers, more_teachers = with_below(relations.teachers_of_school, school.id, below)
    places, more_places = with_below(relations.sites_of_school, school.id, below)
    sessions, more_sessions = _sessions(site, school, below)
    parts = {
        "classes": more_classes,
        "teachers": more_teachers,
        "sites": more_places,
        "sessions": more_sessions,
    }
    return SchoolView(
        school.status,
        tuple(_under(school)),
        school.summary or "",
        given((*_facts(relations, school), yearly_fact(site, school), *common_facts(school))),
        # Of a school that the site is not of, only what is named is there.
        tuple(_pillars(relations, school)) if school.id in site.published.schools else (),
        agenda_of(sessions),
        tuple(class_lines(relations, classes)),
        tuple(teacher_lines(relations, teachers)),
        tuple(place_lines(relations, places)),
        frozenset(part for part, is_more in parts.items() if is_more),
        tuple(relative_lines(relations, school)),
        f"ics/school-{school.id}.ics",
    )


def _under(school: School) -> Iterator[str]:
    if school.tier:
        called = f"（{school.also_called}）" if school.also_called else ""
        yield f"{TIERS[school.tier]}党校{called}"
    elif school.also_called:
        yield school.also_called
    yield from filter(None, (school.place,))


def _facts(relations: Relations, school: School) -> Iterator[Fact]:
    structure = relations.structures[school.id]
    is_whole = school.id in relations.published.schools
    own = total(structure.own)
    yield fact("自有课程", f"{own.courses}门，{hours_text(own.hours)}" if is_whole else None)
    for above in structure.above if is_whole else ():
        shared = total(
            course
            for theme in structure.themes
            for group in theme.inherited
            if group.school == above
            for course in group.courses
        )
        if shared.courses:
            said = f"{shared.courses}门，{hours_text(shared.hours)}"
            yield fact(f"共用{short_name(above)}的课", said)
    yield fact("简称", school.short)
    yield Fact("本校主题", tuple((school.themes or {}).values()))


def _pillars(relations: Relations, school: School) -> Iterator[Pillar]:
    published, structure = relations.published, relations.structures[school.id]
    for theme in structure.themes:
        lines = [course_line(published, course) for course in theme.own]
        for group in theme.inherited:
            about = f"{short_name(group.school)}的课"
            lines += [course_line(published, course, about) for course in group.courses]
        yield Pillar(theme.title, total(theme.courses).courses, tuple(lines), is_theme=True)
    for title, courses in ((SPECIAL, structure.special), (UNSORTED, structure.unsorted)):
        if courses or title == SPECIAL:
            own = tuple(course_line(published, course) for course in courses)
            yield Pillar(title, total(courses).courses, own, is_theme=False)


def _sessions(
    site: WebSite, school: School, below: tuple[School, ...]
) -> tuple[tuple[WebSession, ...], bool]:
    """The sessions of a school's classes, with those of schools below if they are not too many."""
    by_school = site.published.by_school
    own = by_school.get(school.id, ())
    found = {one.entry.refs: one for one in own}
    for lower in below:
        found |= {one.entry.refs: one for one in by_school.get(lower.id, ())}
        if len(found) > _MOST_SESSIONS:
            return own, False
    ordered = sorted(found.values(), key=lambda one: (one.date, one.entry.start, one.entry.end))
    return tuple(ordered), len(found) > len(own)


page = PageKind("school", entity_pages(Kind.SCHOOL, _page))
