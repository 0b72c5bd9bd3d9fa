"""A class in two sessions at once."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash, clashes, overlap_text
from partyschool_cli.lint.rule_helpers.wording import at_session, called
from partyschool_cli.timetable.constraints.class_clash import constraint


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each pair of a class's sessions that overlap, at the start of the later one."""
    timetable = context.timetable
    for earlier, later, violation in clashes(timetable, constraint, timetable.by_class):
        who = called(violation.session.training_class)
        yield clash(
            context,
            (earlier, later),
            at_session(context, violation.session, "start"),
            f"{who}在{overlap_text(earlier, later)}有两项安排",
            "给其中一次换时间，或取消一次",
        )


rule = Rule(
    code="PS403",
    severity="error",
    title="班次时间冲突",
    reason=(
        "一个班不能同时上两次课，活动也占时间。"
        "给其中一次换时间；前一次 10:00 结束、后一次 10:00 开始不算冲突。"
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
)
