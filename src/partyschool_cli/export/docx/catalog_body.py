"""The course catalog in Word: cover, contents in two columns, then the courses on their pages.

Page breaks stand where the layout has them, so that the page numbers in the contents are right
before Word updates its fields. In an office's own template, whose type may be larger, Word makes
the pages, and courses stay whole all the same.
"""

from collections.abc import Iterator
from itertools import chain

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.catalog_cover import catalog_cover
from partyschool_cli.export.docx.course_block import CourseWriter
from partyschool_cli.export.docx.elements import (
    RULE_SPACE,
    Spacing,
    Tab,
    cell,
    field,
    paragraph,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.layout import catalog_layout as measures
from partyschool_cli.export.layout import contents_layout as columns
from partyschool_cli.export.layout.catalog_layout import (
    Block,
    CatalogLayout,
    SectionBlock,
)
from partyschool_cli.export.layout.contents_layout import Column, ContentsLine
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.units import LEADING, MM

_LINE = 1 + LEADING
_FAINT = "#595959"
_RULE = 0.5
_NO_COURSES = "没有课程"


def catalog_body(
    content: CatalogContent,
    options: PrintOptions,
    template: Template,
    area: Area,
    layout: CatalogLayout,
) -> str:
    """The body of the document."""
    book = _Book(content, options, template, area, layout)
    parts = chain(catalog_cover(content, options, template, area, layout), book.contents())
    courses = "".join(book.courses()) or paragraph(styles.CELL, run(_NO_COURSES))
    # Word requires a paragraph after the last table.
    return "".join(parts) + courses + paragraph(styles.NORMAL, spacing=Spacing(1))


class _Book:
    """The contents and the courses of one catalog."""

    def __init__(
        self,
        content: CatalogContent,
        options: PrintOptions,
        template: Template,
        area: Area,
        layout: CatalogLayout,
    ) -> None:
        self._content = content
        self._layout = layout
        self._width = area.width
        self._size = template.size
        # Pages of an office's own template are made by Word.
        self._has_pages = options.template is None
        self._writer = CourseWriter(template, area.width)
        self._scale = template.size(styles.CATALOG_TEXT) / measures.TEXT
        self._numbers = {number: index for index, number in enumerate(layout.pages)}

    def contents(self) -> Iterator[str]:
        """The contents: a table of two columns for each page, a field for each page number.

        A TOC field cannot be in two columns that are equally long: LibreOffice, and WPS, take it
        out of a table, and Word's own columns of it away.
        """
        own = self._layout.contents
        if not own.pages:
            return
        above = columns.HEADING_HEIGHT - columns.HEADING * _LINE
        key = words.FLAGSHIP_KEY if self._content.has_flagship else ""
        yield paragraph(
            styles.CONTENTS_TITLE,
            run("目　录", size=columns.HEADING * self._scale),
            run(f"　{key}" if key else "", size=9 * self._scale, color=_FAINT),
            page_break=True,
            spacing=Spacing(columns.HEADING * _LINE * self._scale, 0, above * self._scale),
        )
        gap = columns.GUTTER / MM * self._scale
        side = (self._width - gap) / 2
        for number, page in enumerate(own.pages):
            if number:
                yield paragraph(styles.NORMAL, page_break=True, spacing=Spacing(1))
            left, right = map(self._column, page)
            blank = cell(gap, paragraph(styles.CONTENTS[1]))
            cells = (cell(side, left, align="top"), blank, cell(side, right, align="top"))
            rows = [row(cells, may_split=True)]
            yield table(styles.TABLE, (side, gap, side), rows, has_head=False, is_bare=True, pad=0)

    def _column(self, lines: Column) -> str:
        if not lines:
            return paragraph(styles.CONTENTS[1])
        return "".join(
            self._contents_line(line, is_first=not index) for index, line in enumerate(lines)
        )

    def _contents_line(self, line: ContentsLine, *, is_first: bool) -> str:
        own = size = self._layout.contents.size * self._scale
        width = (self._width - columns.GUTTER / MM * self._scale) / 2
        course = line.course
        number = line.section.number if course is None else course.number
        anchor = _anchor(self._numbers[number])
        text = "\n".join(line.lines)
        link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">'
        if course is None:
            size *= columns.SECTION_SCALE
            body = run(text, size=size)
            shown = run(f"\t{words.section_line(line.section)}", size=9 * self._scale, color=_FAINT)
            above = 0.0 if is_first else columns.ABOVE_SECTION * own
            below = columns.BELOW_SECTION * own - size * 0.1 - _RULE - RULE_SPACE
            return paragraph(
                styles.CONTENTS[0],
                f"{link}{body}{shown}</w:hyperlink>",
                keep_next=True,
                tabs=[Tab(width, is_right=True)],
                spacing=Spacing(size * 1.1, above, below),
                rule=_RULE,
            )
        behind = "".join(f" {mark}" for mark in words.signs(course))
        page = field(f"PAGEREF {anchor} \\h", str(self._layout.pages[number] + 1), size)
        shown = run(f"{number}\t{text}{behind}\t", size=size)
        place = columns.NUMBER_WIDTH / MM * self._scale
        return paragraph(
            styles.CONTENTS[1],
            f"{link}{shown}{page}</w:hyperlink>",
            tabs=[Tab(place), Tab(width, is_right=True, dots=True)],
            hanging=place,
            spacing=Spacing(size * _LINE, 0, (columns.BETWEEN - LEADING) * size),
        )

    def courses(self) -> Iterator[str]:
        """The sections and courses, page by page."""
        for number, page in enumerate(self._layout.body):
            begins = number > 0 or not self._layout.shares_page
            for index, block in enumerate(page.blocks):
                yield self._block(block, is_first=begins and index == 0)

    def _block(self, block: Block, *, is_first: bool) -> str:
        breaks = is_first and self._has_pages
        if isinstance(block, SectionBlock):
            return self._section(block, is_first=is_first, page_break=breaks)
        place = self._bookmark(block.course.number)
        return self._writer.xml(block, place, page_break=breaks)

    def _section(self, block: SectionBlock, *, is_first: bool, page_break: bool) -> str:
        section = block.section
        title = words.heading(section)
        start, end = self._bookmark(section.number).split("|")
        line = run(f"\t{words.section_line(section)}", size=9.5 * self._scale, color=_FAINT)
        size = self._size(styles.SECTION)
        return paragraph(
            styles.SECTION,
            start,
            run(title),
            line,
            end,
            keep_next=True,
            page_break=page_break,
            tabs=[Tab(self._width, is_right=True)],
            spacing=Spacing(
                size * 1.2,
                0 if is_first else measures.ABOVE_SECTION * self._scale,
                measures.AFTER_SECTION * self._scale,
            ),
            rule=1.25,
        )

    def _bookmark(self, number: str) -> str:
        index = self._numbers[number]
        start = f'<w:bookmarkStart w:id="{index}" w:name="{_anchor(index)}"/>'
        return f'{start}|<w:bookmarkEnd w:id="{index}"/>'


def _anchor(number: int) -> str:
    return f"_Toc{number:08d}"
