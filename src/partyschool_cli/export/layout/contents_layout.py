"""The contents of a course catalog: lines in two columns about equally long, on few pages.

Lengths are points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.typesetting.advances import width as text_width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.line_breaking import lines
from partyschool_cli.export.typesetting.units import MM, lines_height

GUTTER: Final = 10 * MM
NUMBER_WIDTH: Final = 9.5 * MM
PAGE_WIDTH: Final = 7 * MM
HEADING: Final = 18.0
HEADING_HEIGHT: Final = HEADING + 4 * MM
# By the size of the type: above the heading of a section, below its rule, and below a course.
ABOVE_SECTION: Final = 1.0
BELOW_SECTION: Final = 0.55
BETWEEN: Final = 0.38
# By the size of the courses' lines.
SECTION_SCALE: Final = 12 / 11
# The largest with which one page holds all; contents of more pages are in this one.
_SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_LONG: Final = 10.0
# The room of a few dots before a page number, in em.
_DOTS: Final = 1.5
# Left free at the foot, since rules take a little more in Word.
_SAFETY: Final = 6.0
# What it costs, in points of difference, to part a section between two columns.
_PARTED: Final = 40.0


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A section (`course` is None) or a course, with the lines of its title."""

    section: CatalogSection
    course: CourseEntry | None
    lines: tuple[str, ...]
    height: float


Column = tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Pages of two columns each, in type of `size`; `height` is that of the last page."""

    size: float
    pages: tuple[tuple[Column, Column], ...]
    height: float


def contents_layout(content: CatalogContent, own: Breaker, width: float, height: float) -> Contents:
    """Lays out the contents of a catalog for pages of this width and height."""
    column = (width - GUTTER) / 2
    room = height - HEADING_HEIGHT - _SAFETY
    for size in _SIZES:
        left, right = _balanced(_lines(content, own, column, size), size)
        high = max(_height(left, size), _height(right, size))
        if high <= room:
            return Contents(size, ((left, right),) if left else (), HEADING_HEIGHT + high)
    return _on_pages(_lines(content, own, column, _LONG), _LONG, room)


def _lines(content: CatalogContent, own: Breaker, column: float, size: float) -> Column:
    found = []
    for section in content.sections:
        name = words.heading(section)
        at = size * SECTION_SCALE
        room = column / at - len(words.section_line(section)) * 0.75
        section_lines = lines(own.pieces(name), max(6.0, room), is_sans=True)
        high = lines_height(len(section_lines)) * at + (ABOVE_SECTION + BELOW_SECTION) * size
        found.append(ContentsLine(section, None, section_lines, high))
        for course in section.courses:
            # Marks and the star stand behind the last line, in brackets or boxes, and a few dots.
            behind = sum(len(mark) + 2.5 for mark in words.marks(course)) + 1.5 * course.is_flagship
            wide = (column - NUMBER_WIDTH - PAGE_WIDTH) / size - _DOTS
            course_lines = lines(own.pieces(course.title), wide)
            if text_width(course_lines[-1]) + behind > wide:
                course_lines = lines(own.pieces(course.title), wide - behind)
            high = (lines_height(len(course_lines)) + BETWEEN) * size
            found.append(ContentsLine(section, course, course_lines, high))
    return tuple(found)


def _height(column: Sequence[ContentsLine], size: float) -> float:
    """The height of a column; nothing is above its first line."""
    above = ABOVE_SECTION * size if column and column[0].course is None else 0.0
    return sum(line.height for line in column) - above


def _balanced(all_lines: Column, size: float) -> tuple[Column, Column]:
    """Two columns about equally long, the first not the shorter one where that can be."""
    choices = []
    # Nothing is above the first line of a column.
    above = ABOVE_SECTION * size
    total, left = sum(line.height for line in all_lines), -above
    for split, line in enumerate(all_lines, 1):
        left += line.height
        after = all_lines[split] if split < len(all_lines) else None
        if after is not None and line.course is None:
            continue  # a heading without a course under it
        is_parted = after is not None and after.course is not None
        right = total - left - above * (2 - is_parted)
        choices.append((max(left, right) + _PARTED * is_parted, -split))
    split = -min(choices)[1] if choices else 0
    return all_lines[:split], all_lines[split:]


def _on_pages(all_lines: Column, size: float, room: float) -> Contents:
    """Columns filled one after the other; those of the last page are equally long."""
    columns: list[Column] = []
    column: Column = ()
    for index, line in enumerate(all_lines):
        # A heading does not stand at the foot of a column.
        kept = (line, *all_lines[index + 1 : index + 2]) if line.course is None else (line,)
        if column and _height((*column, *kept), size) > room:
            columns.append(column)
            column = ()
        column += (line,)
    columns.append(column)
    pages = [(columns[at], columns[at + 1]) for at in range(0, len(columns) - 1, 2)]
    last = columns[-1] if len(columns) % 2 else columns[-2] + columns[-1]
    left, right = _balanced(last, size)
    if max(_height(left, size), _height(right, size)) <= room:
        pages = [*pages[: (len(columns) - 1) // 2], (left, right)]
    high = max(_height(side, size) for side in pages[-1])
    return Contents(size, tuple(pages), HEADING_HEIGHT + high)
