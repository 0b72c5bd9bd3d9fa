"""The course catalog in Excel: the book's contents and courses on its pages, and flat rows."""

from collections.abc import Iterator, Sequence
from typing import Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.layout import catalog_layout as measures
from partyschool_cli.export.layout.catalog_layout import (
    Block,
    CatalogLayout,
    CourseBlock,
    FactLines,
    SectionBlock,
    catalog_layout,
)
from partyschool_cli.export.layout.contents_layout import (
    BETWEEN,
    HEADING_HEIGHT,
    Column,
    ContentsLine,
)
from partyschool_cli.export.typesetting.units import LEADING, MM, lines_height
from partyschool_cli.export.xlsx.book import PLAIN, TITLE, Book, Cell, CellStyle, Page
from partyschool_cli.export.xlsx.code_foot import write_code
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat

_FAINT: Final = "#595959"
_RULE: Final = "#BFBFBF"
_TOP: Final[CellStyle] = {**PLAIN, "valign": "top", "font_size": measures.TEXT}
_RIGHT: Final[CellStyle] = {**_TOP, "align": "right"}
_LABEL: Final[CellStyle] = {
    **_TOP,
    "font_name": "黑体",
    "font_size": measures.LABEL,
    "font_color": _FAINT,
}
_TITLE: Final[CellStyle] = {**_TOP, "font_name": "黑体", "font_size": 12.5, "valign": "bottom"}
_SECTION: Final[CellStyle] = {**_TITLE, "font_size": measures.SECTION, "bottom": 2}
_COUNT: Final[CellStyle] = {
    **_RIGHT,
    "font_size": 9.5,
    "font_color": _FAINT,
    "valign": "bottom",
}
# Millimetres of the columns: number, label, text of three parts; label, text of three parts.
_WIDTHS: Final = (12, 9, 62, 8, 5, 9, 53, 13, 9)
_LAST: Final = len(_WIDTHS) - 1
# Where the two columns of the contents have number, title and page.
_SIDES: Final = ((0, 1, 3), (5, 6, 8))


def write_catalog(book: Book, content: CatalogContent) -> None:
    """The sheets 课程目录 and 明细."""
    layout = catalog_layout(content)
    _write_cover(book, content, layout)
    page = book.page("课程目录", landscape=False)
    scale = page.width / sum(_WIDTHS)
    page.set_columns([width * scale for width in _WIDTHS])
    _Pages(page, content, layout).write()
    page.finish(pages=len(layout.contents.pages) + len(layout.body) - layout.shares_page)
    flat = [(section, course) for section in content.sections for course in section.courses]
    write_flat(book, "明细", _FLAT, flat)


def _write_cover(book: Book, content: CatalogContent, layout: CatalogLayout) -> None:
    """The cover has a sheet of its own, so that the pages of the next one count from 1."""
    page = book.page("封面", landscape=False)
    page.set_columns([page.width - 24, 24])
    printed = book.options.printed
    centred = {**PLAIN, "align": "center"}
    title: CellStyle = {**TITLE, "font_size": layout.title_size}
    if book.options.title_color:
        title["font_color"] = book.options.title_color
    page.next_row(page.height * 0.2)
    page.line("\n".join(layout.title), title, padding=10)
    for text, size, style in (
        (content.region or "", 15.0, centred),
        (words.extent_line(content), 13.0, {**centred, "font_color": _FAINT}),
    ):
        page.line(text, {**style, "font_size": size}, padding=5)
    page.next_row(page.height * 0.3)
    for text, size in (
        ("\n".join(layout.schools), measures.SCHOOLS),
        (words.publisher_line(content), 12.0),
        (f"{printed.year}年{printed.month}月", 12.0),
    ):
        page.line(text, {**centred, "font_size": size}, padding=5)
    write_code(page)
    page.finish(pages=1)


