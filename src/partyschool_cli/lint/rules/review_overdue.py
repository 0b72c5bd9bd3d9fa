"""A course was last reviewed more than 24 months ago, or is a flagship that never was."""

import datetime as dt
from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule

_YEARS = 2


def check(context: CatalogContext) -> Iterator[Finding]:
    """The review's date, or the `flagship` of a course without one."""
    for course in context.catalog.courses.values():
        if course.status == "retired":
            continue
        what = f"课程“{course.title}”（{course.id}）"
        if course.reviewed is None and course.flagship and course.status == "active":
            yield Finding(
                context.at_entity(course, "flagship"),
                f"精品课“{course.title}”（{course.id}）没有审定过",
                "审定后写上日期，如“reviewed: 2026-01-08”",
            )
        elif course.reviewed is not None and context.today > _due(course.reviewed):
            day = course.reviewed
            yield Finding(
                context.at_entity(course, "reviewed"),
                f"{what}上次审定是 {day.year}年{day.month}月{day.day}日，已超过 {_YEARS * 12} 个月",
                "重新审定后改这个日期；不再开的，加一行“status: retired”",
            )


def _due(reviewed: dt.date) -> dt.date:
    """The last day that is not overdue; 24 months after 29 February is 28 February."""
    year = reviewed.year + _YEARS
    if year > dt.MAXYEAR:
        return dt.date.max
    try:
        return reviewed.replace(year=year)
    except ValueError:
        return dt.date(year, 2, 28)


rule = Rule(
    code="PS311",
    severity="info",
    title="该重新审定了",
    reason="政策和技术年年在变，课程内容两年没有看过就可能过时；精品课更要有审定记录。"
    "请开课学校重新审定，再更新 reviewed 的日期。",
    check=check,
    bad=(
        Example(
            added={"courses/grafting.yaml": "reviewed: 2024-11-22\n"},
            at="courses/grafting.yaml:11:11",
        ),
        Example(
            added={"courses/grafting.yaml": "flagship: true\n"},
            at="courses/grafting.yaml:11:11",
        ),
    ),
)
