"""Other places than those that a question allows: another site, another teacher."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.places import Place, delivery_at, sites_of, teachers_of
from partyschool_cli.schedule.question import Question
from partyschool_cli.schedule.trial import FieldEdit, session_edits
from partyschool_cli.timetable.meetings import Meeting, delivery_of

_LISTED_COST: Final = 1.0
_UNLISTED_COST: Final = 4.0


class Switch(NamedTuple):
    """A place, and how to get it: edits, or options of `pschool move`.

    `lifts` are the constraints that the edits lift of themselves.
    """

    message: str
    cost: float
    place: Place
    edits: tuple[FieldEdit, ...]
    options: str = ""
    lifts: frozenset[str] = frozenset()


def switches(catalog: Catalog, question: Question, meeting: Meeting) -> Iterator[Switch]:
    """The other places of a session that its course lists; of a course those that it does not."""
    course = meeting.course
    if course is None:
        return
    classes = [one.training_class for one in meeting.sessions]
    if question.session is not None:
        yield from _of_session(catalog, question, meeting, course, classes)
    else:
        yield from _unlisted(catalog, question, course, classes)


def _of_session(
    catalog: Catalog,
    question: Question,
    meeting: Meeting,
    course: Course,
    classes: list[TrainingClass],
) -> Iterator[Switch]:
    one = meeting.first
    ref = (one.training_class.id, one.position)
    now_site = question.site or meeting.slot.site
    now_team = meeting.slot.teachers if question.teachers is None else question.teachers
    now_way = delivery_of(one.session, course)
    for site in sites_of(catalog, course, classes):
        way = delivery_at(course, site)
        if site.id == now_site or way is None:
            continue
        values = {"site": site.id}
        if way != now_way and one.session.delivery is not None:
            continue  # it would be taught in another way, which `move` does not change
        edits = session_edits(catalog, ref, values)
        place = Place(site.id, now_team, now_way or way)
        yield Switch(f"改用 {site.title}", _LISTED_COST, place, edits, f" --site {site.id}")
    for teacher in teachers_of(catalog, course, classes):
        if teacher.id not in now_team:
            edits = session_edits(catalog, ref, {"teachers": [teacher.id]})
            place = Place(now_site, (teacher.id,), now_way)
            message = f"请 {teacher.name} 来讲"
            yield Switch(message, _LISTED_COST, place, edits, f" --teacher {teacher.id}")


def _unlisted(
    catalog: Catalog, question: Question, course: Course, classes: list[TrainingClass]
) -> Iterator[Switch]:
    """Sites and teachers of the schools that the course could list as well."""
    key = Key(Kind.COURSE, course.id)
    anywhere = course.model_copy(update={"teachers": (), "sites": ()})
    teams: list[tuple[str, ...]] = [(one.id,) for one in teachers_of(catalog, course, classes)]
    if question.teachers is not None:
        teams = [question.teachers]
    if course.sites and question.site is None:
        for site in sites_of(catalog, anywhere, classes):
            way = delivery_at(course, site)
            if site.id not in course.sites and way is not None:
                edit = FieldEdit(key, ("sites",), [*course.sites, site.id])
                for team in teams or [()]:
                    place = Place(site.id, team, way)
                    yield _switch(f"改用 {site.title}（加进课程的教学点）", place, edit, site)
    sites = sites_of(catalog, course, classes)
    if course.teachers and question.teachers is None:
        for teacher in teachers_of(catalog, anywhere, classes):
            if teacher.id not in course.teachers:
                edit = FieldEdit(key, ("teachers",), [*course.teachers, teacher.id])
                for site in sites:
                    way = delivery_at(course, site)
                    if way is not None and question.site in (None, site.id):
                        place = Place(site.id, (teacher.id,), way)
                        message = f"请 {teacher.name} 来讲（加进课程的授课人）"
                        yield _switch(message, place, edit, teacher)


def _switch(message: str, place: Place, edit: FieldEdit, added: Site | Teacher) -> Switch:
    lifted = "site-not-listed" if isinstance(added, Site) else "teacher-not-listed"
    return Switch(message, _UNLISTED_COST, place, (edit,), "", frozenset((lifted,)))
