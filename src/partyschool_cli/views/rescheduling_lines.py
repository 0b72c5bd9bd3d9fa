"""Something came between, for a terminal: what is hit, what to do instead, what has no place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from partyschool_cli.lint.rule_helpers.wording import quoted
from partyschool_cli.schedule.repair.lacking import class_lacks, year_lacks
from partyschool_cli.schedule.repair.openings import size_of
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table, without_empty
from partyschool_cli.terminal.visible import visible
from partyschool_cli.views.why_lines import reason_lines, remedy_lines
from partyschool_cli.wording.dates import day_text, times_text
from partyschool_cli.wording.measure_words import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.schedule.repair.rescheduling import LeftMeeting, Rescheduling
    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Meeting, Slot
    from partyschool_cli.timetable.timetable import Timetable

_MAX_LINES: Final = 20
_HIT_COLUMNS: Final = (
    Column("date", "日期", priority=9),
    Column("time", "时间", priority=9),
    Column("class", "班次", priority=8, wrap=True, min_width=12, max_lines=_MAX_LINES),
    Column("content", "内容", priority=9, wrap=True, min_width=14, max_lines=_MAX_LINES),
    Column("teachers", "授课人", priority=6, wrap=True, min_width=8, max_lines=_MAX_LINES),
    Column("site", "地点", priority=7, wrap=True, min_width=8, max_lines=_MAX_LINES),
    Column("ref", "课次", priority=5, style="id"),
    Column("lock", "", priority=9, style="warning"),
)
_MOVE_COLUMNS: Final = (
    Column("why", "", priority=8, style="accent"),
    Column("class", "班次", priority=8, wrap=True, min_width=12, max_lines=_MAX_LINES),
    Column("content", "内容", priority=7, wrap=True, min_width=12, max_lines=_MAX_LINES),
    Column("old", "原来", priority=9, wrap=True, min_width=14, max_lines=_MAX_LINES),
    Column("new", "改为", priority=9, wrap=True, min_width=14, max_lines=_MAX_LINES),
)


def rescheduling_lines(
    timetable: Timetable, found: Rescheduling, prefix: str, width: int | None
) -> Iterator[Line]:
    """The table of what is hit, the proposal, and what has no place."""
    catalog = timetable.catalog
    count = sum(map(size_of, found.hits.all))
    locked = sum(map(size_of, found.hits.locked))
    told = f"，其中 {locked} 次不可调" if locked else ""
    yield (Styled(f"受影响的有 {count} 次课{told}", "title"),)
    yield from _hit_table(catalog, found, width)
    yield ()
    if found.moves or found.cancelled:
        yield (Styled("方案", "title"), Styled(f"：{_how_many(found)}"))
        yield from _move_table(catalog, found, width)
        yield ()
    yield from _left(catalog, found.left, prefix)
    gone = [*found.cancelled, *(one.meeting for one in found.left)]
    yield from _lacks(timetable, gone)
    if len(found.left) > len(found.hits.locked):
        yield (Styled("没有地方放的要停课：加 --cancel-rest", "muted"),)


def _how_many(found: Rescheduling) -> str:
    """`要改 3 次课，不能再少（已证明）`."""
    if not found.moves:
        return f"取消 {found.needed} 次课"
    proof = "不能再少（已证明）" if found.is_proven else "能不能再少，没有证明"
    return f"要改 {found.needed} 次课，{proof}"


def _hit_table(catalog: Catalog, found: Rescheduling, width: int | None) -> Iterable[Line]:
    rows = []
    last = None
    for meeting in found.hits.all:
        slot = meeting.slot
        rows.append(
            [
                "" if slot.date == last else day_text(slot.date),
                times_text(slot.start, slot.end),
                _classes(meeting),
                _content(meeting),
                _teachers(catalog, slot),
                _site(catalog, slot),
                " ".join(one.ref for one in meeting.sessions),
                "不可调" if meeting in found.hits.locked else "",
            ]
        )
        last = slot.date
    return layout_table(*without_empty(_HIT_COLUMNS, _shown(rows)), width).lines


def _move_table(catalog: Catalog, found: Rescheduling, width: int | None) -> Iterable[Line]:
    hit = set(found.hits.open)
    rows = [
        [
            "" if old in hit else "让出",
            _classes(old),
            _content(old),
            _told(catalog, old.slot, new.slot),
            _told(catalog, new.slot, old.slot),
        ]
        for old, new in found.moves
    ]
    rows += [
        ["", _classes(one), _content(one), _told(catalog, one.slot, None), "停课"]
        for one in found.cancelled
    ]
    return layout_table(*without_empty(_MOVE_COLUMNS, _shown(rows)), width).lines


def _shown(rows: list[list[str]]) -> list[list[str]]:
    return [[visible(mask(cell)) for cell in row] for row in rows]


def _told(catalog: Catalog, slot: Slot, other: Slot | None) -> str:
    """When it is, and where and by whom if that is another than in `other`."""
    said = [f"{day_text(slot.date)}{times_text(slot.start, slot.end)}"]
    if other is not None and slot.site != other.site:
        said.append(_site(catalog, slot) or "（无地点）")
    if other is not None and slot.teachers != other.teachers:
        said.append(_teachers(catalog, slot) or "（无授课人）")
    return "，".join(said)


def _left(catalog: Catalog, left: Iterable[LeftMeeting], prefix: str) -> Iterator[Line]:
    for one in left:
        slot = one.meeting.slot
        refs = "、".join(each.ref for each in one.meeting.sessions)
        when = f"{day_text(slot.date)}{times_text(slot.start, slot.end)}"
        text = f"没有地方放：{refs}{_content(one.meeting)}，{when}"
        yield (Styled(visible(mask(text)), "error"),)
        if one.facts:
            yield from reason_lines(catalog, one.facts, prefix)
            yield from remedy_lines(catalog, one.remedies)
        else:
            yield (Styled("  单独看有地方可放，和别的课一起放不下", "muted"),)
        yield ()


def _lacks(timetable: Timetable, gone: Iterable[Meeting]) -> Iterator[Line]:
    meetings = list(gone)
    for lack in class_lacks(meetings):
        who = f"{lack.training_class.title}{quoted(lack.course.title)}"
        text = f"不上的话，{who}少 {hours_text(lack.hours)}"
        yield (Styled(visible(mask(text)), "warning"),)
    for year in year_lacks(timetable, meetings):
        text = (
            f"不上的话，{year.school.title} {year.year} 年党员教育只有 {hours_text(year.hours)}，"
            f"不到 {hours_text(year.required)}"
        )
        yield (Styled(visible(mask(text)), "warning"),)


def _classes(meeting: Meeting) -> str:
    return "、".join(one.training_class.title for one in meeting.sessions)


def _content(meeting: Meeting) -> str:
    session = meeting.first.session
    return quoted(
        meeting.course.title if meeting.course else session.activity or session.course or ""
    )


def _teachers(catalog: Catalog, slot: Slot) -> str:
    known = catalog.teachers
    return "、".join(known[name].name if name in known else name for name in slot.teachers)


def _site(catalog: Catalog, slot: Slot) -> str:
    site = catalog.sites.get(slot.site or "")
    return site.title if site is not None else slot.site or ""
