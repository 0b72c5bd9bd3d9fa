"""A teacher who teaches more on one day than `contact_hours_per_day`."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called, described
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints.too_many_hours import constraint
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.dates import day_text
from partyschool_cli.wording.measure_words import hours_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each teacher and day, at the meeting with which it becomes too much. 合班 counts once."""
    timetable = context.timetable
    for name, timeline in timetable.by_teacher.items():
        for day in timeline.days.values():
            # Any meeting of the day would give the same answer.
            for violation in constraint.violations(timetable, day[-1], day[-1].slot):
                if violation.entity_id == name:
                    yield _finding(context, violation, [one for one in day if one.hours])


def _finding(context: CatalogContext, violation: Violation, day: Sequence[Meeting]) -> Finding:
    teacher = context.timetable.teachers[violation.entity_id]
    so_far = accumulate(meeting.hours for meeting in day)
    last = next(index for index, hours in enumerate(so_far) if hours > violation.limit)
    others = [meeting.first for meeting in day if meeting is not day[last]]
    date = day[last].date
    return Finding(
        at_teacher(context, day[last].first, teacher.id),
        f"{called(teacher)}在{day_text(date)}要讲 {hours_text(violation.amount)}，"
        f"一天最多 {hours_text(violation.limit)}",
        "把一部分课改到别的日子，或换教师",
        tuple(
            Related(at_teacher(context, one, teacher.id), described(context, one)) for one in others
        ),
        named=(teacher.id, date.isoformat()),
    )


rule = Rule(
    code="PS413",
    severity="warning",
    title="教师一天课太多",
    reason=(
        "一位教师一天讲的学时超过上限（教师文件的 contact_hours_per_day，默认 8；合班算一次）。"
        "把一部分改到别的日子，或换教师。"
    ),
    check=check,
    bad=(
        Example(
            added={"teachers/expert.yaml": "contact_hours_per_day: 3.5  # 3 月 11 日要讲 4 学时\n"},
            at="classes/youth.yaml:19:16",
        ),
    ),
    good=(Example(added={"teachers/expert.yaml": "contact_hours_per_day: 4\n"}),),
)
