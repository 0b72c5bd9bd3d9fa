"""Paragraphs and tables as WordprocessingML: the only place that turns text into XML.

Styles are given by name; `template.py` replaces the names by a template's style ids. Lengths are in
millimetres, font sizes in points.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from partyschool_cli.export.bidi import enclosed
from partyschool_cli.markup.clean_text import clean

Merge = Literal["restart", "continue"]
Align = Literal["left", "center", "right"]

TWIPS_A_MM: Final = 1440 / 25.4
_EMU_A_MM: Final = 36000
# Points between a paragraph and the rule below it.
RULE_SPACE: Final = 2

# Otherwise Word chooses the font of “ ” — … by the surrounding text.
_EAST_ASIAN: Final = '<w:rFonts w:hint="eastAsia"/>'


# Where a line was full. Our own import joins what it parts.
_LINE_END: Final = "<w:r><w:rPr><w:noProof/></w:rPr><w:br/></w:r>"


def run(
    text: str,
    style: str = "",
    *,
    size: float | None = None,
    color: str | None = None,
    strike: bool = False,
    is_bold: bool = False,
    is_boxed: bool = False,
    squeezed: int = 100,
    is_aside: bool = False,
    is_broken: bool = False,
) -> str:
    """Text with a character style; line breaks and tabs are kept. `color` is `#rrggbb`.

    `is_boxed` draws a thin line round it. `squeezed` is its width in per cent of the font's own.
    Of text that `is_broken`, the line breaks are only where a line was full; text that `is_aside`
    is a note to what is above it. Both is marked for our own import, by what Word keeps and does
    not show: that the spelling is not to be checked.
    """
    if not text:
        return ""
    properties = [f"<w:rStyle w:val={quoteattr(style)}/>"] if style else []
    properties.append(_EAST_ASIAN)
    if is_bold:
        properties.append("<w:b/>")
    if strike:
        properties.append("<w:strike/>")
    if is_aside:
        properties.append("<w:noProof/>")
    if color:
        properties.append(f"<w:color w:val={quoteattr(color.removeprefix('#').upper())}/>")
    if squeezed != 100:
        properties.append(f'<w:w w:val="{squeezed}"/>')
    if size:
        properties.append(_size(size))
    if is_boxed:
        properties.append('<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>')
    look = f"<w:rPr>{''.join(properties)}</w:rPr>"
    lines = text.split("\n") if is_broken else [text]
    return _LINE_END.join(f"<w:r>{look}{_characters(line)}</w:r>" if line else "" for line in lines)


def _characters(text: str) -> str:
    body = escape(enclosed(clean(text)))
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        body = body.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{body}</w:t>'


class Spacing(NamedTuple):
    """Spacing of a paragraph in points: the height of its lines, and what is around it."""

    line: float
    before: float = 0.0
    after: float = 0.0


class Tab(NamedTuple):
    """A tab stop, `place` from the left; with `dots` on the way there."""

    place: float
    is_right: bool = False
    dots: bool = False


def paragraph(
    style: str,
    *runs: str,
    align: Align | None = None,
    keep_next: bool = False,
    page_break: bool = False,
    tabs: Sequence[Tab] = (),
    spacing: Spacing | None = None,
    sides: tuple[float, float] | None = None,
    hanging: float = 0.0,
    rule: float = 0.0,
    dots: float = 0.0,
) -> str:
    """A paragraph; `page_break` puts it on a new page.

    `sides` are the left and the right indent; the first line begins `hanging` left of the others.
    `rule` is a line below it, in points; `dots` a dotted one that far below it.
    """
    properties = [f"<w:pStyle w:val={quoteattr(style)}/>"]
    if keep_next:
        properties.append("<w:keepNext/>")
    if page_break:
        properties.append("<w:pageBreakBefore/>")
    if rule:
        look = f'w:sz="{round(rule * 8)}" w:space="{RULE_SPACE}" w:color="auto"'
        properties.append(f'<w:pBdr><w:bottom w:val="single" {look}/></w:pBdr>')
    if dots:
        look = f'w:sz="4" w:space="{min(31, round(dots))}" w:color="8C8C8C"'
        properties.append(f'<w:pBdr><w:bottom w:val="dotted" {look}/></w:pBdr>')
    if tabs:
        properties.append(f"<w:tabs>{''.join(map(_tab, tabs))}</w:tabs>")
    if spacing:
        line, before, after = (round(points * 20) for points in spacing)
        properties.append(
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
        )
    if sides or hanging:
        left, right = (round(side * TWIPS_A_MM) for side in sides or (hanging, 0.0))
        hang = f' w:hanging="{round(hanging * TWIPS_A_MM)}"' if hanging else ""
        properties.append(f'<w:ind w:left="{left}" w:right="{right}"{hang}/>')
    if align:
        properties.append(f'<w:jc w:val="{align}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(runs)}</w:p>"


def _tab(stop: Tab) -> str:
    kind = "right" if stop.is_right else "left"
    leader = ' w:leader="dot"' if stop.dots else ""
    return f'<w:tab w:val="{kind}"{leader} w:pos="{round(stop.place * TWIPS_A_MM)}"/>'


def picture(
    name: str, side: float, described: str, number: int = 1, *, height: float | None = None
) -> str:
    """A picture in the line of text, `side` millimetres wide; a square one without a `height`.

    `name` is its id in the file.
    `described` is for those who cannot see it; `number` tells the pictures of a document apart.
    """
    wide, high = (round(each * _EMU_A_MM) for each in (side, height or side))
    extent = f'cx="{wide}" cy="{high}"'
    label = f'id="{number}" name="图 {number}" descr={quoteattr(clean(described))}'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {extent}/><wp:docPr {label}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {label}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(code: str, shown: str, size: float | None = None) -> str:
    """A field such as PAGE; `shown` is its result until Word updates it."""
    look = f"<w:rPr>{_size(size)}</w:rPr>" if size else ""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
    )
    begin = "".join(f"<w:r>{look}{part}</w:r>" for part in parts)
    return f'{begin}{run(shown, size=size)}<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'


def _size(size: float) -> str:
    halves = round(size * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'


def cell(
    width: float,
    *paragraphs: str,
    span: int = 1,
    merge: Merge | None = None,
    fill: str | None = None,
    is_ruled: bool = False,
    align: Literal["center", "top"] = "center",
) -> str:
    """A cell over `span` columns; `merge` merges vertically. `fill` is `rrggbb`.

    `is_ruled` draws a grey line below it.

    Every cell must have a paragraph, a continued one an empty paragraph.
    """
    properties = [f'<w:tcW w:w="{round(width * TWIPS_A_MM)}" w:type="dxa"/>']
    if span > 1:
        properties.append(f'<w:gridSpan w:val="{span}"/>')
    if merge:
        properties.append(f'<w:vMerge w:val="{merge}"/>')
    if is_ruled:
        line = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        properties.append(f"<w:tcBorders>{line}</w:tcBorders>")
    if fill:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    properties.append(f'<w:vAlign w:val="{align}"/>')
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(
    cells: Iterable[str],
    *,
    height: float | None = None,
    is_header: bool = False,
    may_split: bool = False,
    is_exact: bool = False,
) -> str:
    """A row at least `height` high, or exactly, on one page unless it `may_split`.

    Headers repeat.
    """
    properties = [] if may_split else ["<w:cantSplit/>"]
    if height:
        rule = "exact" if is_exact else "atLeast"
        properties.append(f'<w:trHeight w:val="{round(height * TWIPS_A_MM)}" w:hRule="{rule}"/>')
    if is_header:
        properties.append("<w:tblHeader/>")
    return f"<w:tr><w:trPr>{''.join(properties)}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    style: str,
    widths: Sequence[float],
    rows: Iterable[str],
    *,
    has_head: bool = True,
    is_bare: bool = False,
    pad: float | None = None,
) -> str:
    """A table of fixed column widths; LibreOffice and WPS also need the widths of the cells.

    `has_head` formats the first row as a heading row, by the table's style. `is_bare` leaves its
    lines out. `pad` is what is left and right of text in a cell, with nothing above and below.
    """
    columns = [round(width * TWIPS_A_MM) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    look, first = ("0620", 1) if has_head else ("0600", 0)
    sides = ("top", "left", "bottom", "right")
    lines = "".join(f'<w:{side} w:val="nil"/>' for side in (*sides, "insideH", "insideV"))
    own = f"<w:tblBorders>{lines}</w:tblBorders>" if is_bare else ""
    margins = "" if pad is None else _margins(pad)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{own}<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook w:val="{look}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _margins(pad: float) -> str:
    """The margins of a table's cells, in millimetres left and right."""
    side = round(pad * TWIPS_A_MM)
    each = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    margins = "".join(f'<w:{name} w:w="{own}" w:type="dxa"/>' for name, own in each)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"
