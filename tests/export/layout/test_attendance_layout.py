"""Pages of an attendance list: how many, how full, and that nothing is too small or too wide."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.attendance_content import AttendanceContent, SigningColumn, SigningDay
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.layout.attendance_layout import (
    FOOT_SIZE,
    LINE_SIZE,
    MARGINS,
    PAD,
    ROW_SIZE,
    SIDES,
    TIME_SIZE,
    AttendanceLayout,
    attendance_layout,
)
from partyschool_cli.export.signing import Signing
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.model.kind import Kind
from tests.export.contents import content_of
from tests.export.printed import SHIPPED
from tests.full_run import is_full_run

FIRST = dt.date(2026, 10, 12)


def content(people: int, days: int = 3, columns: int = 2, across: int = 1) -> AttendanceContent:
    base = content_of(SHIPPED, "attendance", "liudu-members-2026")
    assert isinstance(base, AttendanceContent)
    parts = [
        SigningColumn(f"第{n + 1}次", dt.time(8 + n), dt.time(8 + n, 50)) for n in range(columns)
    ]
    made = tuple(
        SigningDay(
            FIRST + dt.timedelta(days=n),
            tuple(parts),
            tuple((part.title, f"{part.start:%H:%M} 党章导读") for part in parts),
        )
        for n in range(days)
    )
    return replace(base, days=made, people=(Person(""),) * people, expected=people, across=across)


def pages(people: int, days: int = 3, columns: int = 2, across: int = 1) -> int:
    return len(attendance_layout(content(people, days, columns, across)).pages)


def test_a_hundred_people_in_three_days() -> None:
    assert pages(100) == 9
    assert pages(100, across=2) == 6


@pytest.mark.parametrize("across", [1, 2])
def test_as_few_pages_as_forty_rows_allow_with_rows_spread_evenly(across: int) -> None:
    for people in (1, 39, 40, 41, 60, 80, 81, 100, 161, 400):
        layout = attendance_layout(content(people, days=1, across=across))
        assert len(layout.pages) == -(-people // (40 * across)), people
        rows = [len(page.rows) for page in layout.pages]
        assert max(rows) <= 40
        held = [sum(own is not None for row in page.rows for own in row) for page in layout.pages]
        assert sum(held) == people
        # The last page lacks at most one person for each page before it.
        assert max(held) - min(held) < max(2, len(held))


def test_sixty_people_are_thirty_and_thirty() -> None:
    layout = attendance_layout(content(60, days=1))
    assert [len(page.rows) for page in layout.pages] == [30, 30]
    beside = attendance_layout(content(60, days=1, across=2)).pages
    assert [len(page.rows) for page in beside] == [30]
    first = beside[0].rows[0]
    assert [own.number for own in first if own] == [1, 31]


def test_days_of_one_column_share_a_page_and_others_do_not() -> None:
    layout = attendance_layout(content(30, days=5, columns=1))
    assert [len(page.heads) for page in layout.pages] == [3, 2]
    assert layout.pages[0].day == "2026年10月12日（星期一）至10月14日（星期三）"
    assert [head.lines for head in layout.pages[1].heads] == [("10月15日",), ("10月16日",)]
    two = attendance_layout(content(30, days=5, columns=2))
    assert [page.day for page in two.pages] == [day.title for day in content(30, days=5).days]


@pytest.mark.parametrize("across", [1, 2])
def test_any_number_of_columns_fits_its_page(across: int) -> None:
    for columns in range(1, 13):
        layout = attendance_layout(content(100, days=1, columns=columns, across=across))
        _assert_fits(layout)
        for page in layout.pages:
            signing = page.widths[2 + page.has_unit : len(page.widths) - page.has_remark]
            assert len(signing) == columns
            assert min(signing) >= 12 * MM - 0.01
            room = min(signing) - 2 * PAD
            assert all(width(line) * TIME_SIZE <= room for one in page.heads for line in one.time)
            assert page.row_height >= 5 * MM


def test_every_shipped_class_in_every_way_fits_its_pages() -> None:
    ways = (Signing(), Signing("session"), Signing("day"), Signing(across=2))
    for name, signing in [*product(SHIPPED.classes, ways)][:: 1 if is_full_run() else 5]:
        scope = Scope(Key(Kind.CLASS, name), signing=signing)
        built = load_document("attendance").build(SHIPPED, scope)
        assert isinstance(built, AttendanceContent)
        layout = attendance_layout(built)
        _assert_fits(layout)
        people = len(built.people)
        assert sum(len(p.heads) for p in layout.pages if p.page == 1) == sum(
            len(day.columns) for day in built.days
        )
        assert len(layout.pages) <= len(built.days) * -(-people // (40 * signing.across))


def _assert_fits(layout: AttendanceLayout) -> None:
    wide, high = sorted(SIDES, reverse=layout.is_landscape)
    assert min(ROW_SIZE, LINE_SIZE, TIME_SIZE, FOOT_SIZE, layout.title_size) >= 8
    assert len(layout.title_lines) <= 2
    for page in layout.pages:
        assert sum(page.widths) * layout.across == pytest.approx(wide - 2 * MARGINS[0])
        below = page.row_height * len(page.rows)
        above = layout.title_size * 1.35 * len(layout.title_lines) + len(page.taught) * LINE_SIZE
        assert above + below < high - MARGINS[1] - MARGINS[2]
        for own in page.taught:
            room = (wide - 2 * MARGINS[0]) / LINE_SIZE
            assert all(width(line) + len(own.name) + 1 <= room + 0.5 for line in own.lines)


def test_a_roster_with_long_offices_has_higher_rows() -> None:
    unit = "清徐县柳杜乡成子村党支部委员会组织委员兼村务监督委员会主任"
    people = (Person("张三", unit), *[Person("李四", "柳杜村")] * 30)
    layout = attendance_layout(replace(content(31, days=1), people=people))
    first = layout.pages[0].rows[0][0]
    assert first is not None
    assert "".join(first.unit_lines) == unit
    assert len(first.unit_lines) > 1
    assert layout.pages[0].row_height >= len(first.unit_lines) * LINE_SIZE
    _assert_fits(layout)
