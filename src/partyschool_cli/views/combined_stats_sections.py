"""`stats` of many catalogs in words: the counties, who is first and last, what lacks, the sums."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partyschool_cli.export.combined_limits import (
    COUNTY,
    EVERYTHING,
    TOTAL,
    Limits,
    parts_text,
    share_text,
)
from partyschool_cli.many.sums.combined_statistics import CombinedStatistics
from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.county_statistics import CountyStatistics
from partyschool_cli.many.sums.measures import Amount, Measure, Ranking, Ratio, order_of, rankings
from partyschool_cli.many.sums.needs import NeedSum
from partyschool_cli.planning.hours_by_group import HoursOf
from partyschool_cli.planning.statistics import Statistics
from partyschool_cli.planning.statistics_by import StatisticsBy
from partyschool_cli.views.combined_stats_lacks import lacks_sections
from partyschool_cli.views.shortened import shortened
from partyschool_cli.views.stats_by import by_sections, sections
from partyschool_cli.views.stats_sections import (
    Row,
    Section,
    obligations_section,
    state_words,
    sum_sections,
)
from partyschool_cli.wording.numbers import figure

# The first table has what the catalogs hold; the second, what is taught.
_FIRST_TABLE = 4


def combined_stats_title(found: CombinedStatistics) -> str:
    """`山西省 · 12 个县 · 2026年`."""
    return f"{combined_catalogs_title(found)} · {found.days.title}"


def combined_catalogs_title(found: CombinedStatistics) -> str:
    """`山西省 · 12 个县`; where some were not read, of how many the sums are. Of one, its own."""
    if len(found.rows) == 1 and found.counted:
        return found.rows[0].title
    count = f"{len(found.rows)} 个县"
    if found.failed:
        count += f"（读成 {len(found.counted)} 个）"
    return " · ".join(filter(None, (found.area, count)))


def combined_stats_sections(
    found: CombinedStatistics, limits: Limits = EVERYTHING
) -> Iterator[Section]:
    """The sections in order. Of one catalog, those that it has alone."""
    if len(found.rows) == 1 and found.counted:
        own = found.counted[0][1]
        yield from sections(own.stats, own.by)
        return
    yield from _failed(found)
    if not found.counted:
        return
    yield from _counties(found, limits)
    if found.total.by is not None:
        yield from _groups(found.total.by, limits.rows)
    else:
        for ranking in rankings(found.rows, found.measures):
            yield _ranking(ranking)
        yield from lacks_sections(found, limits.rows)
        yield from sum_sections(_with_most_taught(found.total.stats, limits.rows))
        if found.total.stats.obligations:
            yield obligations_section(found.total.stats.obligations, names_teachers=False)
        if found.needs:
            yield _needs(found.needs)


def _groups(by: StatisticsBy, most: int | None) -> Iterator[Section]:
    """Months and types are few; of schools, people and places there are those of all counties."""
    for name, section in zip(by.asked, by_sections(by), strict=True):
        yield section if name in {"month", "type"} else shortened(section, most)


def _failed(found: CombinedStatistics) -> Iterator[Section]:
    if found.failed:
        notes = tuple(
            row.error if row.error.startswith(row.name) else f"{row.name}：{row.error}"
            for row in found.failed
        )
        yield Section("没有读成，没有算在内", "", (), (), notes=notes)


def _counties(found: CombinedStatistics, limits: Limits) -> Iterator[Section]:
    measures = found.measures
    first, second = measures[:_FIRST_TABLE], measures[_FIRST_TABLE:]
    yield _table("各县的课程和师资", found, first, limits)
    notes = (
        f"{second[-2].title}：应完成的里面排够了的；学时达标：党员全年学时够了的乡镇",
        "比例按各县的数加起来再算，不是平均",
    )
    yield replace(_table("各县的班次和任务", found, second, limits), notes=notes)


def _table(
    title: str,
    found: CombinedStatistics,
    measures: Sequence[Measure[CountyStatistics]],
    limits: Limits,
) -> Section:
    rows = [_county(row, measures) for row in found.rows]
    notes: tuple[str, ...] = ()
    if limits.counties is not None and len(rows) > limits.counties:
        notes = (f"{len(rows)} 个县不在这里一一列出；要全部：-o 统计.xlsx，或 --format json",)
        rows = []
    if len(found.rows) > 1:
        rows.append(Row(TOTAL, _amounts(found.total, measures)))
    return Section(title, COUNTY, tuple(each.title for each in measures), tuple(rows), notes=notes)


def _county(row: CountyRow[CountyStatistics], measures: Sequence[Measure[CountyStatistics]]) -> Row:
    if row.value is None:
        return Row(row.label, ("—",) * len(measures), remark="没有读成", mark="warning")
    gaps = row.value.gaps
    said = []
    if gaps.files:
        said.append(f"{gaps.files} 个文件有错")
    if gaps.folders:
        said.append("有文件夹没读")
    remark = "，".join(said)
    return Row(row.label, _amounts(row.value, measures), remark=remark, mark="warning")


def _amounts(
    one: CountyStatistics, measures: Sequence[Measure[CountyStatistics]]
) -> tuple[str, ...]:
    return tuple(amount_text(measure.of(one)) for measure in measures)


def amount_text(amount: Amount) -> str:
    """A number, or a share in per cent."""
    if isinstance(amount, Ratio):
        return share_text(amount)
    return figure(amount)


def _ranking(ranking: Ranking[CountyStatistics]) -> Section:
    rows = tuple(
        Row(
            each.row.label,
            (str(each.rank), amount_text(each.amount)),
            order_of(each.amount),
            _parts(each.amount),
        )
        for each in (*ranking.highest, *ranking.lowest)
    )
    maximum = max(row.value or 0 for row in rows)
    at_each_end = len(ranking.highest)
    where = f"前 {at_each_end} 名和后 {at_each_end} 名" if len(rows) < ranking.count else "名次"
    title = f"{ranking.measure.title}：{where}"
    return Section(title, COUNTY, ("名次", ranking.measure.title), rows, maximum)


def _parts(amount: Amount) -> str:
    return parts_text(amount) if isinstance(amount, Ratio) else ""


def _with_most_taught(stats: Statistics, most: int | None) -> Statistics:
    """The statistics with those themes alone that are taught most: townships have their own."""
    if most is None or len(stats.themes) <= most:
        return stats
    by_hours = sorted(stats.themes, key=lambda one: (-one.planned_hours, -one.courses))
    kept = {id(one) for one in by_hours[:most]}
    rest = [one for one in stats.themes if id(one) not in kept]
    others = HoursOf(
        "others",
        f"其余 {len(rest)} 个主题",
        sum(one.courses for one in rest),
        sum(one.contact_hours for one in rest),
        sum(one.planned_hours for one in rest),
    )
    return replace(stats, themes=(*(one for one in stats.themes if id(one) in kept), others))


def _needs(needs: Sequence[NeedSum]) -> Section:
    rows = tuple(
        Row(
            f"{need.title}：{'、'.join(need.topics)}",
            (str(need.counties), str(need.met), figure(need.hours.total)),
            need.met / need.counties,
            *state_words(need.met == need.counties, "满足", f"差 {need.counties - need.met} 个县"),
        )
        for need in needs
    )
    return Section("培训需求", "对象和专题", ("要求的县", "满足的县", "已排学时"), rows, 1)
