"""The cover of the course catalog in Word."""

from collections.abc import Iterator

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.codes.qr import qr_png
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Spacing, paragraph, picture, run
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.layout import catalog_layout as measures
from partyschool_cli.export.layout.catalog_layout import CatalogLayout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.units import LEADING, MM

_LINE = 1 + LEADING
_FAINT = "#595959"
_RULE_WIDTH = 46.0
_QR = 16.0
# Of what is left of the page, this goes above the title; the rest above who prints it.
_ABOVE = 1 / 2.6


def catalog_cover(
    content: CatalogContent,
    options: PrintOptions,
    template: Template,
    area: Area,
    layout: CatalogLayout,
) -> Iterator[str]:
    """The paragraphs of the cover, nearly as high as its page."""
    scale = template.size(styles.CATALOG_TEXT) / measures.TEXT
    style_size = template.size(styles.COVER_TITLE)
    size = layout.title_size * style_size / 36
    printed = options.printed
    upper = [
        (content.region or "", 15.0, "", 6 * MM),
        (words.extent_line(content), 13.0, _FAINT, 4 * MM),
    ]
    lower = [
        ("\n".join(layout.schools), measures.SCHOOLS, "", 0.0),
        (words.publisher_line(content), 12.0, "", 8 * MM),
        (f"{printed.year}年{printed.month}月", 12.0, "", 6 * MM),
    ]
    taken = len(layout.title) * size * _LINE + 14 * MM * scale
    for text, own, _, above in (*upper, *lower):
        lines = text.count("\n") + 1 if text else 0
        taken += (own * _LINE * lines + above * bool(text)) * scale
    code = _code(options, template, scale)
    taken += (_QR * MM * 1.6 + 40) * scale if code else 20
    left = max(0.0, area.height * MM - taken)
    title = run("\n".join(layout.title), size=size, color=options.title_color)
    yield paragraph(styles.COVER_TITLE, title, spacing=Spacing(size * _LINE, left * _ABOVE, 0))
    side = (area.width - _RULE_WIDTH * scale) / 2
    yield paragraph(
        styles.COVER_TEXT, sides=(side, side), spacing=Spacing(5 * MM * scale, 0, 0), rule=1.25
    )
    for text, own, color, above in upper:
        yield _line(text, own * scale, color, above * scale)
    first = left * (1 - _ABOVE)
    for text, own, color, above in lower:
        yield _line(text, own * scale, color, above * scale + first)
        first = 0.0 if text else first
    yield from code


def _line(text: str, size: float, color: str, above: float) -> str:
    if not text:
        return ""
    return paragraph(
        styles.COVER_TEXT,
        run(text, size=size, color=color or None),
        spacing=Spacing(size * _LINE, above, 0),
    )


def _code(options: PrintOptions, template: Template, scale: float) -> list[str]:
    """The QR code, and 版本 and 校验码 below it."""
    code = options.code
    if code is None:
        return []
    name = template.add_picture(qr_png(code.text))
    side = _QR * scale
    drawn = picture(name, side, f"二维码：{code.text}")
    return [
        paragraph(styles.COVER_TEXT, drawn, spacing=Spacing(side * MM * 1.02, 5 * MM * scale, 0)),
        _line(code.line, 10 * scale, _FAINT, 1 * MM * scale),
    ]
