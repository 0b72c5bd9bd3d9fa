"""The rows and columns of a 年度培训计划表: what each cell needs, and what columns get of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from partyschool_cli.export import plan_content as words
from partyschool_cli.export.layout.page_layout import A3_SCALE
from partyschool_cli.export.plan_content import PlanContent, PlanRow
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.column_widths import allot
from partyschool_cli.export.typesetting.texts import Extent, Text, broken, fixed, names
from partyschool_cli.export.typesetting.units import MM

# Lengths of the sheet of A3, in the points of A4 that layouts are in.
POINT: Final = 1 / A3_SCALE
A3_MM: Final = MM / A3_SCALE
PAD: Final = 1.0 * A3_MM
"""What is left and right of text in a cell."""
ABOVE_TEXT: Final = 1.3 * A3_MM
# Two lines of days make no row higher than it has to be.
_ABOVE_DAYS: Final = 0.7 * A3_MM

# 学校, 班次 and 对象 share what numbers and months leave.
WORD_COLUMNS: Final = 3
FIRST_MONTH: Final = 5
# Details are smaller than titles, and dates on two lines are the smallest.
_DETAIL: Final = 0.95
_TWO_LINES: Final = 0.82
_ROUNDING: Final = 0.05
# Office programs have fonts with wider digits, and break a number that does not fit.
_WIDER: Final = 1.15
# The words' columns settle by steps, so they get a little more than they need.
_SLACK: Final = 1.0


@dataclass(frozen=True, slots=True)
class SharedText:
    """A text that stands once beside several rows."""

    text: Text
    rows: int

    @property
    def longest(self) -> float:
        """As the text's."""
        return self.text.longest

    @property
    def whole(self) -> float:
        """As the text's."""
        return self.text.whole

    def height(self, room: float) -> float:
        """What each of the rows gives."""
        return self.text.height(room) / self.rows


@dataclass(frozen=True, slots=True)
class RowTexts:
    """The texts of a class's row. `rows` is how many the school has."""

    own: PlanRow
    school: SharedText
    title: Text
    audience: Text
    numbers: tuple[Text, Text]
    months: tuple[Text, ...]

    @property
    def extents(self) -> tuple[Extent, ...]:
        """What shares the width."""
        return self.school, self.title, self.audience

    @property
    def cells(self) -> tuple[Extent, ...]:
        """All cells."""
        return *self.extents, *self.numbers, *self.months


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """A size of type, the widths of the columns and the heights that the rows need.

    `is_torn`: a word of a title has no room on a line. `most_lines` are those of the longest name
    of a school or class.
    """

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    is_torn: bool
    most_lines: int


def row_texts(content: PlanContent, own: Breaker) -> tuple[RowTexts, ...]:
    """The texts of all classes; `content` has those of a school together."""
    found = []
    for _, run in groupby(content.rows, key=lambda row: row.school):
        classes = tuple(run)
        school = SharedText(broken(classes[0].school, own, _DETAIL, is_sans=True), len(classes))
        found += [_row(each, school, own) for each in classes]
    return tuple(found)


def _row(row: PlanRow, school: SharedText, own: Breaker) -> RowTexts:
    return RowTexts(
        own=row,
        school=school,
        title=broken(row.shown_title, own, is_sans=True),
        audience=names(row.audience, own, _DETAIL),
        numbers=(
            number_text(str(row.size or "")),
            number_text(f"{row.hours:g}" if row.hours else ""),
        ),
        months=tuple(_days(lines) for lines in row.months),
    )


def number_text(text: str) -> Text:
    """A number, which stays on its line."""
    return fixed(text, scale=_DETAIL)


def _days(lines: tuple[str, ...]) -> Text:
    return fixed(*lines, scale=_DETAIL if len(lines) < 2 else _TWO_LINES)


def plan_columns(
    content: PlanContent, rows: Sequence[RowTexts], size: float, width: float
) -> PlanColumns:
    """The columns at a size, together `width` wide.

    Numbers and months are as wide as they need, words share the rest; what these do not need goes
    to the months.
    """
    pad = 2 * PAD / size
    totals = tuple(number_text(text) for text in words.total_cells(content))
    heads = tuple(fixed(title, is_sans=True) for title in words.HEADS)
    below = [(*row.numbers, *row.months) for row in rows]
    needs = [
        max(text.longest for text in column) * _WIDER + pad
        for column in zip(heads[WORD_COLUMNS:], totals, *below, strict=True)
    ]
    numbers, month = needs[: FIRST_MONTH - WORD_COLUMNS], max(needs[FIRST_MONTH - WORD_COLUMNS :])
    room = width / size - sum(numbers) - month * len(words.MONTHS)
    wanted = sum(
        max(text.whole for text in column) + pad
        for column in zip(heads[:WORD_COLUMNS], *(row.extents for row in rows), strict=True)
    )
    wanted += _SLACK
    month += max(0.0, room - wanted) / len(words.MONTHS)
    least = [text.longest for text in heads[:WORD_COLUMNS]]
    extents = [row.extents for row in rows] or [heads[:WORD_COLUMNS]]
    shared = allot(extents, min(room, wanted), pad, heavy=1, least=least)
    widths = (*shared, *numbers, *[month] * len(words.MONTHS))
    is_torn = any(row.title.longest > widths[1] - pad + _ROUNDING for row in rows)
    return PlanColumns(
        size,
        tuple(wide * size for wide in widths),
        tuple(_height(row, [wide - pad for wide in widths], size) for row in rows),
        is_torn or room < sum(least) + WORD_COLUMNS * pad,
        max(
            (
                len(text.lines(wide - pad))
                for row in rows
                for text, wide in zip((row.school.text, row.title), widths, strict=False)
            ),
            default=0,
        ),
    )


def _height(row: RowTexts, rooms: Sequence[float], size: float) -> float:
    """What a row needs in points, with what is above and below its text."""
    count = len(rooms) - len(row.months)
    high = max(text.height(room) for text, room in zip(row.cells[:count], rooms, strict=False))
    days = max(text.height(room) for text, room in zip(row.months, rooms[count:], strict=True))
    return max(high * size + 2 * ABOVE_TEXT, days * size + 2 * _ABOVE_DAYS)
