"""Content of a printed timetable: its sheet, and the texts of its days, columns and sessions."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final, Literal

from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.grid import Week, monday_of
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text

EMPTY: Final = "没有课次"
Form = Literal["list", "grid", "turned", "month", "weeks"]
# That many sessions are no table: each is told, name by name.
_TURNED: Final = 2
_WEEKDAYS: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class TimetableContent:
    """课程表 of one sheet; of several, `more` are those after the first.

    `words` are the catalog's own, at which lines are not broken.
    """

    sheet: Sheet
    words: frozenset[str] = frozenset()
    more: tuple["TimetableContent", ...] = ()

    @property
    def title(self) -> str:
        """The sheet's title; `党员轮训班课程表等3份` of several."""
        count = len(self.parts)
        return self.sheet.title if count == 1 else f"{self.sheet.title}等{count}份"

    @property
    def parts(self) -> tuple["TimetableContent", ...]:
        """Each sheet as content of its own, in order."""
        return (replace(self, more=()), *self.more)

    @property
    def classes(self) -> frozenset[str]:
        """The ids of the classes that it has sessions of."""
        return frozenset(
            ref.partition("/")[0]
            for part in self.parts
            for entry in part.sheet.entries
            for ref in entry.refs
        )


def form(sheet: Sheet, options: PrintOptions) -> Form:
    """The form of a sheet: as asked, else as suits it; one or two sessions are turned."""
    if options.layout is None and 1 <= len(sheet.entries) <= _TURNED:
        return "turned"
    return options.layout or sheet.layout


def usual_site(sheet: Sheet) -> str | None:
    """The place that more than half of the sessions share, which is said once above the table."""
    if sheet.kind is Kind.SITE:
        return None
    sites = Counter(entry.site for entry in sheet.entries if entry.site)
    site, count = next(iter(sites.most_common(1)), (None, 0))
    return site if count > 1 and 2 * count > len(sheet.entries) else None


def other_site(entry: Entry, usual: str | None) -> str:
    """Where a session is, unless the head says so; `—` for one that has no place, and not that."""
    if entry.site == usual:
        return ""
    return entry.site or "—"


def place_line(sheet: Sheet) -> str:
    """`地点：党校教室（另写的除外）`; empty where no place is usual."""
    usual = usual_site(sheet)
    others = any(entry.site != usual for entry in sheet.entries)
    return f"地点：{usual}{'（另写的除外）' if others else ''}" if usual else ""


def head_line(sheet: Sheet, *, with_hours: bool = False, with_place: bool = True) -> str:
    """What stands above a table at the left, on one line."""
    return "　".join(head_parts(sheet, with_hours=with_hours, with_place=with_place))


def head_parts(
    sheet: Sheet, *, with_hours: bool = False, with_place: bool = True
) -> tuple[str, ...]:
    """What stands above a table: whose it is, people, hours, the usual place."""
    size = f"{sheet.size} 人" if sheet.size else ""
    hours = f"{sheet.hours:g} 学时" if with_hours and sheet.hours and not sheet.shows_class else ""
    place = place_line(sheet) if with_place else ""
    return tuple(filter(None, (sheet.subtitle, size, hours, place)))


def shows_site(sheet: Sheet) -> bool:
    """Whether sessions say their place: not in the timetable of a site."""
    return sheet.kind is not Kind.SITE


def shows_teachers(sheet: Sheet) -> bool:
    """Whether sessions say who teaches: not in the timetable of one who teaches all alone."""
    is_alone = all(len(entry.teachers) <= 1 for entry in sheet.entries)
    return sheet.kind is not Kind.TEACHER or not is_alone


def list_date(sheet: Sheet, date: dt.date) -> str:
    """`10月12日` in a list; with its year where the sheet has two."""
    return date_text(date) if sheet.first.year == sheet.last.year else full_date(date)


def people_text(sheet: Sheet, entry: Entry) -> str:
    """`60 人（余 60）` at a site; `60 人（同时 110 人，余 10）` where others are there too."""
    together = 0 if entry.is_cancelled else people_at(sheet, entry)
    said = f"同时 {together} 人" if together > entry.size else ""
    left = room_left(sheet, together) if together else ""
    facts = "，".join(filter(None, (said, left)))
    return f"{entry.size} 人（{facts}）" if facts else f"{entry.size} 人"


