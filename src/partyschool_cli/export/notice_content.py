"""Content of a 调课通知, and the texts that its formats share: who, what was, what is, why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.timetable_content import full_date, times, weekday
from partyschool_cli.history.notice import ClassNotice, Notices
from partyschool_cli.history.session_notices import Change, Occurrence, SessionNotice
from partyschool_cli.markup.text_size import text_width
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.numbers import chinese_number

# What is said of a change, in this order.
_VERBS: Final[Mapping[Change, str]] = {
    "moved": "改期",
    "cancelled": "停课",
    "removed": "取消",
    "added": "增加",
    "changed": "调整",
}
_REASON_WORDS: Final = ("因", "受", "由于", "鉴于", "为")
_INNER_QUOTES: Final = str.maketrans("“”", "‘’")
# Columns of the paper in the size of the title.
_TITLE_LINE: Final = 40
# Of the columns of its tables.
HEADS: Final = ("教学内容", "授课人", "原来", "现在")
# A longer one stands in the table: nobody reads a sentence of three lines to its end.
_MAX_REASON: Final = 40


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """调课通知 of one class or more. `teacher` is the name of the one that it is for, if it is.

    `old` and `new` are what was compared, by the names that machines know them by. `events` are
    the timetables of the classes with the told sessions only, removed ones as cancelled.
    `warnings` are sentences to heed, such as those of a snow day. `codes` are those of the
    classes' timetables as they are now, by the ids that the classes have here.
    """

    classes: tuple[ClassNotice, ...]
    teacher: str | None
    old: str
    new: str
    date: dt.date
    owner: str
    duty: str | None
    events: tuple[Sheet, ...] = ()
    warnings: tuple[str, ...] = ()
    codes: Mapping[str, PrintedCode] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """`关于调整“柳杜乡党员冬季培训班”课程安排的通知`."""
        return "".join(self._title_parts)

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title, on two lines where one is too short for it."""
        named, others, what = self._title_parts
        ways = ((self.title,), (named + others, what), (named, others + what))
        return next((one for one in ways if max(map(text_width, one)) <= _TITLE_LINE), ways[-1])

    @property
    def _title_parts(self) -> tuple[str, str, str]:
        """What is adjusted, how many others if there are any, and what of it."""
        if self.teacher is not None:
            return f"关于调整{self.teacher}", "", "授课安排的通知"
        count = len(self.classes)
        others = f"等{count}个班次" if count > 1 else ""
        return f"关于调整{_quoted(self.classes[0].title)}", others, "课程安排的通知"


class NoticePart(NamedTuple):
    """The part of one class; `heading` is empty where there is no other.

    `rows` have a text for each of `HEADS`, with line breaks.
    """

    heading: str
    body: str
    rows: tuple[tuple[str, ...], ...]


def notice_content(
    found: Notices, sides: tuple[str, str], date: dt.date, teacher: str | None = None
) -> NoticeContent:
    """The content of the notices between two `sides`, of which there is at least one."""
    manifest = found.after.manifest
    events = tuple(_events(found, own) for own in found.classes)
    return NoticeContent(
        found.classes, teacher, *sides, date, manifest.owner, manifest.duty, events
    )


def of_each_class(content: NoticeContent) -> Iterator[NoticeContent]:
    """A notice for each class of one that is for several."""
    for own, events in zip(content.classes, content.events, strict=True):
        yield replace(content, classes=(own,), events=(events,))


def _events(found: Notices, own: ClassNotice) -> Sheet:
    """The timetable of the sessions that are told; what no longer takes place is cancelled."""
    told = {one.session for one in own.sessions}
    present = {session.id for session in own.new.sessions} if own.new is not None else set()
    tables: list[Sheet] = []
    entries: list[Entry] = []
    for catalog, side, wanted in (
        (found.after, own.new, told & present),
        (found.before, own.old, told - present),
    ):
        if side is None:
            continue
        tables.append(sheet(catalog, Key(Kind.CLASS, side.id)))
        is_gone = side is own.old or side.status != "active"
        for entry in tables[-1].entries:
            name = entry.refs[0].rpartition("/")[2]
            if name in wanted:
                gone = replace(entry, status="cancelled", hours=0.0)
                entries.append(gone if is_gone else entry)
    in_order = sorted(entries, key=lambda entry: (entry.date, entry.start, entry.refs))
    return replace(tables[0], entries=tuple(in_order))


def addressee(content: NoticeContent) -> str:
    """`柳杜乡党员冬季培训班全体学员：`."""
    if content.teacher is not None:
        return f"{content.teacher}："
    if len(content.classes) == 1:
        return f"{content.classes[0].title}全体学员："
    return "各有关班次全体学员："


def parts(content: NoticeContent) -> tuple[NoticePart, ...]:
    """The parts of the notice, one a class."""
    is_several = len(content.classes) > 1
    return tuple(
        _part(content, own, f"{chinese_number(number)}、{own.title}" if is_several else "")
        for number, own in enumerate(content.classes, 1)
    )


def _part(content: NoticeContent, own: ClassNotice, heading: str) -> NoticePart:
    why = common_reason(own)
    named = "" if heading or content.teacher is not None else _quoted(own.title)
    changed = f"{what_changed(own)}，具体安排如下："
    body = (
        f"{reason_clause(why)}，{named}有{changed}" if why else f"{named}课程安排有变动：{changed}"
    )
    return NoticePart(
        heading, body, tuple(_row(one, content.date, why or "") for one in own.sessions)
    )