class _Pages:
    """Writes the pages of a catalog below each other."""

    def __init__(self, page: Page, content: CatalogContent, layout: CatalogLayout) -> None:
        self._page = page
        self._content = content
        self._layout = layout

    def write(self) -> None:
        key = words.FLAGSHIP_KEY if self._content.has_flagship else ""
        row = self._row(HEADING_HEIGHT)
        title = {**_SECTION, "bottom": 0, "align": "center"}
        self._page.merge((row, 0), (row, 5), "目　录", {**title, "indent": 0})
        self._page.merge((row, 6), (row, _LAST), key, _COUNT)
        for number, columns in enumerate(self._layout.contents.pages):
            if number:
                self._page.break_page()
            self._contents(columns)
        for number, own in enumerate(self._layout.body):
            is_shared = number == 0 and self._layout.shares_page
            if not is_shared:
                self._page.break_page()
            for index, block in enumerate(own.blocks):
                self._block(block, is_first=index == 0 and not is_shared)

    def _contents(self, columns: tuple[Column, Column]) -> None:
        """The two columns beside each other, in rows of one height: a row for a line of text."""
        size = self._layout.contents.size
        sides = [list(_in_rows(column)) for column in columns]
        first = self._page.row
        rows = max(row + count for side in sides for row, count, _ in side)
        room = measures.HEIGHT - HEADING_HEIGHT
        for _ in range(rows):
            self._row(min((1 + BETWEEN) * size, room / rows))
        for side, places in zip(sides, _SIDES, strict=True):
            for row, count, line in side:
                last = first + row + count - 1
                if line.course is None:
                    self._contents_section(first + row, last, line, places)
                else:
                    self._contents_course(first + row, last, line.lines, line.course, places)

    def _contents_section(
        self, row: int, last: int, line: ContentsLine, places: tuple[int, int, int]
    ) -> None:
        first, _, end = places
        size = self._layout.contents.size
        style = {**_TOP, "font_name": "黑体", "font_size": size, "valign": "bottom", "bottom": 1}
        count: CellStyle = {"font_size": 9, "font_color": _FAINT}
        pieces: tuple[tuple[str, CellStyle], ...] = (
            ("\n".join(line.lines), {}),
            (f"　{words.section_line(line.section)}", count),
        )
        self._page.merge((row, first), (last, end), "", style)
        self._page.write_rich(row, first, pieces, style)

    def _contents_course(
        self,
        row: int,
        last: int,
        lines: tuple[str, ...],
        course: CourseEntry,
        places: tuple[int, int, int],
    ) -> None:
        first, second, end = places
        style = {**_TOP, "font_size": self._layout.contents.size, "valign": "bottom"}
        title = "".join(("\n".join(lines), *(f" {sign}" for sign in words.signs(course))))
        self._page.write(row, first, course.number, {**style, "font_color": _FAINT})
        self._page.merge((row, second), (last, end - 1), title, style)
        page = self._layout.pages[course.number]
        self._page.write(last, end, page, {**style, "align": "right"})

    def _block(self, block: Block, *, is_first: bool) -> None:
        if isinstance(block, CourseBlock):
            self._course(block)
        else:
            self._section(block, is_first=is_first)

    def _section(self, block: SectionBlock, *, is_first: bool) -> None:
        above = 0.0 if is_first else measures.ABOVE_SECTION
        row = self._row(block.height - measures.ABOVE_SECTION + above)
        self._page.merge((row, 0), (row, 5), words.heading(block.section), _SECTION)
        count = {**_COUNT, "bottom": 2}
        self._page.merge((row, 6), (row, _LAST), words.section_line(block.section), count)

    def _course(self, block: CourseBlock) -> None:
        course = block.course
        row = self._row(measures.PAD + lines_height(len(block.title)) * measures.TITLE + 2)
        title = "\n".join(block.title) + "".join(f" {sign}" for sign in words.signs(course))
        self._page.write(row, 0, course.number, {**_TITLE, "font_size": 11, "font_color": _FAINT})
        self._page.merge((row, 1), (row, 6), title, _TITLE)
        self._page.merge((row, 7), (row, _LAST), course.hours_text, {**_RIGHT, "valign": "bottom"})
        count = bool(block.summary) + len(block.short) + len(block.long)
        if block.summary:
            count -= 1
            own = self._fact_row(len(block.summary), is_last=not count)
            self._text(own, 1, _LAST, course.summary, is_last=not count)
        for pair in block.short:
            count -= 1
            self._pair(pair, is_last=not count)
        for each in block.long:
            count -= 1
            own = self._fact_row(len(each.lines), is_last=not count)
            self._text(own, 1, 1, each.fact.label, is_last=not count)
            self._text(own, 2, _LAST, _shown(each), is_last=not count)

    def _pair(self, pair: Sequence[FactLines], *, is_last: bool) -> None:
        row = self._fact_row(max(len(each.lines) for each in pair), is_last=is_last)
        for each, (first, last) in zip(pair, ((2, 4), (6, _LAST)), strict=False):
            self._text(row, first - 1, first - 1, each.fact.label, is_last=is_last)
            self._text(row, first, last, _shown(each), is_last=is_last)

    def _fact_row(self, count: int, *, is_last: bool) -> int:
        below = measures.PAD if is_last else measures.BETWEEN_FACTS
        row = self._row((count * (1 + LEADING) - LEADING) * measures.TEXT + below)
        if is_last:
            for column in range(_LAST + 1):
                self._page.write(row, column, "", {**_TOP, "bottom": 1, "bottom_color": _RULE})
        return row

    def _text(self, row: int, first: int, last: int, text: str, *, is_last: bool) -> None:
        style = _LABEL if first == last else _TOP
        if is_last:
            style = {**style, "bottom": 1, "bottom_color": _RULE}
        self._page.merge((row, first), (row, last), text, style)

    def _row(self, points: float) -> int:
        return self._page.next_row(points / MM * self._page.book.scale)


