"""The tables that a 授课台账 is printed as: its lines, and their sums by period and by teacher."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from partyschool_cli.export.ledger_content import (
    DONE,
    PLANNED,
    LedgerContent,
    LedgerLine,
    LedgerSum,
)
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import times
from partyschool_cli.planning.periods import period_of
from partyschool_cli.planning.taught_rows import TaughtSum
from partyschool_cli.wording.dates import date_text

Row = tuple[str, ...]

_TEACHER: Final = TableColumn("授课人", "names", "teacher_name")
_LINES: Final = (
    TableColumn("序号", "number", "number"),
    TableColumn("日期", "fixed", "date"),
    TableColumn("时间", "fixed", "time"),
    _TEACHER,
    TableColumn("教学内容", key="title"),
    TableColumn("班次", key="class"),
    TableColumn("地点", key="site"),
    TableColumn("人数", "number", "people"),
    TableColumn("学时", "number", "contact_hours"),
    TableColumn("情况", "fixed", "state"),
)
_SUMS: Final = (
    TableColumn("时段", "fixed", "period"),
    *(
        TableColumn(f"{name}（{state}）", "number", f"{key}_{which}")
        for name, key in (("次数", "sessions"), ("学时", "contact_hours"), ("听课人次", "people"))
        for state, which in ((DONE, "done"), (PLANNED, "planned"))
    ),
)
_HALVES: Final = ("上半年", "下半年", "全年")
_BY_TEACHER: Final = (
    _TEACHER,
    *(
        TableColumn(f"{half}{name}", "number", f"{key}_{number}")
        for number, half in enumerate(_HALVES, 1)
        for name, key in (("次数", "sessions"), ("学时", "contact_hours"))
    ),
)


def tables(content: LedgerContent) -> tuple[TableContent, ...]:
    """The lines, their sums, and of several teachers what each has; of nothing there is no sum."""
    found = [lines_table(content)]
    if content.sums:
        found.append(sums_table(content))
    if len({line.teacher for line in content.lines}) > 1:
        found.append(teachers_table(content))
    return tuple(found)


def lines_table(content: LedgerContent) -> TableContent:
    """A row a line, in groups by half-year: that is what duties count by.

    Who teaches is said once, in the title, where that is of one teacher.
    """
    groups: dict[str, list[Row]] = {}
    for number, line in enumerate(content.lines, 1):
        half = period_of(line.date, "half-year").title
        groups.setdefault(half, []).append((str(number), *_cells(line)))
    dropped = (_TEACHER.key,) if content.has_one_teacher else ()
    return _table(content, "", _LINES, groups, dropped=dropped, about=_total(content))


def _total(content: LedgerContent) -> str:
    """`共 18 次，36 学时，听课 980 人次`."""
    years = [one for year in content.sums_per("year") for one in (year.done, year.planned)]
    hours, people = sum(one.hours for one in years), sum(one.people for one in years)
    return f"共 {len(content.lines)} 次，{hours:g} 学时，听课 {people:,} 人次"


def _cells(line: LedgerLine) -> Row:
    return (
        date_text(line.date),
        times(line.start, line.end),
        line.teacher,
        line.title,
        "、".join(line.classes),
        line.site,
        str(line.people) if line.people else "",
        f"{line.hours:g}",
        line.state,
    )


def sums_table(content: LedgerContent) -> TableContent:
    """A row a period: after the months of a quarter the quarter, then the half-year, the year.

    What is all done has no columns of what is planned, and the other way round.
    """
    rows = [_sum_cells(one) for one in content.sums]
    dropped = {one.key for index, one in enumerate(_SUMS) if not any(row[index] for row in rows)}
    return _table(content, "合计", _SUMS, {"": rows}, dropped=dropped, about=_total(content))


def _sum_cells(one: LedgerSum) -> Row:
    title = f"{one.period.title}全年" if one.per == "year" else one.period.title
    both = (one.done, one.planned)
    numbers = [number for pair in zip(*map(_numbers, both), strict=True) for number in pair]
    return (title, *map(_number, numbers))


def _numbers(one: TaughtSum) -> tuple[int, float, int]:
    return one.times, one.hours, one.people


def teachers_table(content: LedgerContent) -> TableContent:
    """A row a teacher, done and planned together, in groups by year: who has most comes first."""
    groups: dict[str, list[Row]] = {}
    for year in sorted({line.date.year for line in content.lines}):
        own = [line for line in content.lines if line.date.year == year]
        by_teacher: dict[str, list[LedgerLine]] = {}
        for line in own:
            by_teacher.setdefault(line.records[0].teacher, []).append(line)
        ranked = sorted(by_teacher.values(), key=len, reverse=True)
        groups[f"{year}年"] = [_teacher_cells(lines) for lines in ranked]
    groups = groups if len(groups) > 1 else {"": next(iter(groups.values()))}
    return _table(content, "各人合计", _BY_TEACHER, groups, unit="人")


def _teacher_cells(lines: Sequence[LedgerLine]) -> Row:
    first = [line for line in lines if line.date.month <= 6]
    second = [line for line in lines if line.date.month > 6]
    counts = ((len(own), sum(line.hours for line in own)) for own in (first, second, lines))
    return (lines[0].teacher, *(_number(number) for pair in counts for number in pair))


def _number(number: float) -> str:
    return f"{number:g}" if number else ""


def _table(
    content: LedgerContent,
    behind: str,
    columns: Sequence[TableColumn],
    groups: Mapping[str, Sequence[Row]],
    *,
    dropped: Collection[str] = (),
    about: str = "",
    unit: str = "次",
) -> TableContent:
    """A table without the columns that are dropped; `behind` stands behind the ledger's title."""
    kept = [index for index, one in enumerate(columns) if one.key not in dropped]
    return TableContent(
        f"{content.title}{behind}",
        tuple(columns[index] for index in kept),
        tuple(
            TableGroup(name, tuple(tuple(row[index] for index in kept) for row in rows))
            for name, rows in groups.items()
        ),
        unit,
        group_name="时段",
        words=content.words,
        about=about,
    )
