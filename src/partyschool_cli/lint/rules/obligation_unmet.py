"""Somebody does not teach as often as the office obliges them to, in one period.

One finding a period: a baseline that knows of the first half-year must not hide the second."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.wording.dates import days_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each unmet duty, at the teacher's office."""
    obligations = Obligations(context.timetable)
    for obligation in context.catalog.manifest.obligations:
        for duty in obligations.duties(obligation):
            if not duty.is_met and duty.is_certain:
                yield _finding(context, duty)


def _finding(context: CatalogContext, duty: Duty) -> Finding:
    obligation, teacher, period = duty.obligation, duty.teacher, duty.period
    missing = obligation.at_least - duty.planned
    topic = f"专题（topics）有“{obligation.topic}”的课" if obligation.topic else "课"
    days = days_text(period.first, period.last)
    return Finding(
        context.at_entity(teacher, "office"),
        f"{teacher.name}（{teacher.id}）没有完成“{obligation.title}”："
        f"{period.title}应讲 {obligation.at_least} 次，排了 {duty.planned} 次",
        f"在{days}再给这位教师排 {missing} 次{topic}；取消的、草稿的不算",
        named=(obligation.title, obligation.topic or "", period.title),
    )


def _charter_lectures(at_least: int) -> dict[str, str]:
    return {
        "catalog.yaml": f"""\
obligations:
  - title: 讲党章
    office: lecturer
    at_least: {at_least}
    per: year
    topic: 党章
    schools: [county]
""",
        "teachers/lecturer.yaml": "office: lecturer\n",
    }


rule = Rule(
    code="PS501",
    severity="warning",
    title="讲课任务没有完成",
    reason="领导干部上讲台有硬任务，如党委书记每半年讲一次党课，"
    "写在 catalog.yaml 的 obligations 里。学校哪一年办班，那一年的每个周期都要排够；"
    "按课程的专题核对，取消的课次不算。",
    check=check,
    bad=(
        Example(
            added={
                "catalog.yaml": """\
obligations:
  - {title: 党委书记讲党课, office: party-secretary, at_least: 1, per: year, topic: 党课}
""",
                "teachers/expert.yaml": "office: party-secretary\n",
            },
            at="teachers/expert.yaml:4:9",
        ),
        Example(added=_charter_lectures(2), at="teachers/lecturer.yaml:4:9"),
    ),
    good=(Example(added=_charter_lectures(1)),),
)
