"""The parts of a 年度培训工作总结, in their order, and what stands above them."""

from collections.abc import Iterable, Iterator

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
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.planning.annual_report import AnnualReport
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_numbers import NumbersOf
from partyschool_cli.wording.dates import date_text

# More bars are too thin to label: a chart of years then.
_MOST_BARS = 24


def subtitle(report: AnnualReport) -> str:
    """What days the report covers, and what counts as done."""
    first, last = report.days.first, report.days.last
    end = date_text(last) if first.year == last.year else f"{last.year}年{date_text(last)}"
    words = [f"{first.year}年{date_text(first)}至{end}"]
    if report.today < first:
        words.append("都还没有上，全是计划")
    elif report.today < last:
        words.append(f"到{date_text(report.today)}为止算已上，以后的算计划")
    return "　".join((*words, "草稿班次不计"))


def figures(catalog: Catalog, report: AnnualReport) -> tuple[Figure, ...]:
    """The numbers in large type."""
    total = report.numbers.total
    changes = f"调课 {total.moved.total:g}　停课 {total.cancelled.total:g}"
    teachers = _in_use(report, catalog.teachers.values())
    sites = _in_use(report, catalog.sites.values())
    return (
        _figure(report, "期数", "classes", "个班次", ("已开", "未开")),
        _figure(report, "人次", "people", "每班人数计一次"),
        _figure(report, "学时", "contact_hours", "", (DONE, PLANNED)),
        _figure(report, "课次", "sessions", changes),
        Figure("授课人", len(report.teachers), (f"名册上 {teachers} 人",)),
        Figure("教学点", len(report.sites), (f"名册上 {sites} 个",)),
    )


def _in_use(report: AnnualReport, entities: Iterable[Teacher | Site]) -> int:
    """How many are in use, and belong to the schools that the report is of."""
    schools = report.schools
    return sum(
        1
        for one in entities
        if one.status == "active" and (schools is None or one.school in schools)
    )


def parts(catalog: Catalog, report: AnnualReport) -> tuple[ReportPart, ...]:
    """The parts that have something to show."""
    return tuple(part for part in _parts(catalog, report) if part.blocks)


def _parts(catalog: Catalog, report: AnnualReport) -> Iterator[ReportPart]:
    numbers = report.numbers
    yield ReportPart("分月学时", _months(report))
    # A part of one row says what the figures above say.
    if len(numbers.by_school) > 1:
        yield ReportPart("分学校", (by_school(report),))
    yield ReportPart("分班型、分对象", (by_type(report), by_audience(report)))
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
    report: AnnualReport,
    name: str,
    field: str,
    more: str,
    states: tuple[str, str] | None = None,
) -> Figure:
    """A figure of one of the numbers; `states` say what its two parts are, if it has two."""
    number: Split = getattr(report.numbers.total, field)
    if states is not None and number.done and number.planned:
        parts = zip(states, (number.done, number.planned), strict=True)
        more = "　".join(f"{state} {number_text(part)}" for state, part in parts)
    lines = [more] if more else []
    if report.previous is not None:
        before: Split = getattr(report.previous.total, field)
        lines.append(f"上年 {number_text(before.total)}")
    return Figure(name, number.total, tuple(lines))


def _months(report: AnnualReport) -> tuple[BarChart, ...]:
    previous = report.previous
    before = {each.id: each for each in previous.by_month} if previous else {}
    bars = [_bar(each, before.get(_year_before(each.id))) for each in report.numbers.by_month]
    if len(bars) > _MOST_BARS:
        bars = _years(report)
    has_any = len(bars) > 1 and any(bar.total for bar in bars)
    return (BarChart(f"{report.days.title}各月学时", "学时", tuple(bars)),) if has_any else ()


def _bar(month: NumbersOf, before: NumbersOf | None) -> ChartBar:
    hours = month.numbers.contact_hours
    earlier = before.numbers.contact_hours.total if before else None
    return ChartBar(month.title, hours.done, hours.planned, earlier)


def _year_before(month: str) -> str:
    year, _, rest = month.partition("-")
    return f"{int(year) - 1:04}-{rest}"


def _years(report: AnnualReport) -> list[ChartBar]:
    years: dict[str, Split] = {}
    for each in report.numbers.by_month:
        hours, sums = each.numbers.contact_hours, years.get(each.id[:4], Split())
        years[each.id[:4]] = Split(sums.done + hours.done, sums.planned + hours.planned)
    return [ChartBar(f"{year}年", each.done, each.planned) for year, each in years.items()]
