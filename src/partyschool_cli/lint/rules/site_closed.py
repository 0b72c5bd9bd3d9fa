"""A session while its site is closed: by day of the week, time of day, or date."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, time_of
from partyschool_cli.model.site import Site
from partyschool_cli.timetable.availability import Closing, closing
from partyschool_cli.timetable.meetings import Meeting


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each meeting that its site is not open for, with the first reason."""
    timetable = inspection.timetable
    for name, site in timetable.sites.items():
        if site.unavailable or site.open is not None:
            for date, meetings in timetable.of_site.get(name, {}).items():
                for meeting in meetings:
                    why = closing(site, date, meeting.start, meeting.end)
                    if why is not None:
                        yield _finding(inspection, meeting, site, why)


def _finding(inspection: Inspection, meeting: Meeting, site: Site, why: Closing) -> Finding:
    return Finding(
        at_session(inspection, meeting.first, "site"),
        f"{called(site)}{why.text}，这次课排在{time_of(meeting)}",
        "改时间或换教学点",
        (Related(inspection.at_entity(site, *why.field), f"{site.title}：{why.text}"),),
        named=(site.id,),
    )


rule = Rule(
    code="PS408",
    severity="error",
    title="教学点不开放",
    reason=(
        "到了门口进不去。教学点的 open 写开放日和开放时间，unavailable 写停用的日子。"
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
    ),
    good=(Example(added={"sites/classroom.yaml": "open: {from: 08:30, to: 14:30}\n"}),),
)
