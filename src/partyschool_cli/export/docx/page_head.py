"""What stands above and below a laid-out table in Word: title, period, remarks, code."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.codes.qr import qr_png
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import (
    Spacing,
    Tab,
    cell,
    paragraph,
    picture,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.layout.heading import (
    ABOVE_FOOT,
    BELOW_HEAD,
    BELOW_ITEM,
    BELOW_TITLE,
    BESIDE_QR,
    CODE_SIZE,
)
from partyschool_cli.export.layout.page_layout import Foot, FootItem, Head
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.units import LEADING, MM

_LINE: Final = 1 + LEADING
_FAINT: Final = "#595959"
_BETWEEN_SIGNED: Final = "　　　"


class PageHead:
    """Writes heads and feet `scale` times as large as they were laid out."""

    def __init__(self, options: PrintOptions, template: Template, area: Area, scale: float) -> None:
        self._color = options.title_color
        self._code = options.code
        self._template = template
        self._width = area.width
        self._scale = scale

    def above(self, head: Head, *, page_break: bool) -> str:
        """The title, and the line or lines below it."""
        size = head.title_size * self._scale
        has_line = bool(head.left or head.right)
        after = (BELOW_TITLE if has_line else BELOW_HEAD) * self._scale - LEADING * size
        title = paragraph(
            styles.TITLE,
            run("\n".join(head.title_lines), size=size, color=self._color, is_broken=True),
            keep_next=True,
            page_break=page_break,
            spacing=Spacing(size * _LINE, 0, max(0.0, after)),
        )
        return title + (self._line(head) if has_line else "")

    def _line(self, head: Head) -> str:
        size = head.size * self._scale
        after = max(0.0, BELOW_HEAD * self._scale - LEADING * size)
        left, right = (
            run("\n".join(lines), size=size, is_broken=True) for lines in (head.left, head.right)
        )
        between = run("\t", size=size) if head.is_one_line else run("\n", size=size)
        return paragraph(
            styles.SUBTITLE,
            left,
            between if right and (left or head.is_one_line) else "",
            right,
            keep_next=True,
            tabs=[Tab(self._width, is_right=True)],
            spacing=Spacing(size * _LINE, 0, after),
        )

    def below(self, foot: Foot) -> str:
        """Remarks, who signs, and the code with its QR beside them."""
        lines = list(self._foot_lines(foot))
        code = self._code
        if code is None:
            return "".join(lines)
        size = CODE_SIZE * self._scale
        shown = run(code.line, size=size, color=_FAINT)
        lines.append(paragraph(styles.REMARK, shown, spacing=Spacing(size * _LINE)))
        side = foot.qr / MM * self._scale
        if not side:
            return "".join(lines)
        name = self._template.add_picture(qr_png(code.text))
        drawn = paragraph(
            styles.REMARK,
            picture(name, side, f"二维码：{code.text}"),
            align="right",
            spacing=Spacing(side * MM),
        )
        gap = paragraph(styles.REMARK, spacing=Spacing(ABOVE_FOOT * self._scale))
        wide = side + BESIDE_QR / MM * self._scale
        cells = [cell(self._width - wide, *lines, align="top"), cell(wide, drawn, align="top")]
        widths = (self._width - wide, wide)
        made = table(styles.TABLE, widths, [row(cells)], has_head=False, is_bare=True, pad=0)
        return gap + made + paragraph(styles.REMARK, spacing=Spacing(1))

    def _foot_lines(self, foot: Foot) -> Iterator[str]:
        before = 0.0 if self._code else ABOVE_FOOT * self._scale
        for item in foot.items:
            yield self._item(item, foot.size, before)
            before = 0.0
        if foot.signed and foot.signs_on_one_line:
            texts = (f"{one.name}{''.join(one.lines)}" for one in foot.signed)
            yield self._remark(_BETWEEN_SIGNED.join(texts), foot.size, before)
        elif foot.signed:
            for item in foot.signed:
                yield self._item(item, foot.size, before)
                before = 0.0
        elif not foot.items:
            yield paragraph(styles.REMARK, spacing=Spacing(1))

    def _item(self, item: FootItem, size: float, before: float) -> str:
        """A remark: its lines beside its name."""
        hanging = len(item.name) * size / MM * self._scale
        text = "\n".join(item.lines)
        return self._remark(f"{item.name}{text}", size, before, hanging)

    def _remark(self, text: str, size: float, before: float, hanging: float = 0.0) -> str:
        own = size * self._scale
        after = max(0.0, BELOW_ITEM * self._scale - LEADING * own)
        return paragraph(
            styles.REMARK,
            run(text, size=own, is_broken=True),
            hanging=hanging,
            spacing=Spacing(own * _LINE, before, after),
        )
