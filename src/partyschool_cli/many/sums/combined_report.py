"""The 年度培训工作总结 of many catalogs: each county's numbers, and their sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyschool_cli.many.sums.adding import add_numbers, add_numbers_of, wording_of
from partyschool_cli.many.sums.combined import Combined
from partyschool_cli.many.sums.county_report import (
    CountyReport,
    CourseNumbers,
    ObligationNumbers,
    ReportWanted,
    UsedOf,
    report_measures,
)
from partyschool_cli.many.sums.county_rows import CountyRow, area_of
from partyschool_cli.many.sums.county_statistics import add_gaps
from partyschool_cli.many.sums.measures import Measure
from partyschool_cli.many.sums.needs import add_needs
from partyschool_cli.planning.annual_report import GroupedNumbers
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.training_numbers import NumbersOf

Row = CountyRow[CountyReport]


@dataclass(frozen=True)
class CombinedReport(Combined[CountyReport]):
    """The reports of many catalogs. The schools of the sums are the counties.

    `with_previous` counts the catalogs that have numbers of the year before.
    """

    wanted: ReportWanted
    with_previous: int

    @property
    def measures(self) -> tuple[Measure[CountyReport], ...]:
        """What the counties are compared by."""
        return report_measures(self.total)


def combined_report(wanted: ReportWanted, rows: Sequence[Row]) -> CombinedReport:
    """The sums of what was read, beside all rows."""
    counted = [(row, row.value) for row in rows if row.value is not None]
    values = [value for _, value in counted]
    area = area_of([one.region for one in values])
    before = [(row, one.previous) for row, one in counted if one.previous is not None]
    total = CountyReport(
        region=area,
        files=sum(one.files for one in values),
        gaps=add_gaps(one.gaps for one in values),
        numbers=_numbers([(row, one.numbers) for row, one in counted], wanted.days),
        previous=_numbers(before, before[0][1].days) if before else None,
        teachers=_used([one.teachers for one in values]),
        sites=_used([one.sites for one in values]),
        obligations=_obligations(values),
        yearly_hours=tuple(hours for one in values for hours in one.yearly_hours),
        needs=(),
        courses=CourseNumbers(
            sum(one.courses.done for one in values),
            sum(one.courses.planned for one in values),
            sum(one.courses.not_taught for one in values),
        ),
    )
    needs = add_needs(one.needs for one in values)
    return CombinedReport(area, tuple(rows), total, needs, wanted, len(before))


def _numbers(parts: Sequence[tuple[Row, GroupedNumbers]], days: Period) -> GroupedNumbers:
    """The sums, with a county for each school."""
    numbers = [own for _, own in parts]
    months = add_numbers_of(own.by_month for own in numbers)
    return GroupedNumbers(
        days,
        add_numbers(own.total for own in numbers),
        by_school=tuple(NumbersOf(row.name, row.label, own.total) for row, own in parts),
        by_type=add_numbers_of(own.by_type for own in numbers),
        by_month=tuple(sorted(months, key=lambda month: month.id)),
        by_audience=add_numbers_of(own.by_audience for own in numbers),
        by_theme=add_numbers_of(own.by_theme for own in numbers),
        by_strand=add_numbers_of(own.by_strand for own in numbers),
    )


def _used(parts: Sequence[UsedOf]) -> UsedOf:
    return UsedOf(sum(one.used for one in parts), sum(one.in_use for one in parts))


def _obligations(values: Sequence[CountyReport]) -> tuple[ObligationNumbers, ...]:
    """Each obligation in each period; two that ask for the same in the same words are one."""
    found: dict[tuple[object, ...], list[ObligationNumbers]] = {}
    for one in values:
        for part in one.obligations:
            key = (*wording_of(part.obligation), part.period.first)
            found.setdefault(key, []).append(part)
    return tuple(
        ObligationNumbers(
            same[0].obligation,
            same[0].period,
            sum(part.required for part in same),
            sum(part.done for part in same),
            sum(part.planned for part in same),
            tuple(late for part in same for late in part.late),
        )
        for same in found.values()
    )
