"""The course catalog in Excel: a table by theme and school, and flat rows of courses."""

from typing import Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.xlsx.book import CELL, HEAD, LEFT, Book, Cell, CellStyle, Page
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.heading import write_below_title, write_title

_SECTION: Final[CellStyle] = {**LEFT, "font_name": "黑体", "bg_color": "#FAFAFA"}
_MIN_ROW_HEIGHT: Final = 8.5
# Heading, share of the width, and whether text is aligned left.
_COLUMNS: Final = (
    ("编号", 10, False),
    ("课程名称", 34, True),
    ("学时", 8, False),
    ("模块", 15, False),
    ("授课方式", 17, False),
    ("授课对象", 20, False),
    ("授课人", 30, True),
    ("地点", 26, True),
    ("内容简介", 56, True),
)


def write_catalog(book: Book, content: CatalogContent) -> None:
    """The sheets 课程目录 and 明细."""
    page = book.page("课程目录", landscape=True)
    total = sum(weight for _, weight, _ in _COLUMNS)
    page.set_columns([page.width * weight / total for _, weight, _ in _COLUMNS])
    write_title(page, content.title)
    left = "　".join(filter(None, (content.region, words.extent_line(content))))
    write_below_title(page, left, printed_line(book.options.printed))
    head = page.next_row(_MIN_ROW_HEIGHT)
    for index, (title, _, _) in enumerate(_COLUMNS):
        page.write(head, index, title, HEAD)
    for section in content.sections:
        page.line(f"{words.heading(section)}（{words.section_line(section)}）", _SECTION, padding=3)
        for course in section.courses:
            _write_course(page, course)
    page.finish(head=(head, head))
    flat = [(section, course) for section in content.sections for course in section.courses]
    write_flat(book, "明细", _FLAT, flat)


def _write_course(page: Page, course: CourseEntry) -> None:
    values: tuple[Cell, ...] = (
        course.number,
        course.title + (" ★" if course.is_flagship else ""),
        _hours(course),
        course.strand,
        "、".join(course.delivery),
        "、".join(course.audience),
        "、".join(course.teachers),
        "、".join(course.sites),
        course.summary,
    )
    high = (
        page.height_of(value, page.span_width(index, index), CELL["font_size"])
        for index, value in enumerate(values)
        if isinstance(value, str)
    )
    row = page.next_row(max(_MIN_ROW_HEIGHT, max(high) + 2))
    for index, (value, (_, _, is_left)) in enumerate(zip(values, _COLUMNS, strict=True)):
        page.write(row, index, value, LEFT if is_left else CELL)


def _hours(course: CourseEntry) -> Cell:
    return "" if course.hours is None else course.hours


_Record = tuple[CatalogSection, CourseEntry]


def _yes(value: bool) -> str:
    return "是" if value else "否"


_FLAT: Final = (
    FlatColumn("编号", 18, lambda record: record[1].number),
    FlatColumn("课程名称", 60, lambda record: record[1].title),
    FlatColumn("类别", 20, lambda record: "主题课" if record[0].is_theme else "特色课"),
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
