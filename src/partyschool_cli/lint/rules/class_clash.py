"""A class in two sessions at once."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash, clashes
from partyschool_cli.lint.rule_helpers.wording import at_session, called
from partyschool_cli.timetable.constraints.class_clash import constraint


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session that overlaps earlier ones of its class, at its start."""
    timetable = context.timetable
    for found in clashes(timetable, constraint, timetable.by_class):
        session = found.violation.session
        who = called(session.training_class)
        yield clash(
            context,
            (found.earlier, found.later),
            at_session(context, session, "start"),
            f"{who}在{found.overlap_text}有{found.how_many}项安排",
            "给其中一次换时间，或取消一次",
        )


rule = Rule(
    code="PS403",
    severity="error",
    title="班次时间冲突",
    reason=(
        "一个班不能同时上两次课，活动也占时间。"
        "给其中一次换时间；前一次 10:00 结束、后一次 10:00 开始不算冲突。"
        "分组讨论给每次课写上各自的组（group: 第一组），也不算。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"classes/youth.yaml": {"end: 14:30": "end: 14:31"}},
            at="classes/youth.yaml:16:12",
        ),
        Example(
            changed={
                "classes/spring.yaml": {
                    "start: 14:30\n    end: 16:00": "start: 08:30\n    end: 10:00"
                }
            },
            at="classes/spring.yaml:17:12",
        ),
    ),
    good=(
        Example(
            changed={
                "classes/spring.yaml": {
                    "start: 14:30\n    end: 16:00": "start: 08:30\n    end: 10:00\n    group: 乙组",
                    "start: 08:30\n    end: 10:00\n    course: charter": (
                        "start: 08:30\n    end: 10:00\n    group: 甲组\n    course: charter"
                    ),
                }
            },
        ),
    ),
)
