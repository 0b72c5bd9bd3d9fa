"""The parts of a 培训手册 that no other document has: its notice, its tables, its rules."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.export.handbook_content import (
    ROUTES,
    SITES,
    TEACHERS,
    HandbookNotice,
    NoticeItem,
)
from partyschool_cli.export.registers import NUMBER
from partyschool_cli.export.rule_text import RuleBlock, Run, rule_blocks
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import full_date, weekday
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.timetable import Timetable
from partyschool_cli.wording.dates import date_text, dates_text, days_text
from partyschool_cli.wording.opening import opening_text

_TEACHERS: Final = (
    NUMBER,
    TableColumn("姓名", "names", key="name"),
    TableColumn("单位", key="unit"),
    TableColumn("职务", key="post"),
    TableColumn("本班授课", key="courses"),
)
_SITES: Final = (
    NUMBER,
    TableColumn("名称", key="title"),
    TableColumn("地点", key="place"),
    TableColumn("开放时间", key="open"),
    TableColumn("讲解", "names", key="guide"),
    TableColumn("路程", key="travel"),
    TableColumn("上课日子", "names", key="days"),
)
_ROUTES: Final = (
    TableColumn("日期", "fixed", key="date"),
    TableColumn("从", key="from"),
    TableColumn("下课", "fixed", key="end"),
    TableColumn("到", key="to"),
    TableColumn("上课", "fixed", key="start"),
    TableColumn("路程", key="travel"),
)


def notice_of(catalog: Catalog, own: TrainingClass, table: Sheet, today: dt.date) -> HandbookNotice:
    """The notice that calls the trainees together, of the facts that the catalog has."""
    audience = "、".join(catalog.manifest.audiences.get(each, each) for each in own.audience)
    people = f"{audience}，{own.size} 人" if own.size else audience
    places = _places(table)
    courses = len({one.course for one in own.sessions if _takes_place(one) and one.course})
    taught = f"{courses} 门课程，{table.hours:g} 学时，具体安排见课程表" if courses else ""
    items = (
        NoticeItem("时间", _when(own)),
        NoticeItem("地点", places),
        NoticeItem("对象", people),
        NoticeItem("内容", taught),
        NoticeItem("班主任", own.adviser or ""),
    )
    school = catalog.schools.get(own.school)
    organizer = own.organizer or (school.title if school else own.school)
    return HandbookNotice(
        title=f"关于举办{table.name}的通知",
        addressee="全体学员：",
        opening=f"{table.name}定于{full_date(own.from_)}开班，现将有关事项通知如下：",
        items=tuple(item for item in items if item.text),
        closing="请按时参加。",
        organizer=organizer,
        date=full_date(today),
    )


def _when(own: TrainingClass) -> str:
    """`2026年4月7日—10日`; of one day also which day of the week it is."""
    said = days_text(own.from_, own.to)
    return said if own.from_ != own.to else f"{said}（{weekday(own.from_)}）"


def _places(table: Sheet) -> str:
    """The site that most sessions share, else all of them, the first used first."""
    held = [entry.site for entry in table.entries if not entry.is_cancelled and entry.site]
    named, usual = list(dict.fromkeys(held)), _usual(held)
    if usual is None or len(named) == 1:
        return "、".join(named)
    return f"{usual}（另有 {len(named) - 1} 处，见课程表）"


def _usual(sites: Sequence[str]) -> str | None:
    """The one that is more than half of them."""
    return next((site for site in sites if 2 * sites.count(site) > len(sites)), None)


def teachers_table(catalog: Catalog, own: TrainingClass) -> TableContent | None:
    """Who teaches in the class, as they follow each other in it, with what each teaches."""
    taught: dict[str, dict[str, None]] = {}
    for one in _in_order(own):
        for name in one.teachers:
            taught.setdefault(name, {})[_taught(catalog, one)] = None
    rows = []
    for name, titles in taught.items():
        teacher = catalog.teachers.get(name)
        known = (
            (teacher.name, teacher.unit or "", teacher.post or "") if teacher else (name, "", "")
        )
        rows.append((*known, "；".join(titles)))
    return _table(TEACHERS, _TEACHERS, rows)


def sites_table(timetable: Timetable, own: TrainingClass) -> TableContent | None:
    """Where the class meets, the first used first, with the days on which it is there."""
    days: dict[str, list[dt.date]] = {}
    held = [one for one in _in_order(own) if one.site]
    for one in held:
        days.setdefault(one.site or "", []).append(one.date)
    usual = _usual([one.site or "" for one in held])
    sites = timetable.catalog.sites
    rows = []
    for name, when in days.items():
        known = _site(sites[name]) if name in sites else (name, "", "", "")
        rows.append((*known, _way(timetable, usual, name), dates_text(when)))
    return _table(SITES, _SITES, rows)


def _way(timetable: Timetable, usual: str | None, name: str) -> str:
    """`距柳杜乡党校教室 25 分钟`, from the site where the class usually meets."""
    minutes = timetable.travel_minutes(usual, name)
    site = timetable.catalog.sites.get(usual or "")
    return f"距{site.title} {minutes} 分钟" if site and minutes else ""


def _site(site: Site) -> tuple[str, str, str, str]:
    return (
        site.title,
        site.place or "",
        opening_text(site.open) if site.open else "",
        site.guide or "",
    )


def routes_table(timetable: Timetable, own: TrainingClass) -> TableContent | None:
    """The ways between the sites of a day, with the minutes that somebody wrote down."""
    rows = []
    for _, day in groupby(_in_order(own), key=lambda one: one.date):
        there = [one for one in day if one.site]
        for before, after in pairwise(there):
            if before.site != after.site:
                rows.append(_route(timetable, before, after))
    return _table(ROUTES, _ROUTES, rows, is_numbered=False)


def _route(timetable: Timetable, before: Session, after: Session) -> tuple[str, ...]:
    minutes = timetable.travel_minutes(before.site, after.site)
    sites = timetable.catalog.sites
    here, there = (sites[name].title if name in sites else name for name in _ends(before, after))
    return (
        date_text(before.date),
        here,
        f"{before.end:%H:%M}",
        there,
        f"{after.start:%H:%M}",
        "" if minutes is None else f"{minutes} 分钟",
    )


def _ends(before: Session, after: Session) -> tuple[str, str]:
    return before.site or "", after.site or ""


def rules_of(own: TrainingClass, markdown: str | None) -> tuple[RuleBlock, ...]:
    """What the class is for, its remarks, and the rules of the office."""
    blocks: list[RuleBlock] = []
    if own.purpose:
        blocks += [_heading("培训目的"), RuleBlock("paragraph", (Run(own.purpose),))]
    if own.remarks:
        blocks += [_heading("有关说明"), *_items(own.remarks)]
    return (*blocks, *rule_blocks(markdown or ""))


def _heading(text: str) -> RuleBlock:
    return RuleBlock("heading", (Run(text),), 2)


def _items(texts: Sequence[str]) -> Iterator[RuleBlock]:
    for number, text in enumerate(texts, 1):
        kind = "item" if len(texts) > 1 else "paragraph"
        is_item = kind == "item"
        yield RuleBlock(
            "item" if is_item else "paragraph",
            (Run(text),),
            1 if is_item else 0,
            f"{number}." if is_item else "",
        )


def _in_order(own: TrainingClass) -> list[Session]:
    """The sessions that take place, by time."""
    held = filter(_takes_place, own.sessions)
    return sorted(held, key=lambda one: (one.date, one.start, one.end))


def _takes_place(one: Session) -> bool:
    return one.status != "cancelled"


def _taught(catalog: Catalog, one: Session) -> str:
    course = catalog.courses.get(one.course or "")
    return title_of(course) if course else one.activity or one.course or ""


def _table(
    title: str,
    columns: tuple[TableColumn, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    is_numbered: bool = True,
) -> TableContent | None:
    """A table without the columns in which no row says anything; None without rows."""
    numbered = [(str(n), *row) if is_numbered else row for n, row in enumerate(rows, 1)]
    if not numbered:
        return None
    kept = [index for index in range(len(columns)) if any(row[index] for row in numbered)]
    return TableContent(
        title,
        tuple(columns[index] for index in kept),
        (TableGroup("", tuple(tuple(row[index] for index in kept) for row in numbered)),),
    )
