"""A handbook in Word: a section for each of its parts, as each is written alone."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from partyschool_cli.export import handbook_content as words
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.attendance_body import attendance_body
from partyschool_cli.export.docx.course_block import CourseWriter
from partyschool_cli.export.docx.drawn_parts import drawn_part
from partyschool_cli.export.docx.elements import Spacing, Tab, paragraph, run
from partyschool_cli.export.docx.notice_body import signed
from partyschool_cli.export.docx.table_body import table_xml
from partyschool_cli.export.docx.template import Area, Margins, Template
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.layout.attendance_layout import MARGINS, attendance_layout
from partyschool_cli.export.layout.handbook_layout import handbook_layout
from partyschool_cli.export.layout.table_layout import table_in_text
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.rule_text import RuleBlock
from partyschool_cli.export.typesetting.units import LEADING, MM

# As GB/T 9704 has them.
_NOTICE_MARGINS: Final = Margins(27, 37, 30)
_SIGNED_MARGINS: Final = Margins(*(side / MM for side in MARGINS))
_BOOK_SIZE: Final = 26.0
_ABOUT_SIZE: Final = 14.0
_LINE: Final = 1 + LEADING
_RULE_SIZE: Final = 12.0
_HEADING_SIZES: Final = (15.0, 13.5, 12.5)
# Two characters for each level of a list.
_INDENT: Final = 2 * _RULE_SIZE / MM


def handbook_body(content: HandbookContent, options: PrintOptions, template: Template) -> str:
    """The body of the document."""
    book = _Handbook(content, options, template)
    parts: list[str] = []
    for section in book.sections():
        # What ends a section has the paper that was set for it, so it comes before the next one.
        parts += [template.section_break()] if parts else []
        parts.append(section())
    return "".join(parts)


class _Handbook:
    def __init__(self, content: HandbookContent, options: PrintOptions, template: Template) -> None:
        self._content, self._options, self._template = content, options, template
        self._layout = handbook_layout(content)

    def sections(self) -> Iterator[Callable[[], str]]:
        """What writes each section, on the paper that it sets."""
        content = self._content
        yield self._cover
        yield self._notice
        yield self._timetable
        if content.courses or content.tables or content.rules:
            yield self._text
        if content.attendance is not None:
            yield partial(self._attendance, content.attendance)

    def _cover(self) -> str:
        layout, color = self._layout, self._options.title_color
        area = self._template.set_page(landscape=False, is_one_page=True)
        size, count = layout.name_size, len(self._content.cover)
        taken = len(layout.name) * size * _LINE + 40 + _BOOK_SIZE + count * _ABOUT_SIZE * 2
        left = max(0.0, area.height * MM - taken - 40)
        name = run("\n".join(layout.name), size=size, color=color)
        book = run(layout.book, size=_BOOK_SIZE, color=color)
        about = [
            paragraph(
                styles.COVER_TEXT,
                run(line, size=_ABOUT_SIZE),
                spacing=Spacing(_ABOUT_SIZE * _LINE, 0 if number else left / 2, _ABOUT_SIZE),
            )
            for number, line in enumerate(self._content.cover)
        ]
        return "".join(
            (
                paragraph(styles.COVER_TITLE, name, spacing=Spacing(size * _LINE, left / 3, 40)),
                paragraph(styles.COVER_TITLE, book, spacing=Spacing(_BOOK_SIZE * _LINE)),
                *about,
            )
        )

    def _notice(self) -> str:
        layout, notice = self._layout, self._content.notice
        area = self._template.set_page(landscape=False, margins=_NOTICE_MARGINS)
        title = run(
            "\n".join(layout.notice_title), size=layout.notice_size, color=self._options.title_color
        )
        return "".join(
            (
                paragraph(styles.TITLE, title, keep_next=True),
                paragraph(styles.NOTICE_TO, run(notice.addressee)),
                *(paragraph(styles.NOTICE_TEXT, run(line)) for line in notice.paragraphs),
                signed(notice.organizer, notice.date, self._template, area),
            )
        )

    def _timetable(self) -> str:
        layout = timetable_layout(self._content.timetable, self._options)
        return drawn_part(layout, self._options, self._template, has_number=True)

    def _text(self) -> str:
        content = self._content
        area = self._template.set_page(landscape=False)
        parts = [*self._courses(area)]
        for each in content.tables:
            parts.append(paragraph(styles.SECTION, run(each.title)))
            parts.append(table_xml(each, table_in_text(each), area, is_whole=True))
        if content.rules:
            parts += [paragraph(styles.SECTION, run(words.RULES)), *map(_rule, content.rules)]
        return "".join(parts)

    def _courses(self, area: Area) -> Iterator[str]:
        if self._layout.courses:
            yield paragraph(styles.SECTION, run(words.COURSES))
            writer = CourseWriter(self._template, area.width)
            yield from map(writer.xml, self._layout.courses)

    def _attendance(self, content: AttendanceContent) -> str:
        layout = attendance_layout(content)
        area = self._template.set_page(landscape=layout.is_landscape, margins=_SIGNED_MARGINS)
        return attendance_body(layout, self._options, area)


def _rule(block: RuleBlock) -> str:
    if block.kind == "heading":
        size = _HEADING_SIZES[min(block.level, len(_HEADING_SIZES)) - 1]
        spacing = Spacing(size * _LINE, 10, 5)
        return paragraph(styles.COURSE_HEADING, run(block.text, size=size), spacing=spacing)
    runs = [run(one.text, size=_RULE_SIZE, is_bold=one.is_bold) for one in block.runs]
    spacing = Spacing(_RULE_SIZE * 1.5, 0, 4)
    if block.kind == "item":
        tab = run(f"{block.marker}\t", size=_RULE_SIZE)
        sides = (_INDENT * (block.level + 1), 0.0)
        return paragraph(
            styles.CELL_LEFT,
            tab,
            *runs,
            spacing=spacing,
            sides=sides,
            hanging=_INDENT,
            tabs=[Tab(sides[0])],
        )
    if block.level:
        sides = (_INDENT * (block.level + 1), 0.0)
        return paragraph(styles.CELL_LEFT, *runs, spacing=spacing, sides=sides)
    lines = run("　　", size=_RULE_SIZE)
    return paragraph(styles.CELL_LEFT, lines, *runs, spacing=spacing)
