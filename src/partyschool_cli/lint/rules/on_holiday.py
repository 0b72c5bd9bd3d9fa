"""Sessions on a statutory holiday, or on a day that the catalog closes."""

import datetime as dt
from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import (
    at_session,
    content,
    described,
    related_sessions,
)
from partyschool_cli.timetable.calendar import DayOff
from partyschool_cli.timetable.meetings import PlacedSession
from partyschool_cli.wording.dates import day_text


def check(inspection: Inspection) -> Iterator[Finding]:
    """A class's sessions of one day off are one finding; a year that is not known is said once."""
    calendar = inspection.timetable.calendar
    unknown: dict[int, list[PlacedSession]] = {}
    for sessions in inspection.timetable.sessions_of_class.values():
        by_day: dict[dt.date, list[PlacedSession]] = {}
        for placed in sessions:
            by_day.setdefault(placed.date, []).append(placed)
            held = placed.training_class
            # A day outside the class's dates is a slip of its own, in the year too.
            if held.from_ <= placed.date <= held.to and calendar.is_provisional(placed.date):
                unknown.setdefault(placed.date.year, []).append(placed)
        for date, of_day in by_day.items():
            off = calendar.day_off(date)
            if off is not None:
                yield _on_day_off(inspection, off, of_day)
    for year, of_year in sorted(unknown.items()):
        # The first as reports have it, which does not depend on what else there is.
        first = min(of_year, key=lambda one: at_session(inspection, one, "date").place)
        yield _unknown_year(inspection, year, first)


def _on_day_off(inspection: Inspection, off: DayOff, sessions: list[PlacedSession]) -> Finding:
    first, *others = sessions
    related = related_sessions(inspection, tuple(others), "date")
    what = f"{content(first)}等 {len(sessions)} 次课" if others else content(first)
    if off.closed is not None:
        place = inspection.at_manifest("calendar", "closed", off.closed)
        related += (Related(place, f"停课日：{off.title}"),)
        kind, hint = f"停课日（{off.title}）", "改日期"
    else:
        kind = f"法定节假日（{off.title}）"
        hint = "改日期；若这天照常上课，把它写进总目录的 calendar.workdays"
    if off.is_provisional:
        kind += "；当年的放假安排还未收录，以公布的为准"
    return Finding(
        at_session(inspection, first, "date"),
        f"{first.training_class.title}的{what}排在{day_text(first.date)}，是{kind}",
        hint,
        related,
    )


def _unknown_year(inspection: Inspection, year: int, first: PlacedSession) -> Finding:
    return Finding(
        inspection.at_manifest("calendar", "holidays"),
        f"{year}年的放假和调休安排还未收录，暂按法定节日检查",
        "公布后升级 pschool；急用时把上班日写进 calendar.workdays，停课日写进 calendar.closed",
        (Related(at_session(inspection, first, "date"), described(first)),),
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
        "改日期；确实要上课的，把这天写进 calendar.workdays。"
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
