"""Documents to write as pages: the shipped catalog's, and one whose every text is hostile."""

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.attendance_content import SigningColumn
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.content import Content
from partyschool_cli.export.formats.html import export_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Part, Sheet, sheet
from partyschool_cli.timetable.sheet_entries import Entry
from tests.catalogs import SHIPPED, loaded
from tests.export.contents import content_of
from tests.full_run import is_full_run

OPTIONS: Final = PrintOptions(dt.date(2026, 10, 10))

# A text of several pages; what reads them back takes its time for each letter.
LONG: Final = 3000 if is_full_run() else 1200
# Each must be seen on the page as it stands, and do nothing there.
HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><style>*{display:none}",
    "<!-- ]]> -->",
    "{{ 7*7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "#panic()",
    "&amp;&#60;",
    "😀👨‍👩‍👧𠮷",
    "\u202eedocsorter\u2067 העברית",
    "长" * LONG,
    "Donaudampfschifffahrt" * (LONG // 20),
)
# A text longer than this may take several pages of a table, with the head of each in between.
_A_PAGE: Final = 1000
_A_LINE: Final = 40


def times_said(shown: str, text: str) -> int:
    """How often `shown` has a text: where pages may part it, by its most frequent letter."""
    if len(text) <= _A_PAGE:
        return shown.count(text)
    letter = max(text, key=text.count)
    return shown.count(letter) // text.count(letter)


def takes_lines(text: str) -> bool:
    """Whether it may be longer than a line."""
    return len(text) > _A_LINE


def takes_pages(text: str) -> bool:
    """Whether pages may part it."""
    return len(text) > _A_PAGE


def hostile_texts(place: int) -> tuple[str, ...]:
    """Each for a document of its own; in the default run the short ones are one.

    A long one is for two documents only, which `place` counts.
    """
    if is_full_run():
        return HOSTILE
    short = "和".join(sorted(text for text in HOSTILE if not takes_pages(text)))
    long = [text for text in HOSTILE if takes_pages(text)]
    return (short, *long[place : place + 1])


CONTROLS: Final = "甲\x00\x1b[31m乙\ufffe\ud800丙\r\n丁"
CLEANED: Final = "甲��[31m乙��丙\n丁"


def shipped() -> Catalog:
    """清徐县's catalog."""
    return loaded(SHIPPED)


def timetable(kind: Kind, name: str) -> TimetableContent:
    """A timetable of the shipped catalog."""
    table = sheet(shipped(), Key(kind, name))
    return TimetableContent(table)


def course_catalog() -> CatalogContent:
    """The courses of the shipped catalog; in the default run a fifth of each section's."""
    content = content_of(shipped(), "catalog")
    assert isinstance(content, CatalogContent)
    step = 1 if is_full_run() else 5
    fewer = (replace(one, courses=one.courses[::step]) for one in content.sections)
    return replace(content, sections=tuple(fewer))


def html(document: Content, **options: Any) -> str:
    """The page of a document."""
    return export_format.write(document, replace(OPTIONS, **options)).data.decode()


def busy_sheet(first: dt.date, status: Any = "planned", text: str = "党章导读") -> Sheet:
    """A week with one entry, whose every text is `text`, and a holiday the day after it."""
    part = Part("morning", "上午", dt.time(8, 30), dt.time(11, 30))
    entry = Entry(
        refs=("ban/s01",),
        date=first,
        start=part.start,
        end=part.end,
        part=part.id,
        parts=(part.id,),
        usual_time=True,
        title=text,
        is_activity=False,
        teachers=(text, text),
        moderator=text,
        site=text,
        delivery=text,
        classes=(text,),
        hours=4,
        note=text,
        status=status,
        size=30,
    )
    return Sheet(
        subject=Key(Kind.CLASS, "ban"),
        title=text,
        subtitle=text,
        first=first,
        last=first + dt.timedelta(days=1),
        entries=(entry,),
        parts=(part,),
        days_off={first + dt.timedelta(days=1): text},
        shows_class=True,
        catalog_title=text,
        region=text,
        organizer=text,
        adviser=text,
        purpose=text,
        remarks=(text, text),
    )


def hostile_documents(text: str) -> dict[str, tuple[Content, dict[str, Any]]]:
    """Every kind of document with `text` in every field, and how it is to look."""
    table = busy_sheet(dt.date(2026, 10, 12), text=text)
    document = TimetableContent(table)
    course = CourseEntry(
        "id", "1.1", text, 2, text, (text,), (text,), (text,), (text,), (text,), (text,), text,
        text, is_flagship=True, is_micro_lecture=True, is_draft=True,
    )  # fmt: skip
    section = CatalogSection("1", text, is_theme=True, courses=(course,))
    columns = (TableColumn(text), TableColumn(text))
    attendance = content_of(shipped(), "attendance", "qingxu-members-2026")
    columns_of = (SigningColumn(text, dt.time(8), dt.time(9)),) * 3
    days = tuple(
        replace(day, columns=columns_of, lines=((text, text),) * 3) for day in attendance.days[:2]
    )
    # One, so that its pages are as many, however long the text is.
    people = (Person(text, text),)
    return {
        "grid": (document, {"layout": "grid"}),
        "list": (document, {"layout": "list"}),
        "catalog": (CatalogContent(text, text, (section,), (text,)), {}),
        "register": (TableContent(text, columns, (TableGroup(text, ((text, text),)),)), {}),
        "attendance": (
            replace(attendance, title=text, sheet=table, days=days, people=people),
            {},
        ),
    }


# Of each type of document one: a look, such as a grid, differs from others in its layout only.
OF_EACH_TYPE: Final = ("list", "catalog", "register", "attendance")


@cache
def shipped_documents() -> dict[str, tuple[Content, dict[str, Any]]]:
    """One of each look, of the shipped catalog."""
    columns = (
        TableColumn("序号", "number"),
        TableColumn("姓名", "names"),
        TableColumn("单位"),
    )
    groups = (
        TableGroup("领导干部", (("1", "王示例", "示例乡党委"), ("2", "李示例", ""))),
        TableGroup("土专家", (("3", "赵示例", "示例村"),)),
    )
    return {
        "grid": (timetable(Kind.CLASS, "qingxu-members-2026"), {"layout": "grid"}),
        "weeks": (timetable(Kind.SCHOOL, "qingxu"), {"layout": "grid", "title_color": "#8b0000"}),
        "list": (timetable(Kind.CLASS, "mayu-evening-2026"), {"layout": "list"}),
        "year": (timetable(Kind.TEACHER, "party-building-lecturer"), {"layout": "list"}),
        "catalog": (course_catalog(), {}),
        "register": (TableContent("示例师资名册", columns, groups), {}),
        "attendance": (content_of(shipped(), "attendance", "qingxu-members-2026"), {}),
    }
