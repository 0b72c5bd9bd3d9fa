"""The course catalog as a book: cover, contents, courses on pages, every line of them.

Lengths are points on A4. A course is never broken over two pages, unless it is longer than one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import (
    CatalogContent,
    CatalogSection,
    CourseEntry,
    Fact,
)
from partyschool_cli.export.layout.contents_layout import Contents, contents_layout
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.line_breaking import Piece, lines
from partyschool_cli.export.typesetting.texts import Names, names
from partyschool_cli.export.typesetting.units import MM, lines_height

WIDTH: Final = 180 * MM
HEIGHT: Final = 265 * MM
# Type sizes.
SECTION: Final = 16.0
TITLE: Final = 12.5
TEXT: Final = 10.0
LABEL: Final = 9.0
SCHOOLS: Final = 10.5
# Columns of a course: its number, its hours, and the labels of its facts.
NUMBER_WIDTH: Final = 12 * MM
HOURS_WIDTH: Final = 22 * MM
LABEL_WIDTH: Final = 9 * MM
# Between the parts of a course, and above and below all of it.
PAD: Final = 2.4 * MM
BELOW_TITLE: Final = 1.4 * MM
BETWEEN_FACTS: Final = 1.7 * MM
# Around the heading of a section.
ABOVE_SECTION: Final = 5 * MM
BELOW_SECTION: Final = 1.5 * MM
AFTER_SECTION: Final = 1 * MM
BELOW_CONTENTS: Final = 5 * MM
_COVER_SIZES: Final = (36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 12.0)
_COVER_LINES: Final = 3
# Short contents share their page with the first courses.
_SHORT_CONTENTS: Final = HEIGHT / 2


@dataclass(frozen=True, slots=True)
class FactLines:
    """A fact about a course, and its lines."""

    fact: Fact
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """The heading of a section. `height` has what is above it where it does not begin a page."""

    section: CatalogSection
    height: float


@dataclass(frozen=True, slots=True)
class CourseBlock:
    """A course. Rows of `short` have two facts at most, each in half the width."""

    course: CourseEntry
    title: tuple[str, ...]
    summary: tuple[str, ...]
    short: tuple[tuple[FactLines, ...], ...]
    long: tuple[FactLines, ...]
    height: float


Block = SectionBlock | CourseBlock


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A page of courses, the first page under the contents if these are short.

    `number` counts from 1, after the cover. `pages` is more than 1 for a course that is longer than
    a page, which then stands alone.
    """

    number: int
    blocks: tuple[Block, ...]
    pages: int = 1


@dataclass(frozen=True, slots=True)
class CatalogLayout:
    """The whole book. With `shares_page` the first courses stand under the contents."""

    title: tuple[str, ...]
    title_size: float
    schools: tuple[str, ...]
    contents: Contents
    shares_page: bool
    body: tuple[BodyPage, ...]

    @property
    def pages(self) -> dict[str, int]:
        """By the number of a course or section (`1.2`, `1`) that of the page it begins on."""
        return {block_number(each): page.number for page in self.body for each in page.blocks}


def catalog_layout(content: CatalogContent) -> CatalogLayout:
    """Lays out a catalog for print."""
    own = breaker(content.words)
    title, size = _cover_title(content.title, own)
    contents = contents_layout(content, own, WIDTH, HEIGHT)
    blocks = _kept_together(_Blocks(content, own).all())
    shares = bool(blocks) and contents.height <= _SHORT_CONTENTS
    shares = shares and _height(blocks[0]) <= HEIGHT - contents.height - BELOW_CONTENTS
    taken = contents.height + BELOW_CONTENTS if shares else 0.0
    first = len(contents.pages) + (0 if shares else 1)
    return CatalogLayout(
        title=title,
        title_size=size,
        schools=_school_lines(content.schools),
        contents=contents,
        shares_page=shares,
        body=tuple(_pages(blocks, taken, first)),
    )


def block_number(block: Block) -> str:
    """The number of a section (`1`) or course (`1.2`)."""
    return block.section.number if isinstance(block, SectionBlock) else block.course.number


def _cover_title(title: str, own: Breaker) -> tuple[tuple[str, ...], float]:
    """The lines of the title, about half as wide as the page, and their size."""
    pieces = own.pieces(title)
    largest, *smaller = _COVER_SIZES
    found, at = lines(pieces, 9.0), largest
    for size in smaller:
        if len(found) <= _COVER_LINES:
            break
        found, at = lines(pieces, (WIDTH - 20 * MM) / size), size
    return found, at


