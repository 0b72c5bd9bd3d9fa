"""A session while its site is closed: by day of the week, time of day, or date."""

import datetime as dt
from collections.abc import Iterator, Mapping

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_session, called, time_of
from partyschool_cli.model.site import Site
from partyschool_cli.model.types import Absence
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.timetable.constraints.site_closed import constraint
from partyschool_cli.timetable.opening_hours import opening_hours
from partyschool_cli.wording.absences import absence_text
from partyschool_cli.wording.dates import time_text, weekday_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each meeting that its site is not open for, with the first reason."""
    for meeting, violation in violations(context.timetable, constraint):
        site = context.timetable.sites[violation.entity_id]
        if violation.field[0] == "unavailable":
            closed = site.unavailable[int(violation.field[1])]
            if not context.knows_time_of(closed):
                continue
            why = _closed(closed, context.catalog.manifest.vocabulary("day_parts"))
        else:
            why = _why(site, violation.field, meeting.date)
        yield Finding(
            at_session(context, violation.session, "site"),
            f"{called(site)}{why}，这次课排在{time_of(meeting.slot)}",
            "改时间或换教学点",
            (Related(context.at_entity(site, *violation.field), f"{site.title}：{why}"),),
            named=(site.id,),
        )


def _closed(closed: Absence, parts: Mapping[str, str]) -> str:
    why = f"（{closed.why}）" if closed.why else ""
    if not closed.days and not closed.day_parts:
        return f"暂停开放{why}"
    return f"{absence_text(closed, parts)}不开放{why}"


def _why(site: Site, field: FieldPath, date: dt.date) -> str:
    if field == ("open", "days"):
        return f"{weekday_text(date)}不开放"
    first, last = opening_hours(site)
    return f"{time_text(first)} 才开放" if field == ("open", "from") else f"{time_text(last)} 关闭"


rule = Rule(
    code="PS408",
    severity="error",
    title="教学点不开放",
    reason=(
        "到了门口进不去。教学点的 open 写开放日和开放时间，unavailable 写暂停开放的日子，"
        "或每周、某个午别不开放的时候。"
        "改时间，或换教学点。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={"sites/classroom.yaml": "open: {from: 08:30, to: 14:29}\n"},
            at="classes/youth.yaml:13:11",
        ),
        Example(
            added={"sites/village-museum.yaml": "open: {days: [wed, sat]}\n"},
            at="classes/spring.yaml:21:11",
        ),
        Example(
            added={
                "sites/village-museum.yaml": (
                    "unavailable: [{from: 2026-03-01, to: 2026-03-10, why: 布展}]\n"
                )
            },
            at="classes/spring.yaml:21:11",
        ),
        Example(
            added={
                "sites/village-museum.yaml": (
                    "unavailable: [{days: [tue], day_parts: [afternoon]}]\n"
                )
            },
            at="classes/spring.yaml:21:11",
        ),
    ),
    good=(
        Example(added={"sites/classroom.yaml": "open: {from: 08:30, to: 14:30}\n"}),
        Example(added={"sites/village-museum.yaml": "unavailable: [{days: [mon, sun]}]\n"}),
    ),
)
