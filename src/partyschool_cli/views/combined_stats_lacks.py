"""Which schools of which counties lack something: who does not teach, whose hours are too few."""

from collections.abc import Iterator, Sequence

from partyschool_cli.many.sums.combined_statistics import CombinedStatistics
from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.county_statistics import CountyStatistics
from partyschool_cli.planning.obligations import Duty, is_party_lecture
from partyschool_cli.views.shortened import shortened
from partyschool_cli.views.stats_sections import Row, Section

# More names make a line too long to read.
_MOST_NAMES = 3


def lacks_sections(found: CombinedStatistics, most: int | None) -> Iterator[Section]:
    """The schools that lack most first; `most` rows, all if None."""
    for section in (_not_taught(found), _few_hours(found)):
        if section.rows:
            yield shortened(section, most)


def _not_taught(found: CombinedStatistics) -> Section:
    states = found.total.stats.obligations
    only_lectures = any(is_party_lecture(state.obligation) for state in states)
    rows = [
        _late(row, own, school, duties)
        for row, own in found.counted
        for school, duties in _late_duties(own, only_lectures=only_lectures).items()
    ]
    rows.sort(key=lambda row: -(row.value or 0))
    title = "没有讲够党课的" if only_lectures else "没有完成讲课任务的"
    return Section(title, "县、学校", ("还差次数",), tuple(rows), _maximum(rows))


def _late_duties(own: CountyStatistics, *, only_lectures: bool) -> dict[str | None, list[Duty]]:
    found: dict[str | None, list[Duty]] = {}
    for state in own.stats.obligations:
        if is_party_lecture(state.obligation) or not only_lectures:
            for duty in state.unmet:
                found.setdefault(duty.teacher.school, []).append(duty)
    return found


def _late(
    row: CountyRow[CountyStatistics],
    own: CountyStatistics,
    school: str | None,
    duties: Sequence[Duty],
) -> Row:
    missing = sum(duty.obligation.at_least - duty.planned for duty in duties)
    names = list(dict.fromkeys(duty.teacher.name for duty in duties))
    more = f"等 {len(names)} 人" if len(names) > _MOST_NAMES else ""
    title = own.schools.get(school, school) if school is not None else ""
    return Row(
        row.called(title).strip(),
        (str(missing),),
        missing,
        "、".join(names[:_MOST_NAMES]) + more,
        "warning",
    )


def _few_hours(found: CombinedStatistics) -> Section:
    short = [
        (row, plan)
        for row, own in found.counted
        for plan in own.stats.plans
        if plan.is_enough is False
    ]
    short.sort(key=lambda one: one[1].hours.total - (one[1].required or 0))
    rows = [
        Row(
            row.called(plan.school.title),
            (f"{plan.own.total:g}", f"{plan.above.total:g}", f"{plan.hours.total:g}"),
            plan.hours.total,
            f"差 {(plan.required or 0) - plan.hours.total:g} 学时",
            "warning",
        )
        for row, plan in short
    ]
    headings = ("本校", "上级", "合计")
    required = max((plan.required or 0 for _, plan in short), default=0)
    return Section("党员全年学时不够的", "县、乡镇党校", headings, tuple(rows), required)


def _maximum(rows: Sequence[Row]) -> float:
    return max((row.value or 0 for row in rows), default=0)
