"""A session at a time when its teacher is away."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called, time_of
from partyschool_cli.model.types import Absence
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints.teacher_unavailable import constraint
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.absences import absence_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each meeting and teacher of it that is away then."""
    for meeting, violation in violations(context.timetable, constraint):
        away = context.timetable.teachers[violation.entity_id].unavailable[int(violation.field[1])]
        if context.knows_time_of(away):
            yield _finding(context, meeting, violation, away)


def _finding(
    context: CatalogContext, meeting: Meeting, violation: Violation, away: Absence
) -> Finding:
    teacher = context.timetable.teachers[violation.entity_id]
    then = "这时" if away.day_parts else "这天"
    titles = context.catalog.manifest.vocabulary("day_parts")
    why = f"（{away.why}）" if away.why else ""
    return Finding(
        at_teacher(context, violation.session, teacher.id),
        f"{called(teacher)}{then}不便讲课{why}：{time_of(meeting.slot)}",
        "换教师或改时间" if away.day_parts else "换教师或改日期",
        (
            Related(
                context.at_entity(teacher, *violation.field),
                f"不便日期 {absence_text(away, titles)}{why}",
            ),
        ),
        named=(teacher.id,),
    )


def _away(when: str) -> dict[str, str]:
    return {"teachers/lecturer.yaml": f"unavailable: [{{{when}, why: 外出}}]\n"}


rule = Rule(
    code="PS407",
    severity="error",
    title="教师不便",
    reason=(
        "教师文件的 unavailable 写明这天、这个午别或每周这一天不能讲课。"
        "换教师，或改日期；情况变了就改教师文件。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(added=_away("from: 2026-03-01, to: 2026-03-10"), at="classes/spring.yaml:13:16"),
        Example(added=_away("days: [tue], day_parts: [morning]"), at="classes/spring.yaml:13:16"),
    ),
    good=(
        Example(added=_away("from: 2026-03-11, to: 2026-03-20")),
        Example(added=_away("days: [tue], day_parts: [afternoon]")),
    ),
)
