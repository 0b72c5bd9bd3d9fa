"""Paragraphs and tables as WordprocessingML: the only place that turns text into XML.

Styles are given by name; `template.py` replaces the names by a template's style ids. Lengths are in
millimetres, font sizes in points.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from partyschool_cli.export.bidi import enclosed
from partyschool_cli.markup.clean_text import clean

Merge = Literal["restart", "continue"]
Align = Literal["left", "center", "right"]

TAB: Final = "\t"
TWIPS_A_MM: Final = 1440 / 25.4

# Otherwise Word chooses the font of “ ” — … by the surrounding text.
_EAST_ASIAN: Final = '<w:rFonts w:hint="eastAsia"/>'


def run(
    text: str,
    style: str = "",
    *,
    size: float | None = None,
    color: str | None = None,
    strike: bool = False,
) -> str:
    """Text with a character style; line breaks and tabs are kept. `color` is `#rrggbb`."""
    if not text:
        return ""
    properties = [f"<w:rStyle w:val={quoteattr(style)}/>"] if style else []
    properties.append(_EAST_ASIAN)
    if strike:
        properties.append("<w:strike/>")
    if color:
        properties.append(f"<w:color w:val={quoteattr(color.removeprefix('#').upper())}/>")
    if size:
        halves = round(size * 2)
        properties.append(f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>')
    return f"<w:r><w:rPr>{''.join(properties)}</w:rPr>{_characters(text)}</w:r>"


def _characters(text: str) -> str:
    body = escape(enclosed(clean(text)))
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        body = body.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{body}</w:t>'


def paragraph(
    style: str,
    *runs: str,
    align: Align | None = None,
    keep_next: bool = False,
    page_break: bool = False,
    right_tab: float | None = None,
    tab_leader: bool = False,
    sides: tuple[float, float] | None = None,
) -> str:
    """A paragraph; `page_break` puts it on a new page.

    `right_tab` is a right-aligned tab stop, with a dot leader for `tab_leader`. `sides` are the
    left and the right indent.
    """
    properties = [f"<w:pStyle w:val={quoteattr(style)}/>"]
    if keep_next:
        properties.append("<w:keepNext/>")
    if page_break:
        properties.append("<w:pageBreakBefore/>")
    if right_tab:
        place = round(right_tab * TWIPS_A_MM)
        leader = ' w:leader="dot"' if tab_leader else ""
        properties.append(f'<w:tabs><w:tab w:val="right"{leader} w:pos="{place}"/></w:tabs>')
    if sides:
        left, right = (round(side * TWIPS_A_MM) for side in sides)
        properties.append(f'<w:ind w:left="{left}" w:right="{right}"/>')
    if align:
        properties.append(f'<w:jc w:val="{align}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(runs)}</w:p>"


def field(code: str, shown: str) -> str:
    """A field such as PAGE; `shown` is its result until Word updates it."""
    begin, end = field_ends(code)
    return f"{begin}{run(shown)}{end}"


def field_ends(code: str) -> tuple[str, str]:
    """The runs before and after the result of a field."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    return begin, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cell(
    width: float,
    *paragraphs: str,
    span: int = 1,
    merge: Merge | None = None,
    fill: str | None = None,
) -> str:
    """A cell over `span` columns; `merge` merges vertically. `fill` is `rrggbb`.

    Every cell must have a paragraph, a continued one an empty paragraph.
    """
    properties = [f'<w:tcW w:w="{round(width * TWIPS_A_MM)}" w:type="dxa"/>']
    if span > 1:
        properties.append(f'<w:gridSpan w:val="{span}"/>')
    if merge:
        properties.append(f'<w:vMerge w:val="{merge}"/>')
    if fill:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    properties.append('<w:vAlign w:val="center"/>')
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(
    cells: Iterable[str],
    *,
    height: float | None = None,
    is_header: bool = False,
    may_split: bool = False,
) -> str:
    """A row at least `height` high, on one page unless it `may_split`. Headers repeat."""
    properties = [] if may_split else ["<w:cantSplit/>"]
    if height:
        properties.append(f'<w:trHeight w:val="{round(height * TWIPS_A_MM)}" w:hRule="atLeast"/>')
    if is_header:
        properties.append("<w:tblHeader/>")
    return f"<w:tr><w:trPr>{''.join(properties)}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    style: str, widths: Sequence[float], rows: Iterable[str], *, has_head: bool = True
) -> str:
    """A table of fixed column widths; LibreOffice and WPS also need the widths of the cells.

    `has_head` formats the first row as a heading row, by the table's style.
    """
    columns = [round(width * TWIPS_A_MM) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    look, first = ("0620", 1) if has_head else ("0600", 0)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
