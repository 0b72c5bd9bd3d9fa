"""A teacher in two meetings at once. 合班 is one meeting, so it is no clash."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash, clashes, overlap_text
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called
from partyschool_cli.timetable.constraints.teacher_clash import constraint
from partyschool_cli.timetable.meetings import Meeting


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each pair of overlapping meetings that share teachers, once for all of these."""
    timetable = inspection.timetable
    shared: dict[tuple[Meeting, Meeting], list[str]] = {}
    for earlier, later, violation in clashes(timetable, constraint, timetable.by_teacher):
        if violation.entity_id in timetable.teachers:
            shared.setdefault((earlier, later), []).append(violation.entity_id)
    for pair, names in shared.items():
        names.sort(key=pair[1].slot.teachers.index)
        who = "、".join(called(timetable.teachers[name]) for name in names)
        yield clash(
            inspection,
            pair,
            at_teacher(inspection, pair[1].first, names[0]),
            f"{who}在{overlap_text(*pair)}有两次课",
            "给其中一次换时间或换教师",
            *names,
        )


rule = Rule(
    code="PS401",
    severity="error",
    title="教师时间冲突",
    reason=(
        "一位教师不能同时上两次课。"
        "给其中一次换时间或换教师；两个班合班时，课程、教师、教学点和起止时间要写得一样。"
    ),
    check=check,
    needs_manifest=False,
    good=Example(
        {
            "classes/summer.yaml": """\
title: 村干部合班
school: liudu
from: 2026-03-10
to: 2026-03-10
audience: [village-cadres]
size: 20
sessions:
  - id: s01
    date: 2026-03-10
    start: 08:30
    end: 10:00
    course: charter
    teachers: [lecturer]
    site: classroom
"""
        }
    ),
    bad=Example(
        {
            "classes/summer.yaml": """\
title: 村干部夏季班
school: liudu
from: 2026-03-10
to: 2026-03-10
audience: [village-cadres]
size: 20
sessions:
  - id: s01
    date: 2026-03-10
    start: 09:59
    end: 11:29
    course: charter
    teachers: [lecturer]
    site: village-museum
"""
        },
        at="classes/summer.yaml:13:16",
    ),
)
