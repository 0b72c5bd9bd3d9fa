"""A township's classes for members plan fewer than 32 contact hours in a calendar year.

《中国共产党党员教育管理工作条例》, art. 20: a yearly total, never asked of one course or class."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, YearlyHours


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such year of each township, at the school's title."""
    for plan in YearlyHours(context.timetable).plans():
        if plan.is_certain and not plan.is_enough:
            school, missing = plan.school, HOURS_A_YEAR - plan.hours
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）{plan.year}年党员班排了 {plan.hours:g} 学时"
                f"（本校 {plan.own:g}、上级 {plan.above:g}），不到 {HOURS_A_YEAR} 学时",
                f"在对象有党员（members）的班次里再排 {missing:g} 学时的课，或由上级的班次补足",
                named=(str(plan.year),),
            )


rule = Rule(
    code="PS502",
    severity="info",
    title="全年学时不足",
    reason="《中国共产党党员教育管理工作条例》第二十条要求党员每年集中学习培训一般不少于 32 学时。"
    "这里把本校和上级全年的党员班加在一起，取消的课和活动不算；没有党员班的年份不查。",
    check=check,
    bad=(
        Example(
            added={
                "classes/members.yaml": """\
title: 党员冬训班
school: liudu
from: 2026-12-01
to: 2026-12-01
audience: [members]
size: 30
"""
            },
            at="schools/liudu.yaml:1:8",
        ),
    ),
)
