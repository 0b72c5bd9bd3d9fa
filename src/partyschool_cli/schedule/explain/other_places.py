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
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.explain.trial import FieldEdit, session_edits
from partyschool_cli.schedule.placing.places import Place, delivery_at, sites_of, teachers_of
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
    """The other places of a session that its course lists; and those that it could list as well."""
    course = meeting.course
    if course is None:
        return
    classes = [one.training_class for one in meeting.sessions]
    search = _Search(catalog, question, meeting, course, classes)
    if question.session is not None:
        yield from search.listed()
    yield from search.unlisted_sites()
    yield from search.unlisted_teachers()


class _Search(NamedTuple):
    catalog: Catalog
    question: Question
    meeting: Meeting
    course: Course
    classes: list[TrainingClass]

    def listed(self) -> Iterator[Switch]:
        """The sites and teachers that the course of a session lists."""
        one, course = self.meeting.first, self.course
        team = self._teams()[0]
        site_now = self.question.site or self.meeting.slot.site
        way_now = delivery_of(one.session, course)
        for site in sites_of(self.catalog, course, self.classes):
            way = delivery_at(course, site)
            # What is taught in another way there, `move` would leave as it is.
            is_as_now = way == way_now or one.session.delivery is None
            if site.id != site_now and way is not None and is_as_now:
                place = Place(site.id, team, way_now or way)
                option = f" --site {site.id}"
                edits = self._own(site=site.id)
                yield Switch(f"改用 {site.title}", _LISTED_COST, place, edits, option)
        for teacher in teachers_of(self.catalog, course, self.classes):
            if teacher.id not in team:
                place = Place(site_now, (teacher.id,), way_now)
                option = f" --teacher {teacher.id}"
                edits = self._own(teachers=[teacher.id])
                yield Switch(f"请 {teacher.name} 来讲", _LISTED_COST, place, edits, option)

    def unlisted_sites(self) -> Iterator[Switch]:
        """The sites of the schools that the course does not list."""
        course = self.course
        if not course.sites or self.question.site is not None:
            return
        for site in sites_of(self.catalog, self._listing_nothing, self.classes):
            way = delivery_at(course, site)
            if site.id not in course.sites and way is not None:
                edit = FieldEdit(self._key, ("sites",), [*course.sites, site.id])
                edits = (edit, *self._own(site=site.id))
                for team in self._teams():
                    place = Place(site.id, team, way)
                    yield _unlisted(f"改用 {site.title}（加进课程的教学点）", place, edits, site)

    def unlisted_teachers(self) -> Iterator[Switch]:
        """The teachers of the schools that the course does not list."""
        course = self.course
        if not course.teachers or self.question.teachers is not None:
            return
        for teacher in teachers_of(self.catalog, self._listing_nothing, self.classes):
            if teacher.id in course.teachers:
                continue
            edit = FieldEdit(self._key, ("teachers",), [*course.teachers, teacher.id])
            edits = (edit, *self._own(teachers=[teacher.id]))
            for site, way in self._sites():
                place = Place(site, (teacher.id,), way)
                message = f"请 {teacher.name} 来讲（加进课程的授课人）"
                yield _unlisted(message, place, edits, teacher)

    @property
    def _key(self) -> Key:
        return Key(Kind.COURSE, self.course.id)

    @property
    def _listing_nothing(self) -> Course:
        return self.course.model_copy(update={"teachers": (), "sites": ()})

    def _teams(self) -> list[tuple[str, ...]]:
        if self.question.teachers is not None:
            return [self.question.teachers]
        if self.question.session is not None:
            return [self.meeting.slot.teachers]
        able = teachers_of(self.catalog, self.course, self.classes)
        return [(one.id,) for one in able] or [()]

    def _sites(self) -> Iterator[tuple[str | None, str | None]]:
        """The sites in question, and how it is delivered there."""
        if self.question.session is not None:
            now = self.question.site or self.meeting.slot.site
            yield now, delivery_of(self.meeting.first.session, self.course)
            return
        for site in sites_of(self.catalog, self.course, self.classes):
            way = delivery_at(self.course, site)
            if way is not None and self.question.site in (None, site.id):
                yield site.id, way

    def _own(self, **values: object) -> tuple[FieldEdit, ...]:
        """The edits of the session itself; a new one has none."""
        if self.question.session is None:
            return ()
        one = self.meeting.first
        return session_edits(self.catalog, (one.training_class.id, one.position), values)


def _unlisted(
    message: str, place: Place, edits: tuple[FieldEdit, ...], added: Site | Teacher
) -> Switch:
    lifted = "site-not-listed" if isinstance(added, Site) else "teacher-not-listed"
    return Switch(message, _UNLISTED_COST, place, edits, "", frozenset((lifted,)))
