"""版本 and 校验码 below a printed sheet in Excel, with the QR code."""

import io
from typing import Final

from partyschool_cli.export.codes.qr import qr_modules, qr_png
from partyschool_cli.export.xlsx.book import PLAIN, CellStyle, Page

_QR: Final = 16.0  # millimetres
_STYLE: Final[CellStyle] = {
    **PLAIN,
    "font_size": 9,
    "font_color": "#595959",
    "valign": "bottom",
    "align": "right",
}
_SCALE: Final = 8
_PIXELS_A_MM: Final = 96 / 25.4


def code_height(page: Page) -> float:
    """The height of the row of the code in millimetres; 0 without one."""
    return _QR + 2 if page.book.options.code else 0.0


def write_code(page: Page) -> None:
    """A row with the code's line and its QR at the right; nothing where no code is printed."""
    code = page.book.options.code
    if code is None:
        return
    row = page.next_row(code_height(page))
    side = page.span_width(page.last, page.last)
    line = {**_STYLE, "indent": 0}
    # The picture stands at the right edge, over as many columns as it is wide.
    first = page.last
    while first > 0 and side < _QR + 1:
        first -= 1
        side += page.span_width(first, first)
    if first > 0:
        page.merge((row, 0), (row, first - 1), code.line, line)
    pixels = _QR * _PIXELS_A_MM
    shown = qr_modules(code.text) * _SCALE
    page.sheet.insert_image(
        row,
        first,
        "qr.png",
        {
            "image_data": io.BytesIO(qr_png(code.text, _SCALE)),
            "x_scale": pixels / shown,
            "y_scale": pixels / shown,
            "x_offset": max(0.0, (side - _QR - 0.5) * _PIXELS_A_MM),
            "y_offset": _PIXELS_A_MM,
            "description": f"二维码：{code.text}",
            "object_position": 1,
        },
    )
