"""The 年度培训工作总结 of many catalogs: the sums, a row a county, who is first and last."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from partyschool_cli.export.combined_limits import COUNTY, EVERYTHING, Limits
from partyschool_cli.export.combined_report_lists import (
    county_courses,
    few_hours,
    if_few,
    lectures_by_county,
    members_by_county,
    needs_sums,
    not_taught,
    ranking_table,
)
from partyschool_cli.export.report_content import (
    ReportColumn,
    ReportContent,
    ReportPart,
    ReportTable,
)
from partyschool_cli.export.report_parts import figures_of, months, people_and_places, subtitle
from partyschool_cli.export.report_tables import by_audience, by_school, by_type, shares
from partyschool_cli.many.sums.adding import add_numbers
from partyschool_cli.many.sums.combined_report import CombinedReport
from partyschool_cli.many.sums.county_report import asks_for_lectures
from partyschool_cli.many.sums.measures import rankings
from partyschool_cli.model.manifest import owner_of
from partyschool_cli.planning.training_numbers import NumbersOf

# Townships have themes of their own: more fill pages.
_MOST_THEMES: Final = 30


def combined_report_content(found: CombinedReport, limits: Limits = EVERYTHING) -> ReportContent:
    """The content, within limits. It has no data for programs: see `combined_report_json`."""
    total = found.total
    return ReportContent(
        title=f"{_whose(found)}{found.wanted.days.title}培训工作总结",
        subtitle=subtitle(found.wanted.days, found.wanted.today, *_failed_words(found)),
        figures=(
            *figures_of(total.numbers, total.previous),
            *people_and_places(
                total.teachers.used, total.teachers.in_use, total.sites.used, total.sites.in_use
            ),
        ),
        parts=tuple(part for part in _parts(found, limits) if part.blocks),
        words=frozenset(row.label for row in found.rows),
        is_empty=total.numbers.total.is_nothing,
    )


def _whose(found: CombinedReport) -> str:
    if len(found.rows) == 1 and found.counted:
        return owner_of(found.rows[0].title)
    return f"{found.area}{len(found.counted)}个县"


def _failed_words(found: CombinedReport) -> tuple[str, ...]:
    if not found.failed:
        return ()
    return (f"{len(found.rows)} 个县里有 {len(found.failed)} 个没有读成，没有算在内",)


def _parts(found: CombinedReport, limits: Limits) -> Iterator[ReportPart]:
    numbers, before = found.total.numbers, found.total.previous
    counties = by_school(numbers, before, COUNTY, *_notes_of_previous(found))
    yield ReportPart("没有读成的县", _failed(found))
    yield ReportPart("分月学时", months(numbers, before))
    yield ReportPart("分县", (if_few(counties, limits.counties),))
    yield ReportPart("名次", tuple(map(ranking_table, rankings(found.rows, found.measures))))
    yield ReportPart("分班型、分对象", (by_type(numbers, before), by_audience(numbers, before)))
    yield ReportPart(
        "分主题、分模块",
        (shares("主题", _most_taught(numbers.by_theme)), shares("模块", numbers.by_strand)),
    )
    name = "讲党课" if asks_for_lectures(found.total.obligations) else "讲课任务"
    yield ReportPart(name, (*lectures_by_county(found, limits), *not_taught(found, limits)))
    yield ReportPart(
        "党员全年可学学时", (*members_by_county(found, limits), *few_hours(found, limits))
    )
    yield ReportPart("培训需求", needs_sums(found))
    yield ReportPart("课程", county_courses(found, limits))


def _failed(found: CombinedReport) -> tuple[ReportTable, ...]:
    if not found.failed:
        return ()
    columns = (ReportColumn("目录", "name"), ReportColumn("为什么"))
    rows = tuple((row.name, f"没有读成：{row.error}") for row in found.failed)
    return (ReportTable(columns, rows, notes=("下面的数都没有算这些县",)),)


def _notes_of_previous(found: CombinedReport) -> tuple[str, ...]:
    if found.total.previous is None or found.with_previous == len(found.counted):
        return ()
    return (f"上年的数只有 {found.with_previous} 个县的，别的县没有上年的班次",)


def _most_taught(themes: tuple[NumbersOf, ...]) -> tuple[NumbersOf, ...]:
    """Those that are taught most, in their order; the others are one."""
    if len(themes) <= _MOST_THEMES:
        return themes
    by_hours = sorted(themes, key=lambda one: -one.numbers.contact_hours.total)
    kept = {id(one) for one in by_hours[:_MOST_THEMES]}
    rest = by_hours[_MOST_THEMES:]
    others = replace(
        rest[0],
        id="others",
        title=f"其余 {len(rest)} 个主题",
        numbers=add_numbers(one.numbers for one in rest),
    )
    return (*(one for one in themes if id(one) in kept), others)
