"""A class that is taught a course before one that it requires."""

from collections.abc import Iterator, Sequence

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions, time_of
from partyschool_cli.timetable.meetings import PlacedSession
from partyschool_cli.timetable.timetable import Timetable


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each class, course and required course of which a session ends after the course begins."""
    timetable = inspection.timetable
    for sessions in timetable.sessions_of_class.values():
        taught: dict[str, list[PlacedSession]] = {}
        for placed in sessions:
            if placed.session.course in timetable.courses:
                taught.setdefault(placed.session.course or "", []).append(placed)
        for name, held in taught.items():
            for required in dict.fromkeys(timetable.courses[name].requires):
                if required != name and required in taught:
                    yield from _findings(inspection, held[0], required, taught[required])


def _findings(
    inspection: Inspection,
    first: PlacedSession,
    required: str,
    sessions: Sequence[PlacedSession],
) -> Iterator[Finding]:
    timetable = inspection.timetable
    late = tuple(one for one in sessions if (one.date, one.end) > (first.date, first.start))
    course = timetable.courses[first.session.course or ""]
    # Two courses that require each other cannot be taught right: that is its own finding.
    if late and not _requires(timetable, required, course.id):
        yield Finding(
            at_session(inspection, first, "course"),
            f"{called(course)}要排在{called(timetable.courses[required])}之后，"
            f"{first.training_class.title}却先讲了（{time_of(first)}）",
            "对调两门课的时间",
            related_sessions(inspection, late, "course"),
            named=(course.id, required),
        )


def _requires(timetable: Timetable, course: str, other: str) -> bool:
    """Whether a course requires another, at once or by way of others."""
    waiting, seen = [course], {course}
    while waiting:
        found = timetable.courses.get(waiting.pop())
        for required in found.requires if found else ():
            if required == other:
                return True
            if required not in seen:
                seen.add(required)
                waiting.append(required)
    return False


rule = Rule(
    code="PS414",
    severity="warning",
    title="先修课程排在后面",
    reason=(
        "课程的 requires 写明要先讲哪门课，这个班却排反了。对调两门课的时间。"
        "只在一个班两门都讲时才查。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={"courses/charter.yaml": "requires: [grafting]  # 3 月 11 日才讲\n"},
            at="classes/spring.yaml:12:13",
        ),
    ),
    good=(Example(added={"courses/grafting.yaml": "requires: [charter]\n"}),),
)
