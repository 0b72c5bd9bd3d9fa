"""A teacher who teaches more on one day than `contact_hours_per_day`."""

from collections.abc import Iterator, Sequence

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called, described
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.timetable.hour_totals import hours_text, taught
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.dates import day_text


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each teacher and day, at the meeting with which it becomes too much. 合班 counts once."""
    timetable = inspection.timetable
    for name, days in timetable.of_teacher.items():
        teacher = timetable.teachers.get(name)
        for day in days.values() if teacher else ():
            if teacher and taught(day) > teacher.contact_hours_per_day:
                yield _finding(inspection, teacher, [meeting for meeting in day if meeting.hours])


def _finding(inspection: Inspection, teacher: Teacher, day: Sequence[Meeting]) -> Finding:
    most = teacher.contact_hours_per_day
    last = next(i for i in range(len(day)) if taught(day[: i + 1]) > most)
    others = [meeting.first for meeting in day if meeting is not day[last]]
    date = day[last].date
    return Finding(
        at_teacher(inspection, day[last].first, teacher.id),
        f"{called(teacher)}在{day_text(date)}要讲 {hours_text(taught(day))}，"
        f"一天最多 {hours_text(most)}",
        "把一部分课改到别的日子，或换教师",
        tuple(Related(at_teacher(inspection, one, teacher.id), described(one)) for one in others),
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
