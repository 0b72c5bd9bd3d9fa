"""A teacher in two meetings at once. 合班 is one meeting, so it is no clash."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import Clash, clash, clashes
from partyschool_cli.lint.rule_helpers.wording import at_teacher, called
from partyschool_cli.timetable.constraints.teacher_clash import constraint
from partyschool_cli.timetable.meetings import Meeting


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each meeting that overlaps earlier ones of its teachers, once for all whom they share."""
    timetable = context.timetable
    shared: dict[tuple[tuple[Meeting, ...], Meeting], list[Clash]] = {}
    for found in clashes(timetable, constraint, timetable.by_teacher):
        if found.name in timetable.teachers:
            shared.setdefault((found.earlier, found.later), []).append(found)
    for meetings, alike in shared.items():
        later = meetings[1]
        names = sorted((found.name for found in alike), key=later.slot.teachers.index)
        who = "、".join(called(timetable.teachers[name]) for name in names)
        yield clash(
            context,
            meetings,
            at_teacher(context, later.first, names[0]),
            f"{who}在{alike[0].overlap_text}有{alike[0].how_many}次课",
            "给其中一次换时间或换教师",
            *names,
        )


# When `expert` teaches in the class `spring`.
_TAUGHT = {"2026-03-10": "14:30—16:00", "2026-03-11": "08:30—10:00"}


def _youth_taught(day: str, start: str, end: str) -> dict[str, dict[str, str]]:
    return {
        "classes/youth.yaml": {
            "s02\n    date: 2026-03-11": f"s02\n    date: {day}",
            "start: 14:30": f"start: {start}",
            "end: 16:00": f"end: {end}",
            "[expert]": f"[expert]  # 在另一个班讲课：{_TAUGHT[day]}",
        }
    }


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
    bad=(
        Example(_youth_taught("2026-03-11", "09:59", "11:29"), at="classes/youth.yaml:19:16"),
        Example(
            _youth_taught("2026-03-10", "15:00", "16:30"),
            {"sites/village-museum.yaml": "shared: true\n"},
            at="classes/youth.yaml:19:16",
        ),
    ),
    good=(
        Example(_youth_taught("2026-03-11", "10:00", "11:30")),
        Example(_youth_taught("2026-03-10", "14:30", "16:00")),
    ),
)
