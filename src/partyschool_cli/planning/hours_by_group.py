"""Contact hours by theme, strand, delivery and audience: of courses, and as sessions plan them.

A course with two deliveries, or for two audiences, counts in both; a class likewise.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.model.course import Course
from partyschool_cli.model.vocabulary import COURSE_KINDS, DELIVERIES, STRANDS
from partyschool_cli.planning.planned_sessions import PlannedSession
from partyschool_cli.timetable.meetings import delivery_of

SPECIAL = "special"
UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class HoursOf:
    """One theme, strand, delivery or audience: how many courses, their contact hours together,
    and the hours that sessions plan.

    Special courses are the theme `special`; a session that does not say its delivery, of a course
    with several, has the delivery `unsaid`.
    """

    id: str
    title: str
    courses: int
    contact_hours: float
    planned_hours: float


def hours_by_theme(
    catalog: Catalog, courses: Sequence[Course], sessions: Sequence[PlannedSession]
) -> tuple[HoursOf, ...]:
    """The manifest's themes, then those that schools have of their own, then `special`."""
    titles = theme_titles(catalog, (*courses, *(meeting.course for _, meeting in sessions)))
    return _hours(titles, courses, sessions, _themes, lambda _, course: _themes(course))


def theme_titles(catalog: Catalog, courses: Iterable[Course | None]) -> Mapping[str, str]:
    """The manifest's themes, those that `courses` of schools have of their own, then `special`."""
    titles = dict(catalog.manifest.themes)
    for course in courses:
        if course is not None and course.theme is not None:
            titles.setdefault(course.theme, catalog.theme_title(course) or course.theme)
    titles[SPECIAL] = COURSE_KINDS["special"]
    return titles


def theme_of(course: Course) -> str | None:
    """The theme of a course, `special` for one without; None of a draft that does not say yet."""
    return (course.theme or SPECIAL) if course.kind else None


def hours_by_strand(
    courses: Sequence[Course], sessions: Sequence[PlannedSession]
) -> tuple[HoursOf, ...]:
    """The three strands, in the vocabulary's order."""
    return _hours(STRANDS, courses, sessions, _strands, lambda _, course: _strands(course))


def hours_by_delivery(
    courses: Sequence[Course], sessions: Sequence[PlannedSession]
) -> tuple[HoursOf, ...]:
    """The deliveries in the vocabulary's order, and `unsaid` where it has any hours."""
    titles = {**DELIVERIES, UNSAID: "未注明"}
    found = _hours(titles, courses, sessions, lambda course: course.delivery, _session_deliveries)
    return tuple(group for group in found if group.id != UNSAID or group.planned_hours)


def hours_by_audience(
    catalog: Catalog, courses: Sequence[Course], sessions: Sequence[PlannedSession]
) -> tuple[HoursOf, ...]:
    """The manifest's audiences; a session's are those of its class."""
    return _hours(
        catalog.manifest.audiences,
        courses,
        sessions,
        lambda course: course.audience,
        lambda one, _: one.training_class.audience,
    )


def _hours(
    titles: Mapping[str, str],
    courses: Iterable[Course],
    sessions: Iterable[PlannedSession],
    groups_of_course: Callable[[Course], Iterable[str]],
    groups_of_session: Callable[[ClassSession, Course | None], Iterable[str]],
) -> tuple[HoursOf, ...]:
    counts: Counter[str] = Counter()
    hours = dict.fromkeys(titles, 0.0)
    planned = dict.fromkeys(titles, 0.0)
    for course in courses:
        for name in dict.fromkeys(groups_of_course(course)):
            counts[name] += 1
            hours[name] += course.contact_hours or 0.0
    for one, meeting in sessions:
        if one.session.course is not None:
            for name in dict.fromkeys(groups_of_session(one, meeting.course)):
                planned[name] += meeting.hours
    return tuple(
        HoursOf(name, title, counts[name], hours[name], planned[name])
        for name, title in titles.items()
    )


def _themes(course: Course | None) -> tuple[str, ...]:
    theme = theme_of(course) if course else None
    return () if theme is None else (theme,)


def _strands(course: Course | None) -> tuple[str, ...]:
    return (course.strand,) if course and course.strand else ()


def _session_deliveries(one: ClassSession, course: Course | None) -> tuple[str]:
    return (delivery_of(one.session, course) or UNSAID,)
