"""A site of a session whose course lists others."""

from collections.abc import Iterator

from partyschool_cli.lint.finding import Fault, Related
from partyschool_cli.lint.inspection import Inspection
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.session_texts import at_session, called, quoted, related_sessions
from partyschool_cli.model.course import Course
from partyschool_cli.timetable.meetings import PlacedSession

# So many of the listed ones the hint names.
_NAMED = 3


def check(inspection: Inspection) -> Iterator[Fault]:
    """Each class, course and site that the course does not list, at the first session of it.

    Silent where the course lists no site, or one whose file is missing or at fault.
    """
    timetable = inspection.timetable
    sites = inspection.catalog.sites
    for sessions in timetable.sessions_of_class.values():
        found: dict[tuple[str, str], list[PlacedSession]] = {}
        for placed in sessions:
            course = timetable.courses.get(placed.session.course or "")
            site = timetable.sites.get(placed.session.site or "")
            if course and course.sites and site and site.id not in course.sites:
                found.setdefault((course.id, site.id), []).append(placed)
        for (course_id, name), held in found.items():
            course = timetable.courses[course_id]
            if all(listed in sites for listed in course.sites):
                yield _fault(inspection, course, name, held)


def _fault(
    inspection: Inspection, course: Course, name: str, sessions: list[PlacedSession]
) -> Fault:
    first, *others = sessions
    sites = inspection.catalog.sites
    some = [called(sites[one]) for one in course.sites[:_NAMED]]
    listed = "、".join(some) + ("等" if len(course.sites) > _NAMED else "")
    return Fault(
        at_session(inspection, first, "site"),
        f"{called(sites[name])}不在{called(course)}的教学点里",
        f"换成{listed}，或把 {name} 加进课程的 sites",
        (
            *related_sessions(inspection, tuple(others), "site"),
            Related(inspection.at_entity(course, "sites"), f"{quoted(course.title)}的教学点"),
        ),
        named=(course.id, name),
    )


rule = Rule(
    code="PS412",
    severity="warning",
    title="教学点不在课程的教学点里",
    reason=(
        "课程写明了在哪里上，课次却排在别处。换教学点，或把它加进课程的 sites。"
        "课程没写教学点时不查。"
    ),
    check=check,
    needs_manifest=False,
    good=Example({}),
    bad=Example(
        {
            "courses/grafting.yaml": """\
title: 蔬菜嫁接
kind: special
school: liudu
strand: practical
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [expert]
sites: [village-museum]
summary: 讲嫁接的方法和时机。
"""
        },
        at="classes/spring.yaml:28:11",
    ),
)