def _school_lines(schools: Sequence[str]) -> tuple[str, ...]:
    """The schools on the cover, each name whole; one alone is in the title."""
    if len(schools) < 2:
        return ()
    whole = Names(tuple((Piece(f"{school}　", 0.0),) for school in schools))
    return tuple(line.rstrip("　") for line in whole.lines(0.85 * WIDTH / SCHOOLS))


class _Blocks:
    """The blocks of a catalog in order, with the lines and heights of each."""

    def __init__(self, content: CatalogContent, own: Breaker) -> None:
        self._content = content
        self._own = own

    def all(self) -> Iterator[Block]:
        for section in self._content.sections:
            yield SectionBlock(section, _section_height())
            for course in section.courses:
                yield self._course(section, course)

    def _course(self, section: CatalogSection, course: CourseEntry) -> CourseBlock:
        marks = sum(len(mark) + 1 for mark in words.marks(course)) + 2 * course.is_flagship
        room = (WIDTH - NUMBER_WIDTH - HOURS_WIDTH) / TITLE - marks
        title = lines(self._own.pieces(course.title), room, is_sans=True)
        inside = WIDTH - NUMBER_WIDTH
        summary = flowing(course.summary, self._own, inside / TEXT)
        short = [self._fact(fact, inside / 2) for fact in words.short_facts(course)]
        rows = tuple(tuple(short[start : start + 2]) for start in range(0, len(short), 2))
        long = words.long_facts(self._content, section, course)
        found = tuple(self._fact(fact, inside) for fact in long)
        height = _course_height(title, summary, rows, found)
        return CourseBlock(course, title, summary, rows, found, height)

    def _fact(self, fact: Fact, width: float) -> FactLines:
        room = (width - LABEL_WIDTH) / TEXT - 0.5
        if fact.joint == "、":
            return FactLines(fact, names(fact.items, self._own).lines(room))
        return FactLines(fact, flowing(fact.text, self._own, room))


def flowing(text: str, own: Breaker, room: float) -> tuple[str, ...]:
    """The lines of running text: each as full as whole words make it."""
    paragraphs = (own.pieces(line) for line in text.splitlines())
    set_ = (Names(tuple((piece,) for piece in pieces)).lines(room) for pieces in paragraphs)
    return tuple(line for lines_ in set_ for line in lines_)


def _section_height() -> float:
    return ABOVE_SECTION + SECTION + BELOW_SECTION + AFTER_SECTION


def _course_height(
    title: Sequence[str],
    summary: Sequence[str],
    short: Iterable[Sequence[FactLines]],
    long: Iterable[FactLines],
) -> float:
    rows = [max(len(fact.lines) for fact in row) for row in short]
    rows += [len(fact.lines) for fact in long]
    facts = sum(lines_height(count) * TEXT for count in rows)
    parts = [lines_height(len(title)) * TITLE]
    parts += [lines_height(len(summary)) * TEXT + BELOW_TITLE] if summary else []
    parts += [facts + BETWEEN_FACTS * (len(rows) - 1) + BELOW_TITLE] if rows else []
    return sum(parts) + 2 * PAD


_Group = tuple[Block, ...]


def _kept_together(blocks: Iterable[Block]) -> list[_Group]:
    """Each course, the first of a section with its heading."""
    groups: list[_Group] = []
    for block in blocks:
        if groups and isinstance(groups[-1][-1], SectionBlock):
            groups[-1] = (*groups[-1], block)
        else:
            groups.append((block,))
    return groups


def _height(group: _Group) -> float:
    return sum(block.height for block in group)


def _pages(groups: Sequence[_Group], taken: float, first: int) -> Iterator[BodyPage]:
    """The groups on as few pages as hold them, which are about equally full."""
    if not groups:
        return
    fewest = len(_filled(groups, taken, HEIGHT))
    low, high = 0.0, HEIGHT
    for _ in range(12):
        middle = (low + high) / 2
        if len(_filled(groups, taken, middle)) <= fewest:
            high = middle
        else:
            low = middle
    number = first
    for blocks in _filled(groups, taken, high):
        pages = max(1, -int(-_height(blocks) // HEIGHT))
        yield BodyPage(number, blocks, pages)
        number += pages


def _filled(groups: Iterable[_Group], taken: float, limit: float) -> list[_Group]:
    """Each page's blocks, if every page is filled up to `limit`, the first from `taken` on."""
    pages: list[_Group] = [()]
    high = taken
    for group in groups:
        need = _height(group)
        if pages[-1] and high + need > limit:
            pages.append(())
            high = 0.0
        # What is above a section's heading is left out where that begins a page.
        is_first = not pages[-1] and isinstance(group[0], SectionBlock)
        pages[-1] += group
        high += need - ABOVE_SECTION * is_first
    return pages
