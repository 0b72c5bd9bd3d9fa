"""The page of a training class: its timetable, as a grid and by day, and what is printed below."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.agenda import Month, months_of
from partyschool_cli.export.web.class_grid import WeekGrid, class_grid
from partyschool_cli.export.web.course_line import CourseLine, course_line
from partyschool_cli.export.web.facts import (
    LISTS,
    START,
    Fact,
    common_facts,
    fact,
    given,
    period_text,
    school_crumb,
)
from partyschool_cli.export.web.page import PageKind, WebPage, entity_pages
from partyschool_cli.export.web.published import Named, Published, WebSession, page_path
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import CLASS_TYPES
from partyschool_cli.timetable.sheet import Sheet, sheet
from partyschool_cli.wording.absences import days_and_parts, every


@dataclass(frozen=True, slots=True)
class ClassView:
    """What the page shows. `code` is that of its printed timetable.

    `changes` are its moved and cancelled sessions, `together` the classes that a session is shared
    with, by its ref. `lacking` are the courses that it must be taught and has no session of.
    """

    status: str
    under: tuple[str | Named, ...]
    changes: tuple[WebSession, ...]
    grids: tuple[WeekGrid, ...]
    months: tuple[Month, ...]
    together: dict[str, tuple[Named, ...]]
    facts: tuple[Fact, ...]
    courses: tuple[CourseLine, ...]
    remarks: tuple[str, ...]
    code: str
    feed: str


def _page(site: WebSite, name: str) -> WebPage:
    published = site.published
    own = published.catalog.classes[name]
    title = published.named(Kind.CLASS, name).title
    return WebPage(
        page_path(Kind.CLASS, name),
        title,
        _view(published, own),
        "classes",
        (START, LISTS[Kind.CLASS], *school_crumb(published, own.school)),
        f"{title}课程表，{period_text(own.from_, own.to)}",
        scripts=("class.js",),
    )


def _view(published: Published, own: TrainingClass) -> ClassView:
    shown = sheet(published.catalog, Key(Kind.CLASS, own.id), earlier=published.earlier)
    sessions = tuple(map(published.session_of, shown.entries))
    return ClassView(
        own.status,
        tuple(_under(published, own)),
        tuple(one for one in sessions if one.entry.status != "planned"),
        class_grid(shown, published.session_of),
        months_of(sessions),
        _together(published, own),
        given(_facts(shown, own, published)),
        tuple(_courses(published, own)),
        own.remarks,
        published.code_of(own.id),
        f"ics/class-{own.id}.ics",
    )


def _under(published: Published, own: TrainingClass) -> Iterator[str | Named]:
    yield f"培训时间：{period_text(own.from_, own.to)}"
    audiences = published.catalog.manifest.audiences
    if own.audience:
        yield "、".join(audiences.get(one, one) for one in own.audience)
    if own.size:
        yield f"{own.size}人"


def _facts(shown: Sheet, own: TrainingClass, published: Published) -> Iterator[Fact]:
    yield fact("主办", own.organizer or published.named(Kind.SCHOOL, own.school))
    yield fact("班主任", own.adviser)
    yield fact("目的", own.purpose)
    days = len({entry.date for entry in shown.entries if not entry.is_cancelled})
    yield fact("学时", f"{shown.hours:g}学时，{days}天" if days else None)
    yield fact("班型", CLASS_TYPES[own.type])
    parts = published.catalog.manifest.vocabulary("day_parts")
    meets = every(own.days) + days_and_parts(own.days, own.day_parts, parts)
    yield fact("上课时间", meets)
    yield from common_facts(own)


def _courses(published: Published, own: TrainingClass) -> Iterator[CourseLine]:
    """The courses that it must be taught; those without a session say so."""
    held = {
        one.course for one in own.sessions if one.course is not None and one.status != "cancelled"
    }
    for name in own.courses:
        course = published.catalog.courses.get(name)
        about = "" if name in held else "还没有排"
        if course is not None:
            yield course_line(published, course, about)
        else:
            yield CourseLine(published.named(Kind.COURSE, name), (), about)


def _together(published: Published, own: TrainingClass) -> dict[str, tuple[Named, ...]]:
    """The other classes of the sessions that are taught to several at once."""
    itself = published.named(Kind.CLASS, own.id)
    return {
        ref: tuple(other for other in one.classes if other != itself)
        for one in published.by_class.get(own.id, ())
        if len(one.classes) > 1
        for ref in one.entry.refs
        if ref.startswith(f"{own.id}/")
    }


page = PageKind("training_class", entity_pages(Kind.CLASS, _page))
