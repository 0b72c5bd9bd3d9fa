"""A session on a day on which its teacher is away."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called, time_of
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints.teacher_unavailable import constraint
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.dates import days_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each meeting and teacher of it that is away that day."""
    for meeting, violation in violations(context.timetable, constraint):
        yield _finding(context, meeting, violation)


def _finding(context: CatalogContext, meeting: Meeting, violation: Violation) -> Finding:
    teacher = context.timetable.teachers[violation.entity_id]
    away = teacher.unavailable[int(violation.field[1])]
    why = f"（{away.why}）" if away.why else ""
    return Finding(
        at_teacher(context, violation.session, teacher.id),
        f"{called(teacher)}这天不便讲课{why}：{time_of(meeting.slot)}",
        "换教师或改日期",
        (
            Related(
                context.at_entity(teacher, *violation.field),
                f"不便日期 {days_text(away.from_, away.to)}{why}",
            ),
        ),
        named=(teacher.id,),
    )


def _away(first: str, last: str) -> dict[str, str]:
    away = f"{{from: {first}, to: {last}, why: 外出}}"
    return {"teachers/lecturer.yaml": f"unavailable: [{away}]\n"}


rule = Rule(
    code="PS407",
    severity="error",
    title="教师不便",
    reason="教师文件的 unavailable 写明这天不能讲课。换教师，或改日期；情况变了就改教师文件。",
    check=check,
    needs_manifest=False,
    bad=(Example(added=_away("2026-03-01", "2026-03-10"), at="classes/spring.yaml:13:16"),),
    good=(Example(added=_away("2026-03-11", "2026-03-20")),),
)
