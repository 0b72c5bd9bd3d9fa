"""Find teachers or sites of sessions that are not listed in their course."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding, Related
from partyschool_cli.lint.rule_helpers.wording import called, described, quoted
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity

# How many of the listed ones the hint names.
_NAMED = 3


class ListedField(NamedTuple):
    """A list that courses have: its `field` and `title`, and the ids that a course lists there.

    `named` gives the ids in a session, `at` the place of one of them. `known` are the valid
    entities by id; only those `in_use` are checked.
    """

    field: str
    title: str
    listed: Callable[[Course], tuple[str, ...]]
    named: Callable[[ClassSession], Iterable[str]]
    at: Callable[[ClassSession, str], At]
    known: Mapping[str, Entity]
    in_use: Mapping[str, Entity]


def unlisted_findings(context: CatalogContext, listing: ListedField) -> Iterator[Finding]:
    """A finding for each class, course and id that the course does not list, at its first session.

    None if the course lists nobody, or somebody whose file is missing or invalid.
    """
    timetable = context.timetable
    for class_id, timeline in timetable.by_class.items():
        for course_id, meetings in timeline.by_course.items():
            course = timetable.courses.get(course_id)
            if course is None or not _is_certain(listing, course):
                continue
            sessions = [meeting.session_of(class_id) for meeting in meetings]
            for name, found in _unlisted(listing, course, sessions).items():
                yield _finding(context, listing, course, name, found)


def _is_certain(listing: ListedField, course: Course) -> bool:
    listed = listing.listed(course)
    return bool(listed) and all(one in listing.known for one in listed)


def _unlisted(
    listing: ListedField, course: Course, sessions: Iterable[ClassSession]
) -> Mapping[str, list[ClassSession]]:
    """The sessions of a course that name what it does not list, by id."""
    listed = listing.listed(course)
    found: dict[str, list[ClassSession]] = {}
    for one in sessions:
        for name in listing.named(one):
            if name in listing.in_use and name not in listed:
                found.setdefault(name, []).append(one)
    return found


def _finding(
    context: CatalogContext,
    listing: ListedField,
    course: Course,
    name: str,
    sessions: list[ClassSession],
) -> Finding:
    first, *others = sessions
    listed = listing.listed(course)
    some = [called(listing.known[one]) for one in listed[:_NAMED]]
    instead = "、".join(some) + ("等" if len(listed) > _NAMED else "")
    whole = context.at_entity(course, listing.field)
    return Finding(
        listing.at(first, name),
        f"{called(listing.known[name])}不在{called(course)}的{listing.title}里",
        f"换成{instead}，或把 {name} 加进课程的 {listing.field}",
        (
            *(Related(listing.at(one, name), described(context, one)) for one in others),
            Related(whole, f"{quoted(course.title)}的{listing.title}"),
        ),
        named=(course.id, name),
    )
