"""A class for 发展对象 of neither three days nor 24 contact hours.

Source: 《中国共产党发展党员工作细则》 art. 17; either suffices.
"""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.wording.measure_words import hours_text

_DAYS = 3
_HOURS = 24


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class of type `applicant`, at its type.

    Days are those with a course; of a class without any session yet, all from `from` to `to`.
    """
    timetable = context.timetable
    for training_class in context.catalog.classes.values():
        if training_class.type != "applicant" or training_class.status == "retired":
            continue
        meetings = timetable.by_class.get(training_class.id, NO_MEETINGS).meetings
        taught = [meeting for meeting in meetings if meeting.course_id is not None]
        of_all = (one for one in taught if counts_for_class(one.session_of(training_class.id)))
        hours = sum(meeting.hours for meeting in of_all)
        days = len({meeting.date for meeting in taught})
        if not training_class.sessions:
            days = (training_class.to - training_class.from_).days + 1
        if days < _DAYS and hours < _HOURS:
            yield Finding(
                context.at_entity(training_class, "type"),
                f"{called(training_class)}只有 {days} 天、{hours_text(hours)}，"
                f"发展对象培训要不少于 {_DAYS} 天或 {_HOURS} 学时",
                "加课次；不是发展对象培训班就改 type",
            )


_WITHOUT_SESSIONS = """\
title: 发展对象培训班
school: county
from: 2026-03-16
to: 2026-03-18
audience: [applicants]
size: 20
type: applicant
"""

rule = Rule(
    code="PS417",
    severity="warning",
    title="发展对象培训时间不够",
    reason=(
        "《中国共产党发展党员工作细则》要求短期集中培训一般不少于三天（或不少于二十四个学时），够一样就行。"
        "加课次，或改班型。"
    ),
    check=check,
    bad=(
        Example(
            changed={"classes/youth.yaml": {"size: 20": "size: 20\ntype: applicant"}},
            at="classes/youth.yaml:7:7",
        ),
        Example(
            added={"classes/applicants.yaml": _WITHOUT_SESSIONS.replace("03-18", "03-17")},
            at="classes/applicants.yaml:7:7",
        ),
    ),
    good=(Example(added={"classes/applicants.yaml": _WITHOUT_SESSIONS}),),
)
