"""What sessions name and their course does not list: one look for teachers and for sites."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import At, Finding, Related
from partyschool_cli.lint.rule_helpers.wording import called, described, quoted
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.timetable.meetings import PlacedSession

# So many of the listed ones the hint names.
_NAMED = 3


class Listing(NamedTuple):
    """A list that courses have: its `field` and `title`, and what a course lists there.

    `named` gives the ids that a session names, `at` the place of one of them. `known` are the sound
    entities by id; of those, only the ones `in_use` are judged.
    """

    field: str
    title: str
    listed: Callable[[Course], tuple[str, ...]]
    named: Callable[[PlacedSession], Iterable[str]]
    at: Callable[[PlacedSession, str], At]
    known: Mapping[str, Entity]
    in_use: Mapping[str, Entity]


def unlisted_findings(inspection: Inspection, listing: Listing) -> Iterator[Finding]:
    """A fault for each class, course and id that the course does not list, at its first session.

    Silent where the course lists nobody, or somebody whose file is missing or at fault.
    """
    timetable = inspection.timetable
    for sessions in timetable.sessions_of_class.values():
        found: dict[tuple[str, str], list[PlacedSession]] = {}
        for placed in sessions:
            course = timetable.courses.get(placed.session.course or "")
            listed = listing.listed(course) if course else ()
            for name in listing.named(placed) if listed else ():
                if course and name in listing.in_use and name not in listed:
                    found.setdefault((course.id, name), []).append(placed)
        for (course_id, name), held in found.items():
            course = timetable.courses[course_id]
            if all(one in listing.known for one in listing.listed(course)):
                yield _finding(inspection, listing, course, name, held)


def _finding(
    inspection: Inspection,
    listing: Listing,
    course: Course,
    name: str,
    sessions: list[PlacedSession],
) -> Finding:
    first, *others = sessions
    listed = listing.listed(course)
    some = [called(listing.known[one]) for one in listed[:_NAMED]]
    instead = "、".join(some) + ("等" if len(listed) > _NAMED else "")
    whole = inspection.at_entity(course, listing.field)
    return Finding(
        listing.at(first, name),
        f"{called(listing.known[name])}不在{called(course)}的{listing.title}里",
        f"换成{instead}，或把 {name} 加进课程的 {listing.field}",
        (
            *(Related(listing.at(one, name), described(one)) for one in others),
            Related(whole, f"{quoted(course.title)}的{listing.title}"),
        ),
        named=(course.id, name),
    )
