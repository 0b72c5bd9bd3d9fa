"""A course of the course catalog in Word: its heading, and its facts as a table without lines."""

from collections.abc import Iterable, Iterator

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import (
    Spacing,
    Tab,
    cell,
    paragraph,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.template import Template
from partyschool_cli.export.layout import catalog_layout as measures
from partyschool_cli.export.layout.catalog_layout import CourseBlock, FactLines
from partyschool_cli.export.typesetting.units import LEADING, MM

_LINE = 1 + LEADING


class CourseWriter:
    """Writes courses on pages `width` millimetres wide, in the sizes of a template."""

    def __init__(self, template: Template, width: float) -> None:
        self._title = template.size(styles.COURSE_HEADING)
        self._text = template.size(styles.CATALOG_TEXT)
        self._width = width
        # On A3, and in the type of an office's own template, all is larger alike.
        self._scale = self._text / measures.TEXT
        number, label = (
            each / MM * self._scale for each in (measures.NUMBER_WIDTH, measures.LABEL_WIDTH)
        )
        half = (width - number) / 2 - label
        self._widths = (number, label, half, label, half)

    def xml(self, block: CourseBlock, place: str = "", *, page_break: bool = False) -> str:
        """The course; `place` is a bookmark around its heading: its beginning and its end."""
        start, end = place.split("|") if place else ("", "")
        course = block.course
        title = "\n".join(block.title) + "".join(f" {sign}" for sign in words.signs(course))
        hours = run(f"\t{course.hours_text}", size=self._text)
        heading = paragraph(
            styles.COURSE_HEADING,
            start,
            run(f"{course.number}\t{title}", is_broken=True),
            hours,
            end,
            keep_next=True,
            page_break=page_break,
            tabs=[Tab(self._widths[0]), Tab(self._width, is_right=True)],
            hanging=self._widths[0],
            spacing=Spacing(self._title * _LINE, measures.PAD * self._scale, 0),
        )
        return heading + table(
            styles.TABLE,
            self._widths,
            self._rows(block),
            has_head=False,
            is_bare=True,
            pad=0,
        )

    def _rows(self, block: CourseBlock) -> Iterator[str]:
        rows = list(self._contents(block))
        for number, (cells, count) in enumerate(rows, 1):
            is_last = number == len(rows)
            below = measures.PAD if is_last else measures.BETWEEN_FACTS
            points = self._text * _LINE * count + below * self._scale - self._text * LEADING
            made = []
            for style, text, width, span in cells:
                line = self._line(style, text, is_last=is_last)
                made.append(cell(width, line, span=span, is_ruled=is_last, align="top"))
            yield row(made, height=points / MM, may_split=block.height > measures.HEIGHT)

    def _line(self, style: str, text: str, *, is_last: bool) -> str:
        spacing = Spacing(self._text * _LINE)
        return paragraph(style, run(text), keep_next=not is_last, spacing=spacing)

    def _contents(
        self, block: CourseBlock
    ) -> Iterator[tuple[list[tuple[str, str, float, int]], int]]:
        """The cells of each row as (style, text, width, span), and the number of its lines."""
        number, *facts = self._widths
        blank = (styles.CATALOG_TEXT, "", number, 1)
        if block.summary or not (block.short or block.long):
            # Running text is broken by Word, so that it can be edited.
            cells = [blank, (styles.CATALOG_TEXT, block.course.summary, sum(facts), 4)]
            yield cells, max(1, len(block.summary))
        for pair in block.short:
            cells = [blank, *self._pairs(pair)]
            if len(pair) == 1:
                cells.append((styles.CATALOG_TEXT, "", sum(facts[2:]), 2))
            yield cells, max(len(each.lines) for each in pair)
        for each in block.long:
            label, text = (styles.CATALOG_LABEL, each.fact.label), _text(each)
            cells = [blank, (*label, facts[0], 1), (styles.CATALOG_TEXT, text, sum(facts[1:]), 3)]
            yield cells, len(each.lines)

    def _pairs(self, pair: Iterable[FactLines]) -> Iterator[tuple[str, str, float, int]]:
        for index, each in enumerate(pair):
            label, text = self._widths[1 + 2 * index : 3 + 2 * index]
            yield styles.CATALOG_LABEL, each.fact.label, label, 1
            yield styles.CATALOG_TEXT, _text(each), text, 1


def _text(each: FactLines) -> str:
    """Names on their lines; running text is broken by Word, so that it can be edited."""
    return "\n".join(each.lines) if each.fact.joint == "、" else each.fact.text
