"""Somebody does not teach as often as the office obliges them to, in one period.

One finding a period: a baseline that knows of the first half-year must not hide the second. Weeks
and months of one year are one, with all that lack; it is another one if one more does.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.wording.dates import days_text

# Of one year; beyond that there are too many to tell one by one.
_SHORT: Final = ("week", "month")
_SHORT_NAMES: Final = {"week": "周", "month": "月"}


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each unmet duty, at the teacher's office."""
    obligations = Obligations(context.timetable)
    for obligation in context.catalog.manifest.obligations:
        duties = obligations.duties(obligation)
        unmet = (duty for duty in duties if not duty.is_met and duty.is_certain)
        for _, of_year in groupby(unmet, lambda duty: (duty.teacher.id, duty.year)):
            together = list(of_year)
            if obligation.per in _SHORT and len(together) > 1:
                yield _several(context, together)
            else:
                yield from (_finding(context, duty) for duty in together)


def _finding(context: CatalogContext, duty: Duty) -> Finding:
    obligation, teacher, period = duty.obligation, duty.teacher, duty.period
    missing = obligation.at_least - duty.planned
    days = days_text(period.first, period.last)
    return Finding(
        context.at_entity(teacher, "office"),
        f"{teacher.name}（{teacher.id}）还没有排够“{obligation.title}”："
        f"{period.title}应讲 {obligation.at_least} 次，排了 {duty.planned} 次",
        f"在{days}再给这位教师排 {missing} 次{_topic(duty)}；取消的、草稿的不算",
        named=(obligation.title, obligation.topic or "", period.title),
    )


def _several(context: CatalogContext, duties: Sequence[Duty]) -> Finding:
    """One finding for the weeks or months of a year in which a teacher teaches too little."""
    first = duties[0]
    obligation, teacher = first.obligation, first.teacher
    missing = sum(obligation.at_least - duty.planned for duty in duties)
    name = _SHORT_NAMES[obligation.per]
    return Finding(
        context.at_entity(teacher, "office"),
        f"{teacher.name}（{teacher.id}）还没有排够“{obligation.title}”："
        f"{first.year}年每{name}应讲 {obligation.at_least} 次，"
        f"有 {len(duties)} 个{name}不够：{_runs(duties)}",
        f"在这些{name}里再给这位教师一共排 {missing} 次{_topic(first)}；取消的、草稿的不算",
        named=(
            obligation.title,
            obligation.topic or "",
            *(duty.period.title for duty in duties),
        ),
    )


def _topic(duty: Duty) -> str:
    topic = duty.obligation.topic
    return f"专题（topics）有“{topic}”的课" if topic else "课"


def _runs(duties: Sequence[Duty]) -> str:
    """`2026年第1周—2026年第9周、2026年第11周`: periods that follow each other together."""
    runs = [[duties[0].period]]
    for before, duty in pairwise(duties):
        if (duty.period.first - before.period.last).days > 1:
            runs.append([])
        runs[-1].append(duty.period)
    return "、".join(
        run[0].short_title if len(run) == 1 else f"{run[0].short_title}—{run[-1].short_title}"
        for run in runs
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
    title="讲课任务没有排够",
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