def room_left(sheet: Sheet, people: int) -> str:
    """`余 10` beside that many people at a site, or `超 10`; empty for an unknown capacity."""
    if sheet.capacity is None:
        return ""
    left = sheet.capacity - people
    return f"余 {left}" if left >= 0 else f"超 {-left}"


def foot_items(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Names and texts below a table: 培训目的 and 注, numbered if there are several."""
    items = [("培训目的：", sheet.purpose)] if sheet.purpose else []
    if len(sheet.remarks) == 1:
        items.append(("注：", sheet.remarks[0]))
    elif sheet.remarks:
        numbered = (f"{number}．{remark}" for number, remark in enumerate(sheet.remarks, 1))
        items += zip(("注：", *["　　"] * (len(sheet.remarks) - 1)), numbered, strict=True)
    return tuple(items)


def signed(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Who signs below a table: 制表单位 and 班主任 where known."""
    given = (("制表单位：", sheet.organizer), ("班主任：", sheet.adviser))
    return tuple((name, who) for name, who in given if who)


def period(sheet: Sheet) -> str:
    """`培训时间：2026年10月12日（星期一）至10月14日（星期三）`; empty for a sheet without days."""
    if sheet.first == dt.date.min:
        return ""
    name = "时间" if sheet.shows_class else "培训时间"
    return f"{name}：{from_to(sheet.first, sheet.last)}"


def week_period(sheet: Sheet, week: Week, count: int) -> str:
    """The line above one week of several: `第2周：2026年10月19日（星期一）至…`."""
    if count == 1:
        return period(sheet)
    days = from_to(week.days[0].date, week.days[-1].date)
    return f"{week_name(sheet, week.monday)}：{days}" if sheet.kind is Kind.CLASS else days


def week_name(sheet: Sheet, monday: dt.date) -> str:
    """`第2周` of a class, counted by the calendar from the week of its first day."""
    return f"第{(monday - monday_of(sheet.first)).days // 7 + 1}周"


def from_to(first: dt.date, last: dt.date) -> str:
    """`2026年10月12日（星期一）至10月14日（星期三）`."""
    begin = f"{full_date(first)}（{weekday(first)}）"
    if first == last:
        return begin
    until = full_date(last) if first.year != last.year else date_text(last)
    return f"{begin}至{until}（{weekday(last)}）"


def full_date(date: dt.date) -> str:
    """`2026年10月12日`."""
    return f"{date.year}年{date_text(date)}"


def weekday(date: dt.date) -> str:
    """`星期一`."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def times(start: dt.time, end: dt.time) -> str:
    """`08:30—11:30`."""
    return f"{start:%H:%M}—{end:%H:%M}"


def part_title(sheet: Sheet, entry: Entry) -> str:
    """`上午`; `上午至晚上` for a session over several parts of the day."""
    titles = {part.id: part.title for part in sheet.parts}
    names = [titles.get(name, name) for name in entry.parts]
    if names == ["上午", "下午"]:
        return "全天"
    return names[0] if len(names) == 1 else f"{names[0]}至{names[-1]}"


def printed_line(printed: dt.date) -> str:
    """`打印日期：2026年10月12日`."""
    return f"打印日期：{full_date(printed)}"


def people_at(sheet: Sheet, entry: Entry) -> int:
    """How many people are at a site while a session is: its own, and those of others then."""
    return sum(
        other.size
        for other in sheet.entries
        if other.date == entry.date
        and not other.is_cancelled
        and other.start < entry.end
        and entry.start < other.end
    )


def site_total(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """What stands below a site's table: `合计：4 次、250 人次；最多时 110 人，可容 120 人`."""
    held = [entry for entry in sheet.entries if not entry.is_cancelled]
    if sheet.kind is not Kind.SITE or not held:
        return ()
    most = max(people_at(sheet, entry) for entry in held)
    text = f"{len(held)} 次、{sum(entry.size for entry in held)} 人次；同时最多 {most} 人"
    return (("合计：", text + (f"，可容 {sheet.capacity} 人" if sheet.capacity else "")),)
