"""An attendance list in Word, drawn as it is laid out: a table a page, with its title."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Spacing, Tab, cell, paragraph, row, run, table
from partyschool_cli.export.docx.template import Area
from partyschool_cli.export.layout import attendance_layout as layout
from partyschool_cli.export.layout.attendance_layout import (
    AttendanceLayout,
    SigningPage,
    SigningRow,
)
from partyschool_cli.export.layout.page_layout import A3_SCALE
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.units import LEADING, MM

_TINT: Final = "F2F2F2"
_LINE: Final = 1 + LEADING / 2
# Borders, and the paragraph that Word wants below a table.
_SAFETY: Final = 12.0
# Lower rows than these hold no line of text.
_LEAST: Final = 12.0
_AFTER_TABLE: Final = Spacing(1.0)


class _Scale(NamedTuple):
    """What lengths are multiplied by, across and down the page, and type; the page's height."""

    across: float
    down: float
    type: float
    height: float


def attendance_body(drawn: AttendanceLayout, options: PrintOptions, area: Area) -> str:
    """The body of the document."""
    long, short = max(layout.SIDES), min(layout.SIDES)
    wide, high = (long, short) if drawn.is_landscape else (short, long)
    scale = _Scale(
        area.width * MM / (wide - 2 * layout.MARGINS[0]),
        area.height * MM / (high - layout.MARGINS[1] - layout.MARGINS[2]),
        A3_SCALE if options.paper == "a3" else 1.0,
        area.height * MM,
    )
    pages = "".join(
        _page(page, drawn, options, scale, is_first=not number)
        for number, page in enumerate(drawn.pages)
    )
    if pages:
        return pages + paragraph(styles.CELL, spacing=_AFTER_TABLE)
    title = _title(drawn, options, scale, is_first=True)
    return title + paragraph(styles.CELL, run(words.EMPTY))


def _title(drawn: AttendanceLayout, options: PrintOptions, scale: _Scale, *, is_first: bool) -> str:
    size = drawn.title_size * scale.type
    text = run("\n".join(drawn.title_lines), size=size, color=options.title_color)
    return paragraph(
        styles.TITLE, text, keep_next=True, page_break=not is_first, spacing=_lines(size)
    )


def _page(
    page: SigningPage,
    drawn: AttendanceLayout,
    options: PrintOptions,
    scale: _Scale,
    *,
    is_first: bool,
) -> str:
    title = _title(drawn, options, scale, is_first=is_first)
    below = "".join(_below_title(page, drawn.across, scale))
    return (
        title + below + _table(page, drawn.across, scale, scale.height - _above(page, drawn, scale))
    )


def _above(page: SigningPage, drawn: AttendanceLayout, scale: _Scale) -> float:
    """The height of what stands above the rows, with some more: Word's lines are its own."""
    lines = sum(len(taught.lines) for taught in page.taught)
    text = (
        len(drawn.title_lines) * drawn.title_size * _LINE
        + layout.DAY_SIZE
        + lines * layout.LINE_SIZE * (1 + LEADING)
        + len(page.taught) * layout.GAPS[3] / 2
    )
    gaps = sum(layout.GAPS[:2]) + page.head_height
    return text * scale.type + gaps * scale.down + _SAFETY


def _below_title(page: SigningPage, across: int, scale: _Scale) -> Iterator[str]:
    """The day with how many are expected, and what is taught."""
    above, between, _, leading = layout.GAPS
    day = run(page.day, size=layout.DAY_SIZE * scale.type)
    count = run(f"\t{page.count}", size=layout.COUNT_SIZE * scale.type)
    whole = sum(page.widths) * across * scale.across / MM
    yield paragraph(
        styles.SUBTITLE,
        day,
        count,
        keep_next=True,
        tabs=[Tab(whole, is_right=True)],
        spacing=Spacing(layout.DAY_SIZE * scale.type, above * scale.down, between * scale.down),
    )
    size = layout.LINE_SIZE * scale.type
    for taught in page.taught:
        own = (len(taught.name) + 1) * size / MM
        yield paragraph(
            styles.REMARK,
            run(f"{taught.name}　{taught.text}", size=size),
            keep_next=True,
            spacing=Spacing(size * (1 + LEADING), after=leading * scale.down / 2),
            sides=(own, 0.0),
            hanging=own,
        )


def _table(page: SigningPage, across: int, scale: _Scale, room: float) -> str:
    widths = [width * scale.across / MM for width in page.widths]
    heads = [_head(width, title, scale) for width, title in _heads(page, widths)]
    rows = [row(heads * across, height=page.head_height * scale.down / MM, is_header=True)]
    high = page.row_height * scale.down
    # With a title that fills pages there is no room, and the rows go on below it.
    if room > _LEAST * len(page.rows):
        high = min(high, room / len(page.rows))
    for own in page.rows:
        cells = [each for one in own for each in _person(page, widths, one, scale)]
        rows.append(row(cells, height=high / MM))
    return table(styles.TABLE, widths * across, rows, pad=layout.PAD / MM)


def _heads(page: SigningPage, widths: list[float]) -> Iterator[tuple[float, tuple[str, str]]]:
    heads = [(head.lines, head.time) for head in page.heads]
    titles = [
        *((title, "") for title in page.titles),
        *(("\n".join(a), "\n".join(b)) for a, b in heads),
    ]
    if page.has_remark:
        titles.append(("备注", ""))
    return zip(widths, titles, strict=True)


def _head(width: float, title: tuple[str, str], scale: _Scale) -> str:
    name, time = title
    size = layout.ROW_SIZE * scale.type
    parts = [paragraph(styles.HEAD, run(name, size=size), spacing=_lines(size))]
    if time:
        small = layout.TIME_SIZE * scale.type
        parts.append(paragraph(styles.CELL, run(time, size=small), spacing=_lines(small)))
    return cell(width, *parts, fill=_TINT)


def _person(
    page: SigningPage, widths: list[float], own: SigningRow | None, scale: _Scale
) -> Iterator[str]:
    size, small = layout.ROW_SIZE * scale.type, layout.LINE_SIZE * scale.type
    texts = [(str(own.number), size), (own.name, size)] if own else []
    if own and page.has_unit:
        texts.append((own.unit, small))
    texts += [("", small)] * (len(widths) - len(texts))
    for width, (text, points) in zip(widths, texts, strict=True):
        yield cell(width, paragraph(styles.CELL, run(text, size=points), spacing=_lines(points)))


def _lines(size: float) -> Spacing:
    return Spacing(size * _LINE)