def _in_rows(column: Column) -> Iterator[tuple[int, int, ContentsLine]]:
    """Each line of the contents with its first row and the number of its rows."""
    row = 0
    for line in column:
        row += line.course is None and row > 0
        yield row, len(line.lines), line
        row += len(line.lines)


def _shown(each: FactLines) -> str:
    return "\n".join(each.lines) if each.fact.joint == "、" else each.fact.text


def _hours(course: CourseEntry) -> Cell:
    return "" if course.hours is None else course.hours


_Record = tuple[CatalogSection, CourseEntry]


def _yes(value: bool) -> str:
    return "是" if value else "否"


_FLAT: Final = (
    FlatColumn("编号", 18, lambda record: record[1].number),
    FlatColumn("课程名称", 60, lambda record: record[1].title),
    FlatColumn("类型", 20, lambda record: "主题课" if record[0].is_theme else "特色课"),
    FlatColumn("主题", 35, lambda record: record[0].title),
    FlatColumn("开课学校", 38, lambda record: record[1].school),
    FlatColumn("模块", 22, lambda record: record[1].strand),
    FlatColumn("学时", 17, lambda record: _hours(record[1])),
    FlatColumn("授课方式", 30, lambda record: "、".join(record[1].delivery)),
    FlatColumn("授课对象", 35, lambda record: "、".join(record[1].audience)),
    FlatColumn("授课人", 50, lambda record: "、".join(record[1].teachers)),
    FlatColumn("地点", 45, lambda record: "、".join(record[1].sites)),
    FlatColumn("专题", 40, lambda record: "、".join(record[1].topics)),
    FlatColumn("教学目标", 70, lambda record: "；".join(record[1].objectives)),
    FlatColumn("内容简介", 90, lambda record: record[1].summary),
    FlatColumn("精品课", 18, lambda record: _yes(record[1].is_flagship)),
    FlatColumn("微党课", 18, lambda record: _yes(record[1].is_micro_lecture)),
    FlatColumn("草稿", 16, lambda record: _yes(record[1].is_draft)),
    FlatColumn("课程代码", 40, lambda record: record[1].id),
)
