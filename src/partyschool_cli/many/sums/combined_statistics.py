"""The statistics of many catalogs: each county's, and their sums."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from partyschool_cli.many.sums.adding import add_numbers, add_numbers_of, add_statistics
from partyschool_cli.many.sums.combined import Combined
from partyschool_cli.many.sums.county_rows import CountyRow, area_of
from partyschool_cli.many.sums.county_statistics import (
    CountyStatistics,
    StatisticsWanted,
    add_gaps,
    statistics_measures,
)
from partyschool_cli.many.sums.measures import Measure
from partyschool_cli.many.sums.needs import add_needs
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.statistics_by import StatisticsBy
from partyschool_cli.planning.training_numbers import NumbersOf

Row = CountyRow[CountyStatistics]


@dataclass(frozen=True)
class CombinedStatistics(Combined[CountyStatistics]):
    """The statistics of many catalogs."""

    days: Period

    @property
    def measures(self) -> tuple[Measure[CountyStatistics], ...]:
        """What the counties are compared by."""
        return statistics_measures(self.total)


def combined_statistics(wanted: StatisticsWanted, rows: Sequence[Row]) -> CombinedStatistics:
    """The sums of what was read, beside all rows."""
    values = [row.value for row in rows if row.value is not None]
    area = area_of([one.region for one in values])
    total = CountyStatistics(
        region=area,
        files=sum(one.files for one in values),
        gaps=add_gaps(one.gaps for one in values),
        stats=add_statistics([one.stats for one in values], area, wanted.days),
        numbers=add_numbers(one.numbers for one in values),
        by=_by(wanted, rows),
        schools={},
    )
    needs = add_needs(one.stats.needs for one in values)
    return CombinedStatistics(area, tuple(rows), total, needs, wanted.days)


def _by(wanted: StatisticsWanted, rows: Sequence[Row]) -> StatisticsBy | None:
    """The groups of all: months and types are added; schools, people and places stay apart."""
    if not wanted.by:
        return None
    parts = [(row, row.value.by) for row in rows if row.value is not None and row.value.by]
    schools = (_in_county(row, one) for row, by in parts for one in by.school)
    sites = (replace(one, title=row.called(one.title)) for row, by in parts for one in by.site)
    teachers = (replace(one, name=row.called(one.name)) for row, by in parts for one in by.teacher)
    months = add_numbers_of(by.month for _, by in parts)
    return StatisticsBy(
        wanted.days,
        wanted.today,
        add_numbers(by.total for _, by in parts),
        wanted.by,
        school=tuple(sorted(schools, key=lambda one: -one.numbers.contact_hours.total)),
        month=tuple(sorted(months, key=lambda month: month.id)),
        type=add_numbers_of(by.type for _, by in parts),
        teacher=tuple(sorted(teachers, key=lambda one: -one.contact_hours.total)),
        site=tuple(sorted(sites, key=lambda one: -one.people.total)),
    )


def _in_county(row: Row, one: NumbersOf) -> NumbersOf:
    return replace(one, title=row.called(one.title))
