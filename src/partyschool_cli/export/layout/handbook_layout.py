"""The parts of a 培训手册 that are laid out here: the lines of its titles, and its courses.

Timetable, list to sign and tables have layouts of their own. Lengths are points on A4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection
from partyschool_cli.export.handbook_content import COURSES, HandbookContent
from partyschool_cli.export.layout.catalog_layout import CourseBlock, catalog_layout, flowing
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.line_breaking import lines
from partyschool_cli.export.typesetting.units import MM

# The cover's title, on three lines at most, 150 mm wide.
_COVER_SIZES: Final = (34.0, 30.0, 26.0, 22.0, 18.0, 14.0)
_COVER_WIDTH: Final = 150 * MM
_MOST_LINES: Final = 3
NOTICE_TITLE: Final = 22.0
NOTICE_TEXT: Final = 16.0
_INDENT: Final = "　　"
_NOTICE_WIDTH: Final = 156 * MM


@dataclass(frozen=True, slots=True)
class HandbookLayout:
    """The lines of the cover and of the notice, with the sizes of their titles; the course blocks.

    The first line of each paragraph of the notice begins with its indent.
    """

    name: tuple[str, ...]
    name_size: float
    book: str
    notice_title: tuple[str, ...]
    notice_size: float
    notice_lines: tuple[tuple[str, ...], ...]
    courses: tuple[CourseBlock, ...]


def handbook_layout(content: HandbookContent) -> HandbookLayout:
    """Lays out what a handbook has besides its timetable, its tables and its list to sign."""
    own = breaker(content.words)
    name, name_size = _title(content.name, own, _COVER_SIZES, _COVER_WIDTH)
    sizes = (NOTICE_TITLE, 20.0, 18.0, 16.0, 14.0)
    notice, notice_size = _title(content.notice.title, own, sizes, _NOTICE_WIDTH)
    room = _NOTICE_WIDTH / NOTICE_TEXT
    paragraphs = tuple(flowing(f"{_INDENT}{one}", own, room) for one in content.notice.paragraphs)
    return HandbookLayout(
        name, name_size, content.book, notice, notice_size, paragraphs, _courses(content)
    )


def _title(
    text: str, own: Breaker, sizes: Sequence[float], width: float
) -> tuple[tuple[str, ...], float]:
    """The lines of a title in the largest size that needs few of them."""
    pieces = own.pieces(text)
    tried = ((lines(pieces, width / size), size) for size in sizes)
    last = lines(pieces, width / sizes[-1]), sizes[-1]
    return next((one for one in tried if len(one[0]) <= _MOST_LINES), last)


def course_book(content: HandbookContent) -> CatalogContent:
    """The courses as a catalog of one section, for what draws catalogs."""
    section = CatalogSection("1", COURSES, True, content.courses)
    return CatalogContent(COURSES, None, (section,), (), words=content.words)


def _courses(content: HandbookContent) -> tuple[CourseBlock, ...]:
    """The blocks of the courses, as a catalog of them has."""
    pages = catalog_layout(course_book(content)).body
    blocks = (block for page in pages for block in page.blocks)
    return tuple(block for block in blocks if isinstance(block, CourseBlock))
