"""The rows above and below a printed table."""

from typing import Final

from partyschool_cli.export.xlsx.book import PLAIN, TITLE, Page

_SCALES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


def write_title(page: Page, title: str) -> None:
    """The title across the page, in the largest font that fits two lines."""
    width = page.span_width(0, page.last)
    sizes = [TITLE["font_size"] * scale for scale in _SCALES]
    two_lines = (
        one
        for one in sizes
        if page.height_of(title, width, one) <= 3 * one * page.book.scale * 0.3528
    )
    size = next(two_lines, sizes[-1])
    style = {**TITLE, "font_size": size}
    if page.book.options.title_color:
        style["font_color"] = page.book.options.title_color
    page.line(title, style, padding=3.0)


def write_below_title(page: Page, left: str, right: str) -> None:
    """The line below the title: one text at each edge, or both in one cell."""
    half = (page.last + 1) // 2
    if not right or half == 0:
        page.line("　".join(filter(None, (left, right))), PLAIN)
        return
    size = PLAIN["font_size"]
    high = max(
        page.height_of(left, page.span_width(0, half - 1), size),
        page.height_of(right, page.span_width(half, page.last), size),
    )
    row = page.next_row(high + 1.5)
    page.merge((row, 0), (row, half - 1), left, PLAIN)
    page.merge((row, half), (row, page.last), right, {**PLAIN, "align": "right"})
