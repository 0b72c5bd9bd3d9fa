"""A course whose sessions in a class do not add up to its contact hours."""

from collections.abc import Iterator, Sequence

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions
from partyschool_cli.model.contact_hours import noon_break
from partyschool_cli.model.course import Course
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.measure_words import hours_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class and course that it is taught, at the first session of it."""
    timetable = context.timetable
    for name, timeline in timetable.by_class.items():
        for course_id, meetings in timeline.by_course.items():
            course = timetable.courses.get(course_id)
            wanted = course.contact_hours if course else None
            wrong = [each for each in _hours(name, meetings) if each != wanted]
            if course is None or wanted is None or not wrong:
                continue
            hours = wrong[0]
            # A course id with a slip in it explains hours that are missing, and is reported.
            if hours < wanted and name in timetable.classes_with_unknown_course:
                continue
            sessions = [meeting.session_of(name) for meeting in meetings]
            yield _finding(context, course, (hours, wanted), sessions)


def _hours(name: str, meetings: Sequence[Meeting]) -> tuple[float, ...]:
    """What a class is taught of a course; where groups are taught apart, what each is."""
    whole, groups = 0.0, dict[str, float]()
    for meeting in meetings:
        group = meeting.session_of(name).session.group
        if group is None:
            whole += meeting.hours
        else:
            groups[group] = groups.get(group, 0.0) + meeting.hours
    return tuple(whole + hours for hours in groups.values()) or (whole,)


def _finding(
    context: CatalogContext,
    course: Course,
    planned_and_wanted: tuple[float, float],
    sessions: list[ClassSession],
) -> Finding:
    hours, wanted = planned_and_wanted
    first, *others = sessions
    return Finding(
        at_session(context, first, "course"),
        f"{called(course)}是 {hours_text(wanted)}，"
        f"{first.training_class.title}排了 {hours_text(hours)}{_at_noon(context, sessions)}",
        "补课次或改起止时间" if hours < wanted else "减课次或改起止时间",
        (
            *related_sessions(context, others, "course"),
            Related(
                context.at_entity(course, "contact_hours"),
                f"课程 {hours_text(wanted)}",
            ),
        ),
        named=(course.id,),
    )


def _at_noon(context: CatalogContext, sessions: list[ClassSession]) -> str:
    """The time of the sessions that counts nothing, since it is noon; empty without any."""
    manifest = context.catalog.manifest
    told = [
        f"{one.session.id} 的 {noon[0]:%H:%M}—{noon[1]:%H:%M}"
        for one in sessions
        if (noon := noon_break(one.session.start, one.session.end, manifest))
    ]
    return f"（{'、'.join(told)} 是午休，不算）" if told else ""


rule = Rule(
    code="PS409",
    severity="warning",
    title="学时不符",
    reason=(
        "一门课在一个班里的各次课，学时合起来要等于课程的学时；取消的不算，调课的照算。"
        "补课次、改时间，或改课程的学时。"
    ),
    check=check,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"contact_hours: 2": "contact_hours: 2.5"}},
            at="classes/spring.yaml:26:13",
        ),
        Example(
            changed={"courses/grafting.yaml": {"contact_hours: 2": "contact_hours: 1.5"}},
            at="classes/spring.yaml:26:13",
        ),
    ),
)
