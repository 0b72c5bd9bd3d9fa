"""Sessions on a statutory holiday, or on a day that the catalog closes."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import (
    at_session,
    content,
    described,
    related_sessions,
)
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints import day_off, outside_class_dates
from partyschool_cli.timetable.timetable import Timetable
from partyschool_cli.wording.dates import day_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """A class's sessions of one day off are one finding; a year that is not known is said once."""
    timetable = context.timetable
    for name, timeline in timetable.by_class.items():
        for day in timeline.days.values():
            # The date alone decides.
            for violation in day_off.constraint.violations(timetable, day[0], day[0].slot):
                sessions = [meeting.session_of(name) for meeting in day]
                yield _on_day_off(context, violation, sessions)
    for year, sessions in sorted(_unknown_years(timetable).items()):
        # The first as reports have it, which does not depend on what else there is.
        first = min(sessions, key=lambda one: at_session(context, one, "date").place)
        yield _unknown_year(context, year, first)


def _unknown_years(timetable: Timetable) -> dict[int, list[ClassSession]]:
    """The sessions in each year whose holidays are not known yet."""
    found: dict[int, list[ClassSession]] = {}
    for meeting in timetable.meetings:
        if timetable.calendar.is_provisional(meeting.date):
            # A day outside the class's dates is a slip of its own, in the year too.
            slips = outside_class_dates.constraint.violations(timetable, meeting, meeting.slot)
            outside = {violation.entity_id for violation in slips}
            for one in meeting.sessions:
                if one.training_class.id not in outside:
                    found.setdefault(meeting.date.year, []).append(one)
    return found


def _on_day_off(
    context: CatalogContext, violation: Violation, sessions: list[ClassSession]
) -> Finding:
    first, *others = sessions
    date = first.session.date
    related = related_sessions(context, others, "date")
    title = content(context, first)
    what = f"{title}等 {len(sessions)} 次课" if others else title
    if "closed" in violation.field:
        place = context.at_manifest(*violation.field)
        related += (Related(place, f"停课日：{violation.reason}"),)
        kind = f"停课日（{violation.reason}）"
        otherwise = "从总目录 calendar 下面的 closed 里删去"
    else:
        kind = f"法定节假日（{violation.reason}）"
        otherwise = "把它写进总目录 calendar 下面的 workdays"
    if context.timetable.calendar.is_provisional(date):
        kind += "；当年的放假安排还未收录，以公布的为准"
    return Finding(
        at_session(context, first, "date"),
        f"{first.training_class.title}的{what}排在{day_text(date)}，是{kind}",
        f"{_move_or_cancel(sessions)}；若这天照常上课，{otherwise}",
        related,
    )


def _move_or_cancel(sessions: list[ClassSession]) -> str:
    """The commands that move or cancel the sessions of a day of one class."""
    first, *others = sessions
    if not others:
        return f"改期：pschool move {first.ref} 日期；不上了：pschool cancel {first.ref}"
    day = f"--day {first.session.date.isoformat()}"
    name = first.training_class.id
    return f"整天改期：pschool move {name} {day} --to 日期；不上了的课次用 pschool cancel 取消"


def _unknown_year(context: CatalogContext, year: int, first: ClassSession) -> Finding:
    return Finding(
        context.at_manifest("calendar", "holidays"),
        f"{year}年的放假和调休安排还未收录，暂按法定节日检查",
        "公布后升级 pschool；急用时把上班日写进总目录 calendar 下面的 workdays，停课日写进 closed",
        (Related(at_session(context, first, "date"), described(context, first)),),
        named=(str(year),),
        own_severity="info",
    )


def _youth_on(day: str, what: str) -> dict[str, dict[str, str]]:
    return {
        "classes/youth.yaml": {
            "from: 2026-03-10\nto: 2026-03-11": f"from: {day}\nto: {day}",
            "id: s01\n    date: 2026-03-11": f"id: s01\n    date: {day}  # {what}",
            "id: s02\n    date: 2026-03-11": f"id: s02\n    date: {day}",
        }
    }


rule = Rule(
    code="PS405",
    severity="warning",
    title="节假日排课",
    reason=(
        "法定节假日和总目录里的停课日不上课；周末和调休上班日可以上课。"
        "改日期；不上了的写 status: cancelled；节假日确实要上课的，"
        "把这天写进总目录 calendar 下面的 workdays；停课日要上课的，从 closed 里删去。"
    ),
    check=check,
    joins="any",
    bad=(
        Example(_youth_on("2026-02-17", "春节"), at="classes/youth.yaml:9:11"),
        Example(
            added={
                "catalog.yaml": (
                    "calendar: {closed: [{from: 2026-03-10, to: 2026-03-10, why: 乡人代会}]}\n"
                )
            },
            at="classes/spring.yaml:9:11",
        ),
        Example(_youth_on("2030-03-11", "这一年的放假安排还未收录"), at="catalog.yaml:1:1"),
    ),
    good=(Example(_youth_on("2026-02-14", "春节前的调休上班日")),),
)
