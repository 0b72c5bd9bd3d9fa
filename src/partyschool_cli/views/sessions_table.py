"""Compact tables of sessions: those of a class, and those that refer to an entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.referrers import Referrer
from partyschool_cli.model.contact_hours import contact_hours
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.training_class import Session
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table, without_empty
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.wording.dates import clock_times, weekday_text
from partyschool_cli.wording.marks import UNDECIDED, session_mark, status_mark, with_group

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_INDENT = "  "

_NO = Column("id", "编号", priority=3, style="muted")
_DATE = Column("date", "日期", priority=3)
_TIME = Column("time", "时间", priority=3)
_WHAT = Column("what", "内容", priority=3, wrap=True, min_width=12)
_CLASS = Column("class", "班次", priority=1, wrap=True, min_width=12)
_TEACHERS = Column("teachers", "授课人", priority=2, wrap=True, min_width=10)
_SITE = Column("site", "教学点", priority=2, wrap=True, min_width=10)
_REMARK = Column("remark", "状态", priority=2, style="flag")


def class_sessions_lines(catalog: Catalog, record: Record, width: int | None) -> list[Line]:
    """The sessions of a class, by its record."""
    training_class = catalog.classes[record["id"]]
    sessions = training_class.sessions
    one_year = len({session.date.year for session in sessions}) == 1
    rows = [
        [
            session.id,
            _day(session, with_year=not one_year),
            clock_times(session.start, session.end),
            _content(catalog, session),
            "、".join(_called(catalog.teachers, name) for name in session.teachers),
            _called(catalog.sites, session.site) if session.site else "",
            _status(session),
        ]
        for session in sessions
    ]
    hours = sum(
        contact_hours(session.start, session.end, catalog.manifest)
        for position, session in enumerate(sessions)
        if session.course
        and session.status != "cancelled"
        and counts_for_class(ClassSession(training_class, session, position))
    )
    columns = (_NO, _DATE, _TIME, _WHAT, _TEACHERS, _SITE, _REMARK)
    heading = Styled("课次", "heading"), Styled(f"（{len(sessions)} 次，{hours:g} 学时）", "muted")
    return [(), heading, *_table(columns, rows, width)]


def referring_sessions_lines(
    catalog: Catalog, referrers: Sequence[Referrer], width: int | None, *, same_course: bool
) -> list[Line]:
    """Sessions that refer to an entity. `same_course` leaves out the column of the course."""
    columns = [_DATE, _TIME, _WHAT, _CLASS, _NO, _REMARK]
    rows = []
    for each in referrers:
        session = each.session
        remark = referrer_mark(each)
        if session is None:
            rows.append(["", "", "", each.title, each.key.id, remark])
            continue
        what = _content(catalog, session)
        when = _day(session, with_year=True), clock_times(session.start, session.end)
        marks = " ".join(filter(None, (remark, _status(session))))
        rows.append([*when, what, each.title, each.key.id, marks])
    if same_course:
        columns.remove(_WHAT)
        rows = [[*row[:2], *row[3:]] for row in rows]
    return _table(columns, rows, width)


def referrer_mark(referrer: Referrer) -> str:
    """The mark of a referrer that is a draft, retired or has errors; else empty."""
    if referrer.status is None:
        return "文件有错"
    return status_mark(referrer.status)


def _table(columns: Sequence[Column], rows: list[list[str]], width: int | None) -> list[Line]:
    room = max(2, width - len(_INDENT)) if width else None
    table = layout_table(*without_empty(columns, rows), room)
    return [(Styled(_INDENT), *line) for line in table.lines]


def _day(session: Session, *, with_year: bool) -> str:
    day = session.date
    shown = day.isoformat() if with_year else f"{day:%m-%d}"
    return f"{shown} {weekday_text(day)}"


def _content(catalog: Catalog, session: Session) -> str:
    course = _called(catalog.courses, session.course) if session.course else None
    return with_group(course or session.activity or UNDECIDED, session.group)


def _called(entities: Mapping[str, Entity], name: str) -> str:
    return title_of(entities[name]) if name in entities else f"{name}（目录里查不到）"


def _status(session: Session) -> str:
    marks = (session_mark(session.status), "不可调" if session.locked else "")
    return " ".join(filter(None, marks))
