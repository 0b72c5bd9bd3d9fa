"""Carry out `stats`: what it is of, the sections that are asked for, and where they go."""

from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.school_scope import named_below, schools_of
from partyschool_cli.cli.arguments.entities import find_school
from partyschool_cli.cli.arguments.said_days import days_of_year
from partyschool_cli.cli.arguments.with_below import check_with_below
from partyschool_cli.cli.arguments.words import words_named
from partyschool_cli.cli.counting.output import ShownStatistics, stats_target, write_statistics
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.school import School
from partyschool_cli.planning.periods import Period, period_between
from partyschool_cli.planning.statistics import statistics
from partyschool_cli.planning.statistics_by import BY, statistics_by
from partyschool_cli.views.stats_by import sections
from partyschool_cli.views.stats_json import stats_json
from partyschool_cli.views.stats_sections import stats_title


@dataclass(frozen=True, slots=True)
class StatsRequest:
    """What the command line says, as given."""

    school: str | None
    school_option: str | None
    with_below: bool
    year: int | None
    from_: str | None
    to: str | None
    by: str | None
    output: str | None
    format: str | None


def run_stats(workspace: Workspace, asked: StatsRequest) -> None:
    """Show the statistics, or write them to a file.

    Raises CommandLineError for a wrong name, date or file.
    """
    if asked.school is not None and asked.school_option is not None:
        raise CommandLineError("学校写了两次", "只留一个：pschool stats 学校")
    named = asked.school if asked.school is not None else asked.school_option
    check_with_below(asked.with_below, named is not None)
    first, last = days_of_year(asked.year, asked.from_, asked.to, workspace.today)
    by = None if asked.by is None else words_named("--by", asked.by, BY)
    target = stats_target(asked.output, asked.format)
    catalog = workspace.catalog()
    school = None if named is None else find_school(catalog, named)
    days = period_between(first, last)
    stats = statistics(catalog, days, school, with_below=asked.with_below, today=workspace.today)
    groups = None
    if by is not None:
        schools = schools_of(catalog, school, with_below=asked.with_below)
        groups = statistics_by(catalog, by, days, workspace.today, schools)
    if school is not None and not asked.with_below:
        _tell_of_those_below(workspace, catalog, school, days)
    shown = ShownStatistics(
        stats_title(stats),
        tuple(sections(stats, groups)),
        lambda: stats_json(stats, groups).encode(),
    )
    write_statistics(workspace, shown, target)


def _tell_of_those_below(
    workspace: Workspace, catalog: Catalog, school: School, days: Period
) -> None:
    """Says so where only schools below have classes: the county may be meant, not its school."""

    def holds(name: str) -> bool:
        return any(
            own.school == name and own.status == "active" and own.from_ in days
            for own in catalog.classes.values()
        )

    if holds(school.id):
        return
    if below := named_below(catalog, school.id, holds):
        workspace.console.note(
            f"{school.title}自己{days.title}没有班次；下级有的是{below}。"
            "要连下级一起，加 --with-below"
        )
