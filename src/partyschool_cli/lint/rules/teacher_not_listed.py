"""A teacher of a session whose course lists others."""

from collections.abc import Iterator

from partyschool_cli.lint.finding import Fault, Related
from partyschool_cli.lint.inspection import Inspection
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.session_texts import at_teacher, called, described, quoted
from partyschool_cli.model.course import Course
from partyschool_cli.timetable.meetings import PlacedSession

# So many of the listed ones the hint names.
_NAMED = 3


def check(inspection: Inspection) -> Iterator[Fault]:
    """Each class, course and teacher that the course does not list, at the first session of it.

    Silent where the course lists nobody, or somebody whose file is missing or at fault.
    """
    timetable = inspection.timetable
    teachers = inspection.catalog.teachers
    for sessions in timetable.sessions_of_class.values():
        found: dict[tuple[str, str], list[PlacedSession]] = {}
        for placed in sessions:
            course = timetable.courses.get(placed.session.course or "")
            if course is not None and course.teachers:
                for name in dict.fromkeys(placed.session.teachers):
                    if name in timetable.teachers and name not in course.teachers:
                        found.setdefault((course.id, name), []).append(placed)
        for (course_id, name), held in found.items():
            course = timetable.courses[course_id]
            if all(listed in teachers for listed in course.teachers):
                yield _fault(inspection, course, name, held)


def _fault(
    inspection: Inspection, course: Course, name: str, sessions: list[PlacedSession]
) -> Fault:
    first, *others = sessions
    teachers = inspection.catalog.teachers
    some = [called(teachers[one]) for one in course.teachers[:_NAMED]]
    listed = "、".join(some) + ("等" if len(course.teachers) > _NAMED else "")
    return Fault(
        at_teacher(inspection, first, name),
        f"{called(teachers[name])}不在{called(course)}的授课人里",
        f"换成{listed}，或把 {name} 加进课程的 teachers",
        (
            *(Related(at_teacher(inspection, one, name), described(one)) for one in others),
            Related(inspection.at_entity(course, "teachers"), f"{quoted(course.title)}的授课人"),
        ),
        named=(course.id, name),
    )


rule = Rule(
    code="PS411",
    severity="warning",
    title="教师不在课程的授课人里",
    reason=(
        "课程写明了谁能讲，课次却排了别人。换教师，或把这位教师加进课程的 teachers。"
        "课程没写授课人时不查。"
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
teachers: [lecturer]
sites: [classroom]
summary: 讲嫁接的方法和时机。
"""
        },
        at="classes/spring.yaml:27:16",
    ),
)
