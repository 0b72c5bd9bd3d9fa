"""The course catalog in Word: cover, contents, then the courses under headings.

Page breaks are set explicitly, by a conservative estimate of heights, so that the page numbers in
the contents are right before Word updates its fields.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CourseEntry
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import (
    TAB,
    cell,
    field,
    field_ends,
    paragraph,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import full_date
from partyschool_cli.markup.text_size import MM_A_POINT, line_count

# With more headings, the contents list sections only.
_HEADINGS_IN_CONTENTS: Final = 300
# Relative to the font size. Word's fonts need 1.3, their substitutes up to 1.45.
_LINE_HEIGHT: Final = 1.45
_LABEL_WIDTH: Final = 19.0
_PADDING: Final = 3.2
_ROW_PADDING: Final = 2.3
_COVER_SCALES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading of `level` and the content below it; `height` is in millimetres.

    `number` counts all blocks from 0.
    """

    number: int
    level: int
    heading: str
    below: str
    height: float
    page: int = 0
    begins_page: bool = False


def catalog_body(
    content: CatalogContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    blocks = list(_Courses(template, area).blocks(content))
    levels = 2 if len(blocks) <= _HEADINGS_IN_CONTENTS else 1
    lines = _contents_pages([one for one in blocks if one.level < levels], template, area)
    # Page 1 is the cover, then come the contents.
    placed = list(_placed(blocks, area, max(lines, default=-1) + 3))
    entries = [one for one in placed if one.level < levels]
    return "".join(
        (
            *_cover(content, options, template, area),
            *_contents(entries, lines, levels, area),
            *map(_headed, placed),
            # Word requires a paragraph after the last table.
            paragraph(styles.NORMAL),
        )
    )


def _cover(
    content: CatalogContent, options: PrintOptions, template: Template, area: Area
) -> Iterator[str]:
    size = template.size(styles.COVER_TITLE)
    sizes = [size * scale for scale in _COVER_SCALES]
    columns = area.width / MM_A_POINT * 2
    fitting = (one for one in sizes if line_count(content.title, columns / one) <= 3)
    chosen = next(fitting, sizes[-1])
    smaller = chosen if chosen < size else None
    yield paragraph(styles.COVER_TITLE, run(content.title, size=smaller, color=options.title_color))
    texts = (content.region or "", words.extent_line(content), full_date(options.printed))
    yield from (paragraph(styles.COVER_TEXT, run(text)) for text in texts if text)


def _contents_pages(entries: list[_Block], template: Template, area: Area) -> list[int]:
    """For each entry, which page of the contents it is on, from 0."""
    high = 2 * template.size(styles.CONTENTS_TITLE) * _LINE_HEIGHT * MM_A_POINT
    page, pages = 0, []
    for entry in entries:
        size = template.size(styles.CONTENTS[entry.level])
        columns = area.width / MM_A_POINT / size * 2 - 8
        need = line_count(entry.heading, columns) * size * _LINE_HEIGHT + (10, 1)[entry.level]
        if high + need * MM_A_POINT > area.height:
            page, high = page + 1, 0.0
        high += need * MM_A_POINT
        pages.append(page)
    return pages


def _contents(entries: list[_Block], pages: list[int], levels: int, area: Area) -> Iterator[str]:
    """The contents as a TOC field with its result filled in; `pages` as `_contents_pages` gives."""
    if not entries:
        return
    yield paragraph(styles.CONTENTS_TITLE, run("目　录"), page_break=True)
    begin, end = field_ends(f'TOC \\o "1-{levels}" \\h \\z \\u')
    for index, entry in enumerate(entries):
        anchor = _anchor(entry.number)
        shown = field(f"PAGEREF {anchor} \\h", str(entry.page))
        link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(entry.heading + TAB)}'
        yield paragraph(
            styles.CONTENTS[entry.level],
            begin if index == 0 else "",
            f"{link}{shown}</w:hyperlink>",
            end if index == len(entries) - 1 else "",
            page_break=index > 0 and pages[index] > pages[index - 1],
            right_tab=area.width,
            tab_leader=True,
        )


