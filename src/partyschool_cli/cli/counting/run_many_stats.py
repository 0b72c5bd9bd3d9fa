"""Carry out `stats` of many catalogs: each in its own task, the sums here."""

from functools import partial

from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.arguments.said_days import days_of_year
from partyschool_cli.cli.arguments.words import words_named
from partyschool_cli.cli.counting.many_catalogs import (
    refuse_earlier,
    rows_of,
    tell_what_is_missing,
)
from partyschool_cli.cli.counting.output import ShownStatistics, stats_target, write_statistics
from partyschool_cli.cli.counting.run_stats import StatsRequest
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.combined_limits import EVERYTHING, IN_PRINT, Limits
from partyschool_cli.many.sums.combined_statistics import combined_statistics
from partyschool_cli.many.sums.county_statistics import StatisticsWanted, county_statistics
from partyschool_cli.planning.periods import period_between
from partyschool_cli.planning.statistics_by import BY
from partyschool_cli.views.combined_stats_json import combined_stats_json
from partyschool_cli.views.combined_stats_sections import (
    combined_stats_sections,
    combined_stats_title,
)
from partyschool_cli.views.shortened import IN_A_PIPE, ON_A_SCREEN


def run_many_stats(workspace: Workspace, asked: StatsRequest, many: ManyRequest) -> int:
    """Show the sums, or write them to a file; 1 where a catalog could not be read.

    Raises CommandLineError for a wrong name, date or file.
    """
    _refuse_a_school(asked)
    refuse_earlier(workspace, "stats")
    first, last = days_of_year(asked.year, asked.from_, asked.to, workspace.today)
    by = () if asked.by is None else words_named("--by", asked.by, BY)
    target = stats_target(asked.output, asked.format)
    wanted = StatisticsWanted(period_between(first, last), workspace.today, tuple(by))
    rows = rows_of(workspace, many, partial(county_statistics, wanted))
    found = combined_statistics(wanted, rows)
    limits = _limits(target.format, is_terminal=workspace.console.width is not None)
    shown_statistics = ShownStatistics(
        combined_stats_title(found),
        tuple(combined_stats_sections(found, limits)),
        lambda: b"".join(combined_stats_json(found)),
        is_aligned=len(found.rows) == 1,
    )
    write_statistics(workspace, shown_statistics, target)
    tell_what_is_missing(workspace.console, found.rows, tells_failed=not target.is_for_people)
    return 1 if found.failed else 0


def _refuse_a_school(asked: StatsRequest) -> None:
    if asked.school_option is not None or asked.with_below:
        option = "--with-below" if asked.school_option is None else "--school"
        hint = "pschool --catalog 文件夹 stats 学校"
        raise CommandLineError(f"{option} 只用于一个课程目录的统计", hint)


def _limits(format: str, *, is_terminal: bool) -> Limits:
    if format == "text":
        return ON_A_SCREEN if is_terminal else IN_A_PIPE
    return IN_PRINT if format in {"docx", "md"} else EVERYTHING
