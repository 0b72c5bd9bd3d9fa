"""Lays a report out on pages of upright A4: what stands where, on which lines, how high."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from partyschool_cli.export.layout.chart_layout import chart_layout
from partyschool_cli.export.layout.report_blocks import (
    SIZE,
    SMALL,
    WIDTH,
    Block,
    Caption,
    FigureBox,
    Heading,
    Remark,
    ReportLayout,
    TableLayout,
    TablePiece,
    Top,
)
from partyschool_cli.export.layout.report_pages import Run, filled, paginated
from partyschool_cli.export.layout.report_table_layout import capped, table_layouts
from partyschool_cli.export.report_content import (
    BarChart,
    Figure,
    ReportContent,
    ReportPart,
    ReportTable,
    heading,
    number_text,
)
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import broken
from partyschool_cli.export.typesetting.units import MM, lines_height

_TITLE_SIZES: Final = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_MOST_TITLE_LINES: Final = 2
# Of a title or a caption that nobody would write.
_MOST_LINES: Final = 8
_MOST_NOTES: Final = 24
SUBTITLE: Final = 10.5
BELOW_TITLE: Final = 2 * MM
BELOW_SUBTITLE: Final = 5 * MM
FIGURE_NAME: Final = 10.0
FIGURE: Final = 24.0
FIGURE_GAP: Final = 1.6 * MM
FIGURE_PAD: Final = 1 * MM
# What is above and below the text of a row, the roomiest first.
_PADS: Final = tuple(step * MM for step in (1.6, 1.45, 1.3, 1.15))
# Between two tables of one part, and between a table's remark and the next.
_BETWEEN: Final = 4 * MM


def report_layout(content: ReportContent) -> ReportLayout:
    """The pages: as few as can be, and the last not nearly empty."""
    choices = [_pages(content, pad) for pad in _PADS]
    fewest = min(map(len, choices))
    # The roomiest rows that need no more pages; a page more is worth it for none.
    fitting = [pages for pages in choices if len(pages) == fewest]
    best = next((pages for pages in fitting if filled(pages[-1])), fitting[0])
    return ReportLayout(content.title, best)


def _pages(content: ReportContent, pad: float) -> tuple[tuple[Block, ...], ...]:
    return paginated(report_runs(content, pad))


def report_runs(content: ReportContent, pad: float = _PADS[0]) -> tuple[Run, ...]:
    """What stands on the pages, in order, for formats that break pages themselves.

    `pad` is what is above and below the text of a table's row, in points.
    """
    words = breaker(content.words)
    runs: list[Run] = []
    if content.title:
        runs.append(Run((_top(content, words),)))
    for number, part in enumerate(content.parts, 1):
        runs += _runs(number, part, words, pad)
    return tuple(runs)


def _top(content: ReportContent, words: Breaker) -> Top:
    title = broken(content.title, words)
    sized = ((size, title.lines(WIDTH / size)) for size in _TITLE_SIZES)
    fitting = ((size, lines) for size, lines in sized if len(lines) <= _MOST_TITLE_LINES)
    smallest = _TITLE_SIZES[-1]
    size, lines = next(fitting, (smallest, title.lines(WIDTH / smallest)))
    lines = capped(lines, _MOST_LINES)
    subtitle = broken(content.subtitle, words).lines(WIDTH / SUBTITLE)
    figures = tuple(_figure(each) for each in content.figures)
    height = lines_height(len(lines)) * size + BELOW_TITLE
    height += lines_height(len(subtitle)) * SUBTITLE + BELOW_SUBTITLE
    if figures:
        more = max(len(each.more) for each in figures)
        height += FIGURE_NAME + FIGURE + 2 * FIGURE_GAP + lines_height(more) * SMALL
        height += 2 * FIGURE_PAD
    return Top(lines, size, subtitle, figures, _figure_size(figures), height)


def _figure_size(figures: tuple[FigureBox, ...]) -> float:
    """The size of the numbers, so that the widest keeps clear of its neighbours."""
    if not figures:
        return FIGURE
    room = WIDTH / len(figures) - 2 * FIGURE_GAP
    return min(FIGURE, room / max(width(one.number, is_sans=True) for one in figures))


def _figure(figure: Figure) -> FigureBox:
    return FigureBox(figure.name, number_text(figure.number), figure.more)


def _runs(number: int, part: ReportPart, words: Breaker, pad: float) -> Iterator[Run]:
    """The runs of a part: its heading stands with the first of them."""
    lead: tuple[Block, ...] = (Heading(heading(number, part)),)
    tables = iter(_tables(part, words, pad))
    for index, block in enumerate(part.blocks):
        if isinstance(block, BarChart):
            yield Run((*lead, chart_layout(block)))
        else:
            yield _table_run(block, next(tables), lead, words, is_first=index == 0)
        lead = ()


def _tables(part: ReportPart, words: Breaker, pad: float) -> Iterator[TableLayout]:
    """The layouts of the tables; those with the same columns have the same widths."""
    tables = (block for block in part.blocks if isinstance(block, ReportTable))
    for _, alike in groupby(tables, key=lambda table: [one.kind for one in table.columns]):
        yield from table_layouts(tuple(alike), words, pad)


def _table_run(
    table: ReportTable,
    layout: TableLayout,
    lead: tuple[Block, ...],
    words: Breaker,
    *,
    is_first: bool,
) -> Run:
    above = 0.0 if is_first else _BETWEEN
    if table.title:
        lead = (*lead, _caption(table, words, above))
        above = 0.0
    lines = (line for note in table.notes for line in broken(note, words).lines(WIDTH / SMALL))
    notes = capped(tuple(lines), _MOST_NOTES)
    tail = (Remark(notes, table.notes),) if notes else ()
    if not table.rows:
        return Run((*lead, *tail))
    return Run(lead, TablePiece(layout, 0, len(layout.rows), above), tail)


def _caption(table: ReportTable, words: Breaker, above: float) -> Caption:
    rule = f"　{table.rule}" if table.rule else ""
    room = WIDTH / SIZE
    whole = width(table.title, is_sans=True) + width(rule) + 2 + width(table.sums, is_sans=True)
    is_one_line = whole <= room or not table.sums
    lines = capped(broken(table.title, words, is_sans=True).lines(room - width(rule)), _MOST_LINES)
    return Caption(lines, rule, table.sums, is_one_line, above)