def _placed(blocks: list[_Block], area: Area, page: int) -> Iterator[_Block]:
    """Assigns pages to blocks, from `page` on; a section starts a new page."""
    page -= 1
    left = 0.0
    for index, block in enumerate(blocks):
        need = block.height
        if block.level == 0 and index + 1 < len(blocks):
            need += min(blocks[index + 1].height, area.height / 2)
        begins = block.level == 0 or (need > left and left < area.height)
        if begins:
            page, left = page + 1, area.height
        yield replace(block, page=page, begins_page=begins)
        left -= block.height
        while left < 0:  # a course of more than one page
            page, left = page + 1, left + area.height


class _Courses:
    """Sections and courses as blocks, in the font sizes of a template."""

    def __init__(self, template: Template, area: Area) -> None:
        self._area = area
        self._size = template.size(styles.CELL_LEFT)
        self._heights = {
            0: 2 * template.size(styles.SECTION) + 2 * template.size(styles.NORMAL),
            1: template.size(styles.COURSE_HEADING) * _LINE_HEIGHT + 16,
        }
        self._heading_sizes = (
            template.size(styles.SECTION),
            template.size(styles.COURSE_HEADING),
        )

    def blocks(self, content: CatalogContent) -> Iterator[_Block]:
        """Each section, followed by its courses."""
        number = count()
        widths = (_LABEL_WIDTH, self._area.width / 2 - _LABEL_WIDTH) * 2
        for section in content.sections:
            line = paragraph(styles.NORMAL, run(words.section_line(section)), keep_next=True)
            yield self._block(next(number), 0, words.heading(section), line)
            for course in section.courses:
                rows = list(self._rows(course))
                below = table(styles.TABLE, widths, (xml for xml, _ in rows), has_head=False)
                height = sum(high for _, high in rows)
                yield self._block(next(number), 1, words.course_heading(course), below, height)

    def _block(
        self, number: int, level: int, heading: str, below: str, height: float = 0.0
    ) -> _Block:
        size = self._heading_sizes[level]
        more = line_count(heading, self._area.width / MM_A_POINT / size * 2) - 1
        points = self._heights[level] + more * size * _LINE_HEIGHT
        return _Block(number, level, heading, below, height + points * MM_A_POINT)

    def _rows(self, course: CourseEntry) -> Iterator[tuple[str, float]]:
        """The rows of a course's table as (XML, height in millimetres)."""
        facts = list(words.course_facts(course))
        half, whole = (self._area.width / 2, self._area.width)
        for pair in zip(facts[::2], facts[1::2], strict=True):
            if any(text for _, text in pair):
                cells = [part for name, text in pair for part in self._pair(name, text, half, 1)]
                yield self._row(cells, [(text, half) for _, text in pair])
        for name, text in words.course_texts(course):
            yield self._row(self._pair(name, text, whole, 3), [(text, whole)])

    def _row(self, cells: Iterable[str], texts: list[tuple[str, float]]) -> tuple[str, float]:
        lines = max(
            line_count(text, (width - _LABEL_WIDTH - _PADDING) / MM_A_POINT / self._size * 2)
            for text, width in texts
        )
        height = lines * self._size * _LINE_HEIGHT * MM_A_POINT + _ROW_PADDING
        return row(cells, may_split=height > self._area.height * 0.6), height

    def _pair(self, name: str, text: str, width: float, span: int) -> tuple[str, str]:
        label = paragraph(styles.HEAD, run(name))
        value = paragraph(styles.CELL_LEFT, run(text))
        return (
            cell(_LABEL_WIDTH, label, fill="F2F2F2"),
            cell(width - _LABEL_WIDTH, value, span=span),
        )


def _headed(block: _Block) -> str:
    number = block.number
    style = (styles.SECTION, styles.COURSE_HEADING)[block.level]
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(number)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    heading = paragraph(style, start, run(block.heading), end, page_break=block.begins_page)
    return heading + block.below


def _anchor(number: int) -> str:
    return f"_Toc{number:08d}"
