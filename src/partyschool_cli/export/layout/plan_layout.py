"""A 年度培训计划表 on its pages: A3 across, a row a class, a column a month.

It is laid out like every other table, in points of A4: A3 is the same, larger.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export import plan_content as words
from partyschool_cli.export.layout.heading import foot, head, running_head
from partyschool_cli.export.layout.page_layout import (
    Fill,
    Font,
    Foot,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.layout.plan_columns import (
    A3_MM,
    ABOVE_TEXT,
    FIRST_MONTH,
    PAD,
    POINT,
    WORD_COLUMNS,
    PlanColumns,
    RowTexts,
    number_text,
    plan_columns,
    row_texts,
)
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.fitting import level, sizes
from partyschool_cli.export.typesetting.texts import Text

_MARGINS: Final = (16 * A3_MM, 14 * A3_MM, 12 * A3_MM)
_BOTTOM_OF_SEVERAL: Final = 18 * A3_MM
_WIDTH: Final = 420 * A3_MM - 2 * _MARGINS[0]
_HEIGHT: Final = 297 * A3_MM - _MARGINS[1]
_TITLE: Final = 30 * POINT
_RUNNING: Final = 0.6
_ABOUT: Final = 13 * POINT
_FOOT: Final = 11 * POINT
_QR: Final = 20 * A3_MM
# The smallest type, of dates on two lines, is 8 pt at least.
_SIZES: Final = sizes(14, 10)
# Larger type must not make strips of names.
_LARGE: Final = 12
_MOST_LINES: Final = 2
_SPARE: Final = 2.0
_HIGHEST_ROW: Final = 22 * A3_MM
_HEAD_ROW: Final = 10 * A3_MM
# Names on one line are worth so much of the size.
_NEARLY: Final = 0.9
# A break between two schools may stand so much further from where pages would be equal.
_AT_SCHOOL: Final = 0.15


@dataclass(frozen=True, slots=True)
class _Plan:
    """What pages are made of: the texts of the rows, and what stands above and below them."""

    content: PlanContent
    words: Breaker
    rows: tuple[RowTexts, ...]
    head: Head
    foot: Foot

    def room(self, bottom: float) -> float:
        """What a page with head and foot has for the table, above a margin."""
        return _HEIGHT - bottom - self.head.height - self.foot.height - _SPARE

    def columns(self, size: float) -> PlanColumns:
        """The columns in type of `size` points."""
        return plan_columns(self.content, self.rows, size * POINT, _WIDTH)


def plan_layout(content: PlanContent, *, has_code: bool = True) -> TimetableLayout:
    """The pages of a plan: one where its rows fit in 10 pt, else as many as they need."""
    own = breaker(content.words)
    plan = _Plan(
        content, own, row_texts(content, own), _head(content, own), _foot(content, own, has_code)
    )
    room = plan.room(_MARGINS[2])
    found = [fit for size in _SIZES if _holds(fit := plan.columns(size), room)]
    if found:
        large = [fit for fit in found if fit.size >= _NEARLY * found[0].size]
        best = next((fit for fit in large if fit.most_lines <= 1), found[0])
        page = _page(plan, best, room, (0, len(plan.rows)))
        return TimetableLayout(content.title, True, _MARGINS, (page,))
    least = plan.columns(_SIZES[-1])
    room = plan.room(_BOTTOM_OF_SEVERAL)
    spans = _spans(plan.rows, least.heights, room - _HEAD_ROW - _total_height(least))
    pages = tuple(_page(plan, least, room, span) for span in spans)
    return TimetableLayout(content.title, True, (*_MARGINS[:2], _BOTTOM_OF_SEVERAL), pages)


def _head(content: PlanContent, own: Breaker) -> Head:
    return head(
        content.title,
        words.count_line(content),
        content.region,
        own,
        (_WIDTH, _HEIGHT),
        title_size=_TITLE,
        size=_ABOUT,
    )


def _foot(content: PlanContent, own: Breaker, has_code: bool) -> Foot:
    return foot(
        [("注：", words.remark(content))],
        [("制表单位：", content.organizer)],
        own,
        (_WIDTH, _HEIGHT),
        size=_FOOT,
        qr=_QR if has_code else 0.0,
    )


def _total_height(fit: PlanColumns) -> float:
    return fit.size + 4 * ABOVE_TEXT


def _holds(fit: PlanColumns, room: float) -> bool:
    is_in_strips = fit.size > _LARGE * POINT and fit.most_lines > _MOST_LINES
    return (
        not (fit.is_torn or is_in_strips)
        and sum(fit.heights) + _HEAD_ROW + _total_height(fit) <= room
    )


def _spans(
    rows: Sequence[RowTexts], heights: Sequence[float], room: float
) -> list[tuple[int, int]]:
    """The rows of each page, from the first to behind the last: about equal, schools together."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(rows):
        left = sum(heights[start:])
        pages = max(1, -(-left // room))
        end = _break(rows, heights, start, left / pages, room)
        spans.append((start, end))
        start = end
    return spans


def _break(
    rows: Sequence[RowTexts], heights: Sequence[float], start: int, target: float, room: float
) -> int:
    """Where a page ends that begins at `start` and should be about `target` high."""
    best, best_cost, used = start + 1, float("inf"), 0.0
    for end in range(start + 1, len(rows) + 1):
        used += heights[end - 1]
        if used > room and end > start + 1:
            break
        is_inside = end < len(rows) and rows[end].own.school == rows[end - 1].own.school
        cost = abs(used - target) + _AT_SCHOOL * target * is_inside
        if cost < best_cost:
            best, best_cost = end, cost
    return best


def _page(plan: _Plan, fit: PlanColumns, room: float, span: tuple[int, int]) -> TablePage:
    """The page of the rows of `span`; the last one has the sum and the foot."""
    first, last = span
    shown = plan.rows[first:last]
    is_last = last == len(plan.rows)
    needed = [*fit.heights[first:last], *([_total_height(fit)] if is_last else [])]
    cells = [*_head_cells(fit), *_body_cells(shown, fit)]
    if is_last:
        cells += _total_cells(plan.content, len(shown) + 1, fit)
    is_only = is_last and first == 0
    return TablePage(
        head=plan.head if first == 0 else _running_head(plan),
        foot=plan.foot if is_last else None,
        bookmark="" if is_only else shown[0].own.school,
        widths=fit.widths,
        heights=(_HEAD_ROW, *level(needed, room - _HEAD_ROW, _HIGHEST_ROW)),
        head_rows=1,
        cells=tuple(cells),
        size=fit.size,
        pad=PAD,
        rules=tuple(_school_starts(shown)),
    )


def _running_head(plan: _Plan) -> Head:
    return running_head(plan.content.title, plan.words, _WIDTH, _TITLE * _RUNNING)


def _head_cells(fit: PlanColumns) -> Iterator[PlacedCell]:
    for column, title in enumerate(words.HEADS):
        block = TextBlock((title,), fit.size, "heading")
        yield PlacedCell(0, column, ((block,),), fill="head", is_header=True)


def _school_starts(rows: Sequence[RowTexts]) -> Iterator[int]:
    """The rows of the table at which another school begins."""
    for number in range(1, len(rows)):
        if rows[number].own.school != rows[number - 1].own.school:
            yield number + 1


def _body_cells(rows: Sequence[RowTexts], fit: PlanColumns) -> Iterator[PlacedCell]:
    starts = (1, *_school_starts(rows), len(rows) + 1)
    for number, row in enumerate(rows, 1):
        if number in starts:
            count = next(one for one in starts if one > number) - number
            yield _cell(number, 0, row.school.text, fit, "heading", rows=count)
        yield _cell(number, 1, row.title, fit, "heading", is_left=True, is_header=True)
        yield _cell(number, 2, row.audience, fit, is_left=True)
        for column, text in enumerate((*row.numbers, *row.months), WORD_COLUMNS):
            is_marked = column >= FIRST_MONTH and text.whole and not row.own.is_draft
            yield _cell(number, column, text, fit, fill="off" if is_marked else "none")


def _total_cells(content: PlanContent, row: int, fit: PlanColumns) -> Iterator[PlacedCell]:
    title = TextBlock((words.total_title(content),), fit.size, "heading")
    yield PlacedCell(row, 0, ((title,),), columns=WORD_COLUMNS, fill="head", is_header=True)
    for column, text in enumerate(words.total_cells(content), WORD_COLUMNS):
        yield _cell(row, column, number_text(text), fit, fill="head")


def _cell(
    row: int,
    column: int,
    text: Text,
    fit: PlanColumns,
    font: Font = "body",
    *,
    rows: int = 1,
    fill: Fill = "none",
    is_left: bool = False,
    is_header: bool = False,
) -> PlacedCell:
    lines = text.lines((fit.widths[column] - 2 * PAD) / fit.size)
    block = TextBlock(lines, fit.size * text.scale, font)
    return PlacedCell(
        row,
        column,
        ((block,),) if lines else (),
        rows=rows,
        fill=fill,
        align="left" if is_left else "center",
        is_header=is_header,
    )
