"""版本 and 校验码 below a cover in Excel, with the QR code."""

from typing import Final

from partyschool_cli.export.xlsx.book import PLAIN, CellStyle, Page
from partyschool_cli.export.xlsx.page_foot import insert_qr

_QR: Final = 16.0  # millimetres
_STYLE: Final[CellStyle] = {
    **PLAIN,
    "font_size": 9,
    "font_color": "#595959",
    "valign": "bottom",
    "align": "right",
}


def write_code(page: Page) -> None:
    """A row with the code's line and its QR at the right; nothing where no code is printed."""
    code = page.book.options.code
    if code is None:
        return
    row = page.next_row((_QR + 2) * page.book.scale)
    if page.last > 0:
        page.merge((row, 0), (row, page.last - 1), code.line, _STYLE)
    insert_qr(page, row, code.text, _QR * page.book.scale)
