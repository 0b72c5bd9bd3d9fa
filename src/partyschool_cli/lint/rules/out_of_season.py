"""A session on a day that is not in its course's season."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_session, called, quoted
from partyschool_cli.model.course import Course
from partyschool_cli.timetable.constraints.out_of_season import constraint
from partyschool_cli.wording.dates import day_text, season_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session of a course with a season, where the date is none of it."""
    for meeting, violation in violations(context.timetable, constraint):
        course = context.timetable.courses[violation.entity_id]
        if course.season is not None:
            season = season_text(course.season.from_, course.season.to)
            for one in meeting.sessions:
                yield _finding(context, one, course, season)


def _finding(context: CatalogContext, one: ClassSession, course: Course, season: str) -> Finding:
    return Finding(
        at_session(context, one, "date"),
        f"{called(course)}适合在{season}上，这次课排在{day_text(one.session.date)}",
        "改日期，或改课程的 season",
        (
            Related(
                context.at_entity(course, "season"),
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
