"""A session on a week day or in a part of the day on which its class does not meet."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_session, content
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.constraints.outside_class_days import constraint
from partyschool_cli.timetable.day_parts import parts_of
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.dates import day_text, times_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session of a course there, at its date or its start."""
    for meeting, violation in violations(context.timetable, constraint):
        one = violation.session
        (field,) = violation.field
        training_class = one.training_class
        told, when = _words(context, training_class, meeting, str(field))
        yield Finding(
            at_session(context, one, "date" if field == "days" else "start"),
            f"{content(context, one)}排在{when}，{training_class.title}只在{told}上课",
            f"改时间；班次这时也上课，就写进班次的 {field}",
            (Related(context.at_entity(training_class, field), f"{training_class.title}：{told}"),),
        )


def _words(
    context: CatalogContext, training_class: TrainingClass, meeting: Meeting, field: str
) -> tuple[str, str]:
    """When the class meets, and when the session is."""
    if field == "days":
        return "、".join(WEEKDAYS[day] for day in training_class.days), day_text(meeting.date)
    parts = context.catalog.manifest.day_parts
    own = [part.title for name, part in parts.items() if name in training_class.day_parts]
    used = "、".join(parts[name].title for name in parts_of(meeting.start, meeting.end, parts))
    return "、".join(own), f"{used}（{times_text(meeting.start, meeting.end)}）"


rule = Rule(
    code="PS422",
    severity="warning",
    title="不在班次的上课时间",
    reason=(
        "班次的 days 写星期几上课，day_parts 写哪些午别上课；学员是照这个安排时间的。"
        "改课次的时间，或改班次的这两项。没有写的不查，活动（开班式等）也不查。"
    ),
    check=check,
    bad=(
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 30\ndays: [tue]"}},
            at="classes/spring.yaml:24:11",
        ),
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 30\nday_parts: [morning]"}},
            at="classes/spring.yaml:18:12",
        ),
    ),
    good=(
        Example(
            changed={
                "classes/spring.yaml": {
                    "size: 30": "size: 30\ndays: [tue, wed]\nday_parts: [morning, afternoon]"
                },
                "classes/youth.yaml": {"size: 20": "size: 20\nday_parts: [afternoon]"},
            },
        ),
    ),
)
