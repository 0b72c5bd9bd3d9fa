"""A session on a day that is not in its course's season."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, quoted
from partyschool_cli.timetable.seasons import is_within, season_text
from partyschool_cli.wording.dates import day_text


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each session of a course with a season, where the date is none of it."""
    timetable = inspection.timetable
    for placed in timetable.sessions:
        course = timetable.courses.get(placed.session.course or "")
        if course is None or course.season is None or is_within(placed.date, course.season):
            continue
        season = season_text(course.season)
        yield Finding(
            at_session(inspection, placed, "date"),
            f"{called(course)}适合在{season}上，这次课排在{day_text(placed.date)}",
            "改日期，或改课程的 season",
            (
                Related(
                    inspection.at_entity(course, "season"),
                    f"{quoted(course.title)}的季节：{season}",
                ),
            ),
            named=(course.id,),
        )


rule = Rule(
    code="PS420",
    severity="info",
    title="不在课程的季节",
    reason="农业课程误了时节，讲了也用不上。改日期；课程什么时候讲都行，就去掉它的 season。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={"courses/grafting.yaml": "season: {from: 03-12, to: 04-30}\n"},
            at="classes/spring.yaml:23:11",
        ),
        Example(
            added={"courses/grafting.yaml": "season: {from: 11-01, to: 03-10}\n"},
            at="classes/spring.yaml:23:11",
        ),
    ),
    good=(Example(added={"courses/grafting.yaml": "season: {from: 11-01, to: 03-11}\n"}),),
)
