"""A class that is taught a course before one that it requires."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions, time_of
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints.taught_before_required import constraint
from partyschool_cli.timetable.meetings import Meeting


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class, course and required course of which a session ends after the course begins."""
    timetable = context.timetable
    for name, timeline in timetable.by_class.items():
        for course_id, (first, *_) in timeline.by_course.items():
            if first.course is None or not first.course.requires:
                continue
            for violation in constraint.violations(timetable, first, first.slot):
                session = violation.session
                if (session.training_class.id, violation.entity_id) == (name, course_id):
                    yield _finding(context, first, violation)


def _finding(context: CatalogContext, meeting: Meeting, violation: Violation) -> Finding:
    courses, one = context.timetable.courses, violation.session
    course = courses[violation.entity_id]
    required = courses[course.requires[int(violation.field[1])]]
    late = [other.session_of(one.training_class.id) for other in violation.others]
    return Finding(
        at_session(context, one, "course"),
        f"{called(course)}要排在{called(required)}之后，"
        f"{one.training_class.title}却先讲了（{time_of(meeting.slot)}）",
        "对调两门课的时间",
        related_sessions(context, late, "course"),
        named=(course.id, required.id),
    )


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