def _row(one: SessionNotice, today: dt.date, common: str) -> tuple[str, ...]:
    old, new = _sides(one, today)
    if one.reason and not common:
        new = (*new, f"（{one.reason}）")
    return one.title, "\n".join(one.shown.teachers), "\n".join(old), "\n".join(new)


def _quoted(title: str) -> str:
    """The title in quotation marks; those in it become single ones: `“党员‘4+N’培训班”`."""
    return f"“{title.translate(_INNER_QUOTES)}”"


def what_changed(own: ClassNotice) -> str:
    """`2次课改期、1次课停课`."""
    counts = Counter(one.change for one in own.sessions)
    return "、".join(f"{counts[one]}次课{verb}" for one, verb in _VERBS.items() if counts[one])


def common_reason(own: ClassNotice) -> str | None:
    """The reason of all changes of a class; None where they differ, or it is a long text."""
    reasons = {one.reason for one in own.sessions}
    reason = next(iter(reasons)) if len(reasons) == 1 else None
    plain = None if reason is None else reason.strip().strip("。；，")
    is_short = plain is not None and len(plain) <= _MAX_REASON and not set("。；\n") & set(plain)
    return plain if is_short else None


def reason_clause(reason: str) -> str:
    """`因暴雪`, `受暴雪天气影响`."""
    return reason if reason.startswith(_REASON_WORDS) else f"因{reason}"


def _sides(one: SessionNotice, today: dt.date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of what was and of what is."""
    if one.old is None:
        was = "已停课" if one.was_cancelled else "（新增）"
        return (was,), (*_when(one.shown, today), *_where(one.shown))
    if one.new is None:
        now = "停课" if one.change == "cancelled" else "取消"
        return (*_when(one.old, today),), (now,)
    old, new = [*_when(one.old, today)], [*_when(one.new, today)]
    for name, was, is_now in differing(one):
        old.append(f"{name}：{was or '（无）'}")
        new.append(f"{name}：{is_now or '（无）'}")
    return tuple(old), tuple(new)


def differing(one: SessionNotice) -> Iterator[tuple[str, str, str]]:
    """What is another than before, besides the time: its name, what it was, what it is."""
    old, new = one.old, one.new
    if old is None or new is None:
        return
    # By ids: another title of the same site is no other site, and is told by no one.
    pairs = (
        ("课程", old.title, new.title, old.title != new.title),
        ("授课人", "、".join(old.teachers), "、".join(new.teachers),
         {*old.teacher_ids} != {*new.teacher_ids} and {*old.teachers} != {*new.teachers}),
        ("地点", old.site or "", new.site or "", old.site_id != new.site_id),
        ("授课方式", old.delivery or "", new.delivery or "",
         None not in (old.delivery, new.delivery) and old.delivery != new.delivery),
    )  # fmt: skip
    yield from ((name, was, is_now) for name, was, is_now, is_other in pairs if is_other)


def day_of(date: dt.date, today: dt.date) -> str:
    """`11月27日`, with the year where that is another one."""
    return date_text(date) if date.year == today.year else full_date(date)


def _when(side: Occurrence, today: dt.date) -> tuple[str, str]:
    day = f"{day_of(side.date, today)}（{weekday(side.date)}）"
    return day, times(side.start, side.end)


def _where(side: Occurrence) -> tuple[str, ...]:
    return (f"地点：{side.site}",) if side.site else ()


def closing(content: NoticeContent) -> tuple[str, ...]:
    """The paragraphs below the tables."""
    said = [closing_line(own, content.teacher) for own in content.classes]
    same = said[0] if len(set(said)) == 1 else "请互相转告。"
    return (same, *content.warnings, *((duty_line(content.duty),) if content.duty else ()))


def closing_line(own: ClassNotice, teacher: str | None = None) -> str:
    """`上课地点仍是柳杜乡党校，其他课次不变。请互相转告。`."""
    if teacher is not None:
        return "请按新的安排授课。"
    kept = _kept_site(own)
    said = [f"上课地点仍是{kept}"] if kept else []
    said += ["其他课次不变"] if own.has_others else []
    return f"{'，'.join(said)}。请互相转告。" if said else "请互相转告。"


def _kept_site(own: ClassNotice) -> str | None:
    """The site of all that moved, where it is what it was."""
    moved = [one for one in own.sessions if one.change == "moved"]
    sites = {side.site_id for one in moved for side in (one.old, one.new) if side is not None}
    is_one = len(sites) == 1 and all(one.change in ("moved", "cancelled") for one in own.sessions)
    return moved[0].shown.site if is_one else None


def duty_line(duty: str) -> str:
    """`党委办公室 24 小时值班。`, `值班：党委办公室 2201234。`."""
    said = duty.strip().rstrip("。")
    return f"{said}。" if "值班" in said else f"值班：{said}。"


def only_code(content: NoticeContent) -> PrintedCode | None:
    """The code of a notice that is about one timetable, which has room for its QR."""
    return content.codes.get(content.classes[0].id) if len(content.classes) == 1 else None


def code_lines(content: NoticeContent) -> tuple[str, ...]:
    """`新课程表：版本 2026-11-26 · 校验码 GAYF-BVUD`, with the classes where there are several."""
    is_several = len(content.classes) > 1
    return tuple(
        f"{own.title if is_several else '新'}课程表：{content.codes[own.id].line}"
        for own in content.classes
        if own.id in content.codes
    )


def organizer(content: NoticeContent) -> str:
    """Who signs: who holds the classes, or the catalog's owner where they are several."""
    names = {own.organizer for own in content.classes}
    return content.classes[0].organizer if len(names) == 1 else content.owner
