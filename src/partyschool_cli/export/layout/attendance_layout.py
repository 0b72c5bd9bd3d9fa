"""An attendance list as it stands on its pages: a day a page, or several days of one column each.

All pages of a day have as many rows, so none ends in a stump: 60 people are 30 and 30. Lengths are
points on A4; A3 is the same, `A3_SCALE` times as large.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.attendance_content import (
    WHOLE_DAY,
    AttendanceContent,
    SigningDay,
    expected_line,
)
from partyschool_cli.export.typesetting.advances import width as text_width
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.fitting import sizes
from partyschool_cli.export.typesetting.texts import broken, names
from partyschool_cli.export.typesetting.units import MM, lines_height

# Left and right, top, bottom.
MARGINS: Final = (15 * MM, 14 * MM, 17 * MM)
SIDES: Final = (210 * MM, 297 * MM)
TITLE_SIZE: Final = 20.0
DAY_SIZE: Final = 13.0
COUNT_SIZE: Final = 11.0
LINE_SIZE: Final = 9.0
ROW_SIZE: Final = 10.5
TIME_SIZE: Final = 8.0
FOOT_SIZE: Final = 8.5
PAD: Final = 1.0 * MM
HEAD_HEIGHT: Final = 9 * MM
# Above the day, above the lines of sessions, above the table, and between these lines.
GAPS: Final = (2.5 * MM, 1.5 * MM, 2.0 * MM, 0.35 * LINE_SIZE)
# An office's own: as many to a page.
_MOST_ROWS: Final = 40
_LOWEST_ROW: Final = 5.2 * MM
_HIGHEST_ROW: Final = 9.5 * MM
_NUMBER: Final = 12 * MM
_NAME: Final = 25 * MM
_NARROW: Final = (10 * MM, 22 * MM)  # number and name where two people stand in a row
_SIGN: Final = 27 * MM
_LEAST_SIGN: Final = 12 * MM
_REMARK: Final = 20 * MM
_LEAST_UNIT: Final = 28 * MM
_ROOM_FOR_SUMS: Final = 2.0  # what roundings of the drawers may need


@dataclass(frozen=True, slots=True)
class SigningHead:
    """The heading of a column to sign in: its day where several share a page, title and time.

    `time` is on two lines where the column is narrow.
    """

    lines: tuple[str, ...]
    time: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """What is taught in a part of the day, or on a day, and the lines that it is set on."""

    name: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SigningRow:
    """A person's cells: number, name, and where they work, with the lines that they are set on."""

    number: int
    name: str
    unit: str
    name_lines: tuple[str, ...]
    unit_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SigningPage:
    """A page. `taught` is what its columns are for; `rows` have a person for each across.

    `widths` are of the columns of one person: number, name, unit and remark where there is room,
    and those to sign in; `head_height` is that of their heading. `page` and `pages` count those of
    the same days.
    """

    day: str
    count: str
    taught: tuple[TaughtLine, ...]
    heads: tuple[SigningHead, ...]
    has_unit: bool
    has_remark: bool
    widths: tuple[float, ...]
    head_height: float
    row_height: float
    rows: tuple[tuple[SigningRow | None, ...], ...]
    page: int
    pages: int

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the columns of one person before those to sign in."""
        return ("序号", "姓名", *(("单位及职务",) if self.has_unit else ()))


@dataclass(frozen=True, slots=True)
class AttendanceLayout:
    """All pages, with the title that stands on each."""

    title_lines: tuple[str, ...]
    title_size: float
    is_landscape: bool
    across: int
    pages: tuple[SigningPage, ...]


def attendance_layout(content: AttendanceContent) -> AttendanceLayout:
    """The pages of an attendance list."""
    groups = list(_groups(content))
    own = breaker(content.words)
    most = max((_column_count(days) for days in groups), default=0)
    if _sign_width(_width(is_landscape=True), most, content.across) < _LEAST_SIGN:
        content = replace(content, across=1)
    is_landscape = _sign_width(_width(is_landscape=False), most, content.across) < _LEAST_SIGN
    width, height = _width(is_landscape=is_landscape), _height(is_landscape=is_landscape)
    size, title = _title(content.title, own, width)
    above = size * lines_height(len(title)) + sum(GAPS[:3]) + DAY_SIZE
    room = height - above - _ROOM_FOR_SUMS
    pages = [page for days in groups for page in _pages(content, days, own, (width, room))]
    return AttendanceLayout(title, size, is_landscape, content.across, tuple(pages))


def _width(*, is_landscape: bool) -> float:
    return SIDES[1 if is_landscape else 0] - 2 * MARGINS[0]


def _height(*, is_landscape: bool) -> float:
    return SIDES[0 if is_landscape else 1] - MARGINS[1] - MARGINS[2]


def _title(title: str, own: Breaker, width: float) -> tuple[float, tuple[str, ...]]:
    """The largest size at which the title is on two lines at most, and its lines."""
    text = broken(title, own)
    fitting = (one for one in sizes(TITLE_SIZE) if len(text.lines(width / one)) <= 2)
    size = next(fitting, min(sizes(TITLE_SIZE)))
    return size, text.lines(width / size)


def _groups(content: AttendanceContent) -> Iterator[tuple[SigningDay, ...]]:
    """The days of each page: days of one column share one, as many as have room to sign in."""
    most = max(1, int((_width(is_landscape=False) - _people_width(content.across)) / _SIGN))
    if content.across > 1:
        most = max(1, int((_width(is_landscape=False) / 2 - sum(_NARROW)) / _SIGN))
    for is_single, run in groupby(content.days, key=lambda day: len(day.columns) == 1):
        days = tuple(run)
        step = most if is_single else 1
        # As evenly as rows: 5 days are 3 and 2, not 4 and 1.
        count = -(-len(days) // step)
        share = -(-len(days) // count)
        yield from (days[at : at + share] for at in range(0, len(days), share))


def _people_width(across: int) -> float:
    return sum(_NARROW) if across > 1 else _NUMBER + _NAME + _LEAST_UNIT


def _column_count(days: Sequence[SigningDay]) -> int:
    return sum(len(day.columns) for day in days)


def _sign_width(width: float, count: int, across: int) -> float:
    """How wide a column to sign in is, where only number and name stand before them."""
    taken = sum(_NARROW) if across > 1 else _NUMBER + _NAME
    return (width / across - taken) / max(1, count)


def _pages(
    content: AttendanceContent,
    days: tuple[SigningDay, ...],
    own: Breaker,
    area: tuple[float, float],
) -> Iterator[SigningPage]:
    """The pages of some days; `area` is the page's width, and the height for sessions and rows."""
    width, room = area
    across = content.across
    taught = _taught(days, own, width)
    count = sum(len(each.lines) for each in taught)
    room -= count * LINE_SIZE + max(0, count - 1) * GAPS[3]
    widths, has_unit, has_remark = _widths(width, _column_count(days), content)
    heads = tuple(_heads(days, widths[2 + has_unit] - 2 * PAD))
    head_height = HEAD_HEIGHT + max(len(head.time) - 1 for head in heads) * TIME_SIZE * 1.35
    room -= head_height
    rows = [_row(n, person, own, widths, has_unit) for n, person in enumerate(content.people, 1)]
    lowest = max([_LOWEST_ROW, *map(_needed, rows)])
    fitting = max(1, min(_MOST_ROWS, int(room / lowest)))
    sheets = max(1, -(-len(rows) // (fitting * across)))
    each = -(-len(rows) // sheets)  # people a page
    high = -(-each // across)  # rows a page
    is_one = len(days) == 1
    for sheet in range(sheets):
        held = rows[sheet * each : (sheet + 1) * each]
        padded = [*held, *[None] * (high * across - len(held))]
        yield SigningPage(
            day=days[0].title if is_one else f"{days[0].title}至{days[-1].short_title}",
            count=expected_line(content, days[0] if is_one else None),
            taught=taught,
            heads=heads,
            has_unit=has_unit,
            has_remark=has_remark,
            widths=widths,
            head_height=head_height,
            row_height=max(lowest, min(_HIGHEST_ROW, room / high)),
            rows=tuple(
                tuple(padded[row + high * column] for column in range(across))
                for row in range(high)
            ),
            page=sheet + 1,
            pages=sheets,
        )


def _taught(days: tuple[SigningDay, ...], own: Breaker, width: float) -> tuple[TaughtLine, ...]:
    """What is taught, by 上午 and 下午; of several days, by day."""
    if len(days) == 1:
        said = days[0].lines
    else:
        said = tuple((day.short_title, "；".join(text for _, text in day.lines)) for day in days)
    return tuple(
        TaughtLine(name, text, broken(text, own).lines(width / LINE_SIZE - len(name) - 1))
        for name, text in said
    )


def _heads(days: tuple[SigningDay, ...], room: float) -> Iterator[SigningHead]:
    for day in days:
        for column in day.columns:
            above = (column.title,) if len(days) == 1 else (day.short_title.partition("（")[0],)
            is_part = len(days) > 1 and column.title != WHOLE_DAY
            time = f"{column.title} {column.start:%H:%M}" if is_part else column.time
            fits = text_width(time) * TIME_SIZE <= room
            first, dash, last = time.partition(" " if is_part else "—")
            yield SigningHead(above, (time,) if fits else (first + dash.strip(), last))


def _widths(
    width: float, count: int, content: AttendanceContent
) -> tuple[tuple[float, ...], bool, bool]:
    """The widths of one person's columns, and whether there are 单位及职务 and 备注."""
    if content.across > 1:
        sign = _sign_width(width, count, content.across)
        return (*_NARROW, *[sign] * count), False, False
    rest = width - _NUMBER - _NAME
    unit = rest - count * _SIGN - _REMARK
    if unit >= _LEAST_UNIT:
        return (_NUMBER, _NAME, unit, *[_SIGN] * count, _REMARK), True, True
    sign = min(_SIGN, max(_LEAST_SIGN, (rest - _LEAST_UNIT) / max(1, count)))
    unit = rest - count * sign
    if unit >= _LEAST_UNIT - 0.01:
        return (_NUMBER, _NAME, unit, *[sign] * count), True, False
    return (_NUMBER, _NAME, *[rest / count] * count), False, False


def _row(
    number: int, person: Person, own: Breaker, widths: tuple[float, ...], has_unit: bool
) -> SigningRow:
    name = names((person.name,), own).lines((widths[1] - 2 * PAD) / ROW_SIZE) if person.name else ()
    unit: tuple[str, ...] = ()
    if has_unit:
        unit = broken(person.unit, own).lines((widths[2] - 2 * PAD) / LINE_SIZE)
    return SigningRow(number, person.name, person.unit, name, unit)


def _needed(row: SigningRow) -> float:
    name = ROW_SIZE * lines_height(len(row.name_lines))
    unit = LINE_SIZE * lines_height(len(row.unit_lines))
    return max(name, unit) + PAD
