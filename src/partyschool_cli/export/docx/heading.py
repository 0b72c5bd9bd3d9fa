"""The blocks above and below a table: title, subtitle, remarks, signatures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Tab, paragraph, run
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.markup.text_size import MM_A_POINT, line_count, text_width

LINE_HEIGHT: Final = 1.32  # relative to the font size, of Chinese fonts in Word
_SCALES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_SAFETY: Final = 3.0


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs and their estimated height in millimetres."""

    xml: str
    height: float


class Heading:
    """The title of a document, in the largest font that fits two lines."""

    def __init__(self, title: str, options: PrintOptions, template: Template, area: Area) -> None:
        self._title = title
        self._color = options.title_color
        self._template = template
        self._width = area.width
        size = template.size(styles.TITLE)
        sizes = [size * scale for scale in _SCALES]
        self._size = next((one for one in sizes if self._lines(title, one) <= 2), sizes[-1])
        self._is_smaller = self._size < size
        # A title that fills a page is not repeated.
        self._is_long = self._lines(title, self._size) * self._size > area.height

    def lines(self, left: str, right: str, *, is_first: bool) -> Block:
        """The title and the line below it; every block but the first starts a page."""
        size = self._size if self._is_smaller else None
        parts, height = [], _SAFETY
        if is_first or not self._is_long:
            title = run(self._title, size=size, color=self._color)
            parts.append(paragraph(styles.TITLE, title, keep_next=True, page_break=not is_first))
            height += self._lines(self._title, self._size) * self._size * LINE_HEIGHT * MM_A_POINT
        below = styles.SUBTITLE
        small = self._template.size(below)
        parts.append(
            paragraph(
                below,
                run(left if not right else f"{left}\t{right}"),
                keep_next=True,
                page_break=not parts and not is_first,
                tabs=[Tab(self._width, is_right=True)],
            )
        )
        both = f"{left}　{right}"
        height += (self._lines(both, small) * LINE_HEIGHT * small + 8) * MM_A_POINT
        return Block("".join(parts), height)

    def foot(self, lines: Iterable[str], signatures: tuple[str, ...]) -> Block:
        """Remarks, then the signatures on one line if they fit."""
        texts = list(lines)
        wide = sum(map(text_width, signatures)) + 4 * len(signatures)
        if wide * self._template.size(styles.REMARK) / 2 * MM_A_POINT <= self._width:
            last = paragraph(styles.REMARK, run("　　　　".join(signatures)))
            rest = ["".join(signatures)]
        else:
            last = "".join(paragraph(styles.REMARK, run(text)) for text in signatures)
            rest = list(signatures)
        size = self._template.size(styles.REMARK)
        lines_high = sum(self._lines(text, size) for text in (*texts, *rest))
        height = (lines_high * LINE_HEIGHT * 1.1 * size + 2 * (len(texts) + len(rest))) * MM_A_POINT
        xml = "".join(paragraph(styles.REMARK, run(text)) for text in texts)
        return Block(xml + last, height + _SAFETY)

    def _lines(self, text: str, size: float) -> int:
        return line_count(text, self._width / MM_A_POINT / size * 2)
