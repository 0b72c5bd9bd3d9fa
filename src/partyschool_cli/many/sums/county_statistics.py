"""What `stats` tells of one of many catalogs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.sums.measures import Amount, Measure, Ratio
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.hours_by_group import SPECIAL
from partyschool_cli.planning.obligations import is_party_lecture
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.statistics import Statistics, statistics
from partyschool_cli.planning.statistics_by import By, StatisticsBy, statistics_by
from partyschool_cli.planning.training_facts import training_facts
from partyschool_cli.planning.training_numbers import Numbers, total_numbers


@dataclass(frozen=True, slots=True)
class StatisticsWanted:
    """On what days, by what day things are done, and in what groups."""

    days: Period
    today: dt.date
    by: tuple[By, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not in a catalog's numbers: so many invalid files, and folders not read."""

    files: int = 0
    folders: int = 0


@dataclass(frozen=True, slots=True)
class CountyStatistics:
    """The statistics of one catalog, or the sums of several; it can be pickled.

    `files` is how many files were looked at; `schools` has the titles of schools whose teachers
    have duties that are not met.
    """

    region: str
    files: int
    gaps: Gaps
    stats: Statistics
    numbers: Numbers
    by: StatisticsBy | None
    schools: Mapping[str, str]


def county_statistics(wanted: StatisticsWanted, given: GivenCatalog) -> CountyStatistics:
    """The statistics of one catalog. Raises UserError where its manifest cannot be read."""
    catalog = require_manifest(load(given.tree))
    days, today = wanted.days, wanted.today
    stats = statistics(catalog, days, today=today)
    late = {duty.teacher.school for state in stats.obligations for duty in state.unmet}
    return CountyStatistics(
        region=catalog.manifest.region or "",
        files=files_of(catalog),
        gaps=gaps_of(catalog),
        stats=stats,
        numbers=total_numbers(training_facts(catalog, days, today)),
        by=statistics_by(catalog, wanted.by, days, today) if wanted.by else None,
        schools={own.id: own.title for own in catalog.schools.values() if own.id in late},
    )


def files_of(catalog: Catalog) -> int:
    """How many files a catalog has, its manifest among them."""
    return len(catalog.files) + 1


def gaps_of(catalog: Catalog) -> Gaps:
    """What was left out of a catalog."""
    return Gaps(len(catalog.left_out), len(catalog.unread_folders))


def add_gaps(parts: Iterable[Gaps]) -> Gaps:
    """What was left out of several catalogs."""
    listed = tuple(parts)
    return Gaps(sum(one.files for one in listed), sum(one.folders for one in listed))


def statistics_measures(total: CountyStatistics) -> tuple[Measure[CountyStatistics], ...]:
    """What counties are compared by, given the sums of all.

    讲党课 is counted alone wherever some county asks for it; else every duty to teach.
    """
    obligations = total.stats.obligations
    if any(is_party_lecture(state.obligation) for state in obligations):
        lectures = Measure("party_lectures", "讲党课", _party_lectures)
    else:
        lectures = Measure("obligations", "讲课任务", _duties)
    return (
        Measure("courses", "课程", lambda one: _active(one, Kind.COURSE)),
        Measure("special_courses", "特色课", _special_courses),
        Measure("teachers", "教师", lambda one: _active(one, Kind.TEACHER), is_ranked=False),
        Measure("sites", "教学点", _sites),
        Measure("classes", "期数", lambda one: one.numbers.classes.total, is_ranked=False),
        Measure("people", "人次", lambda one: one.numbers.people.total, is_ranked=False),
        Measure("contact_hours", "学时", lambda one: one.numbers.contact_hours.total),
        lectures,
        Measure("members_hours", "学时达标", _members_hours),
    )


def _active(one: CountyStatistics, kind: Kind) -> int:
    return one.stats.entities[kind]["active"]


def _special_courses(one: CountyStatistics) -> int:
    return sum(group.courses for group in one.stats.themes if group.id == SPECIAL)


def _sites(one: CountyStatistics) -> int:
    """Those of the library of teaching sites: classrooms are none."""
    return sum(category.count for category in one.stats.sites)


def _party_lectures(one: CountyStatistics) -> Amount:
    states = [each for each in one.stats.obligations if is_party_lecture(each.obligation)]
    return Ratio(sum(each.met for each in states), sum(each.due for each in states))


def _duties(one: CountyStatistics) -> Amount:
    states = one.stats.obligations
    return Ratio(sum(each.met for each in states), sum(each.due for each in states))


def _members_hours(one: CountyStatistics) -> Amount:
    """The townships whose classes reach what the regulation asks for."""
    judged = [plan for plan in one.stats.plans if plan.required is not None]
    return Ratio(sum(bool(plan.is_enough) for plan in judged), len(judged))
