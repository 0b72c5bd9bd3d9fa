"""The parts of a 年度培训工作总结, in their order, and what stands above them."""

import datetime as dt
from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.report_content import (
    DONE,
    PLANNED,
    BarChart,
    ChartBar,
    Figure,
    ReportPart,
    number_text,
)
from partyschool_cli.export.report_ledgers import changed, courses, members, needs, obligations
from partyschool_cli.export.report_tables import (
    by_audience,
    by_school,
    by_type,
    people,
    places,
    shares,
)
from partyschool_cli.planning.annual_report import AnnualReport, GroupedNumbers, in_use
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_numbers import Numbers, NumbersOf
from partyschool_cli.wording.dates import date_text

# More bars are too thin to label: a chart of years then.
_MOST_BARS = 24


def subtitle(days: Period, today: dt.date, *more: str) -> str:
    """What days a report covers, and what counts as done."""
    first, last = days.first, days.last
    end = date_text(last) if first.year == last.year else f"{last.year}年{date_text(last)}"
    words = [f"{first.year}年{date_text(first)}至{end}"]
    if today < first:
        words.append("都还没有上，全是计划")
    elif today < last:
        words.append(f"到{date_text(today)}为止算已上，以后的算计划")
    return "　".join((*words, *more, "草稿班次不计"))


def figures(catalog: Catalog, report: AnnualReport) -> tuple[Figure, ...]:
    """The numbers in large type."""
    of_training = figures_of(report.numbers, report.previous)
    return (
        *of_training,
        *people_and_places(
            len(report.teachers),
            in_use(report.schools, catalog.teachers.values()),
            len(report.sites),
            in_use(report.schools, catalog.sites.values()),
        ),
    )


def figures_of(numbers: GroupedNumbers, previous: GroupedNumbers | None) -> tuple[Figure, ...]:
    """期数, 人次, 学时 and 课次, with those of the year before."""
    total = numbers.total
    changes = f"调课 {total.moved.total:g}　停课 {total.cancelled.total:g}"
    both = total, previous.total if previous else None
    return (
        _figure(both, "期数", "classes", "个班次", ("已开", "未开")),
        _figure(both, "人次", "people", "每班人数计一次"),
        _figure(both, "学时", "contact_hours", "", (DONE, PLANNED)),
        _figure(both, "课次", "sessions", changes),
    )


def people_and_places(
    teaching: int, teachers: int, visited: int, sites: int
) -> tuple[Figure, Figure]:
    """How many teach of all teachers in use, and how many sites are visited of all in use."""
    return (
        Figure("授课人", teaching, (f"名册上 {teachers} 人",)),
        Figure("教学点", visited, (f"名册上 {sites} 个",)),
    )


def parts(catalog: Catalog, report: AnnualReport) -> tuple[ReportPart, ...]:
    """The parts that have something to show."""
    return tuple(part for part in _parts(catalog, report) if part.blocks)


def _parts(catalog: Catalog, report: AnnualReport) -> Iterator[ReportPart]:
    numbers, before = report.numbers, report.previous
    yield ReportPart("分月学时", months(numbers, before))
    # A part of one row says what the figures above say.
    if len(numbers.by_school) > 1:
        yield ReportPart("分学校", (by_school(numbers, before),))
    yield ReportPart("分班型、分对象", (by_type(numbers, before), by_audience(numbers, before)))
    yield ReportPart(
        "分主题、分模块",
        (
            shares("主题", numbers.by_theme),
            shares("模块", numbers.by_strand),
        ),
    )
    yield obligations(catalog, report)
    yield members(report)
    yield needs(report)
    yield ReportPart("授课人", people(report.teachers))
    yield ReportPart("教学点", places(report.sites))
    yield courses(catalog, report)
    yield changed(report)


def _figure(
    both: tuple[Numbers, Numbers | None],
    name: str,
    field: str,
    more: str,
    states: tuple[str, str] | None = None,
) -> Figure:
    """A figure of one of the numbers; `states` say what its two parts are, if it has two."""
    total, earlier = both
    number: Split = getattr(total, field)
    if states is not None and number.done and number.planned:
        parts = zip(states, (number.done, number.planned), strict=True)
        more = "　".join(f"{state} {number_text(part)}" for state, part in parts)
    lines = [more] if more else []
    if earlier is not None:
        before: Split = getattr(earlier, field)
        lines.append(f"上年 {number_text(before.total)}")
    return Figure(name, number.total, tuple(lines))


def months(numbers: GroupedNumbers, previous: GroupedNumbers | None) -> tuple[BarChart, ...]:
    """The hours of each month, or year; no chart of one month, or of nothing."""
    before = {each.id: each for each in previous.by_month} if previous else {}
    bars = [_bar(each, before.get(_year_before(each.id))) for each in numbers.by_month]
    if len(bars) > _MOST_BARS:
        bars = _years(numbers)
    has_any = len(bars) > 1 and any(bar.total for bar in bars)
    return (BarChart(f"{numbers.days.title}各月学时", "学时", tuple(bars)),) if has_any else ()


def _bar(month: NumbersOf, before: NumbersOf | None) -> ChartBar:
    hours = month.numbers.contact_hours
    earlier = before.numbers.contact_hours.total if before else None
    return ChartBar(month.title, hours.done, hours.planned, earlier)


def _year_before(month: str) -> str:
    year, _, rest = month.partition("-")
    return f"{int(year) - 1:04}-{rest}"


def _years(numbers: GroupedNumbers) -> list[ChartBar]:
    years: dict[str, Split] = {}
    for each in numbers.by_month:
        hours, sums = each.numbers.contact_hours, years.get(each.id[:4], Split())
        years[each.id[:4]] = Split(sums.done + hours.done, sums.planned + hours.planned)
    return [ChartBar(f"{year}年", each.done, each.planned) for year, each in years.items()]
