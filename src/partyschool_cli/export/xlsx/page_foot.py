"""What stands below a laid-out table in Excel: remarks, who signs, the code and its QR."""

import io
from typing import Final

from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.qr import qr_modules, qr_png
from partyschool_cli.export.layout.heading import CODE_SIZE
from partyschool_cli.export.layout.page_layout import Foot
from partyschool_cli.export.typesetting.units import LEADING, MM
from partyschool_cli.export.xlsx.book import PLAIN, CellStyle, Page

_LINE: Final = 1 + LEADING
_AROUND: Final = 3.0
_FAINT: Final = "#595959"
_BETWEEN_SIGNED: Final = "　　　"
_PIXELS_A_MODULE: Final = 8
_PIXELS_A_MM: Final = 96 / 25.4


def write_page_foot(page: Page, foot: Foot, code: PrintedCode | None, scale: float) -> None:
    """Rows across the page; the QR stands over their right end, where their lines are short."""
    texts = [(f"{item.name}{_beside(item.name, item.lines)}", foot.size) for item in foot.items]
    signed = [f"{one.name}{''.join(one.lines)}" for one in foot.signed]
    if foot.signs_on_one_line and signed:
        signed = [_BETWEEN_SIGNED.join(signed)]
    texts += [(text, foot.size) for text in signed]
    texts += [(code.line, CODE_SIZE)] if code else []
    heights = [(text.count("\n") + 1) * size * _LINE + _AROUND for text, size in texts]
    side = foot.qr if code else 0.0
    if heights and sum(heights) < side + _AROUND:
        heights[-1] += side + _AROUND - sum(heights)
    first = page.row
    for (text, size), height in zip(texts, heights, strict=True):
        is_code = code is not None and text == code.line
        style: CellStyle = {**PLAIN, "font_size": size * scale / page.book.scale, "valign": "top"}
        if is_code:
            style["font_color"] = _FAINT
        row = page.next_row(height / MM * scale)
        page.merge((row, 0), (row, page.last), text, style)
    if code and side:
        insert_qr(page, first, code.text, side / MM * scale)


def _beside(name: str, lines: tuple[str, ...]) -> str:
    """The lines of a remark, those after the first as far from the edge as its name is wide."""
    return ("\n" + "　" * len(name)).join(lines)


def insert_qr(page: Page, row: int, text: str, side: float) -> None:
    """A QR of `side` millimetres at the right edge of the page, from a row on."""
    first, wide = page.last, page.span_width(page.last, page.last)
    while first > 0 and wide < side + 1:
        first -= 1
        wide += page.span_width(first, first)
    ratio = side * _PIXELS_A_MM / (qr_modules(text) * _PIXELS_A_MODULE)
    page.sheet.insert_image(
        row,
        first,
        "qr.png",
        {
            "image_data": io.BytesIO(qr_png(text, _PIXELS_A_MODULE)),
            "x_scale": ratio,
            "y_scale": ratio,
            "x_offset": max(0.0, (wide - side - 0.5) * _PIXELS_A_MM),
            "y_offset": _PIXELS_A_MM,
            "description": f"二维码：{text}",
            "object_position": 1,
        },
    )
