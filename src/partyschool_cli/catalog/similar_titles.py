"""Courses of one school, or of a school and those above it, with similar titles.

Two titles are similar if their edit distance is small (党章导读 / 党章导读课), unless they differ
in the number of a part, the season or the year (上 / 下, 第一讲 / 第二讲, 春 / 冬, 2025 / 2026).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.model.course import Course

# Stop words: anywhere, and at the end, where they only say that it is a course.
_JOINTS = re.compile(r"[\W_]|[的和与及]")
_ENDINGS = re.compile(r"(?<=..)(?:课程|课|讲座|专题|培训班?|技术|知识|学习)+$")
_MARKS = re.compile(r"[0-9〇零一二三四五六七八九十百千甲乙丙丁上中下初高前后新旧春夏秋冬男女不非]")

# One letter in so many may differ; a changed letter counts as one deleted and one inserted.
_LETTERS_PER_EDIT = 5
# Longer titles are not confused, and comparing them would be slow.
_LONGEST = 60


class _Key(NamedTuple):
    """A title without stop words, and the marks of the part or year that it is about."""

    text: str
    marks: str


class SimilarTitles(NamedTuple):
    """A course and the first one before it, of the same school or one above, that is similar."""

    course: Course
    other: Course


def similar_titles(catalog: Catalog) -> Iterator[SimilarTitles]:
    """Each course that is not retired with the first that has a similar title, at most one.

    Courses of a school above come before those below. Looks up pieces of titles in an index, so
    that time grows with the courses and not with their pairs.
    """
    listed = [course for course in catalog.courses.values() if course.status != "retired"]
    indexes: dict[str, _TitleIndex] = {}
    keys = {course.id: _key(course.title) for course in listed}
    by_school: dict[str, list[Course]] = {}
    for course in listed:
        # A draft may not say yet whose it is.
        if course.school is not None:
            by_school.setdefault(course.school, []).append(course)
    for school, courses in by_school.items():
        indexes[school] = _TitleIndex([(keys[course.id], course) for course in courses])
    for school, courses in by_school.items():
        above = [each.id for each in catalog.ancestors(school) if each.id != school]
        for position, course in enumerate(courses):
            key = keys[course.id]
            pieces = _pieces_near(key)
            found = indexes[school].first_near(key, pieces, before=position)
            for name in above if found is None else ():
                if found is None and name in indexes:
                    found = indexes[name].first_near(key, pieces)
            if found is not None:
                yield SimilarTitles(course, found)


def are_similar(one: str, other: str) -> bool:
    """Whether two titles are similar, and say the same of part, season and year."""
    key, other_key = _key(one), _key(other)
    return key.marks == other_key.marks and _are_near(key.text, other_key.text)


def have_same_marks(one: str, other: str) -> bool:
    """Whether two titles say the same of part, season and year."""
    return _MARKS.findall(fold(one)) == _MARKS.findall(fold(other))


def _key(title: str) -> _Key:
    text = _JOINTS.sub("", fold(title))
    text = _ENDINGS.sub("", text)
    rest = _MARKS.sub("", text)
    # A title of marks and signs only is compared unchanged.
    return _Key(rest, "".join(_MARKS.findall(text))) if rest else _Key(fold(title), "")


# A part of a title's text: length of the text, number of the part, its letters, the title's marks.
# A plain tuple for speed: about a hundred are looked up for a title.
_Piece = tuple[int, int, str, str]


class _TitleIndex:
    """Index of the courses of one school by the keys of titles and by pieces of those."""

    def __init__(self, courses: Iterable[tuple[_Key, Course]]) -> None:
        self._courses: list[Course] = []
        self._equal: dict[_Key, int] = {}
        self._pieces: dict[_Piece, list[tuple[int, str]]] = {}
        for position, (key, course) in enumerate(courses):
            self._courses.append(course)
            if self._equal.setdefault(key, position) == position:
                for piece in _pieces(key):
                    self._pieces.setdefault(piece, []).append((position, key.text))

    def first_near(
        self, key: _Key, pieces: Iterable[_Piece], before: int | None = None
    ) -> Course | None:
        """The first course similar to `key`, of those before a position (None: of all).

        `pieces` are those that a similar title can have.
        """
        limit = len(self._courses) if before is None else before
        equal = self._equal.get(key, limit)
        if equal < limit:
            return self._courses[equal]
        index = self._pieces
        held = {found for piece in pieces if piece in index for found in index[piece]}
        near = (
            position for position, text in held if position < limit and _are_near(key.text, text)
        )
        first = min(near, default=None)
        return None if first is None else self._courses[first]


def _allowed(longer: int) -> int:
    return longer // _LETTERS_PER_EDIT


@cache
def _parts(length: int) -> tuple[tuple[int, int], ...]:
    """Start and end of the parts of a text: one more than the edits allowed.

    So a similar text has one of the parts unchanged (pigeonhole principle), shifted by at most the
    number of edits.
    """
    # The other text may be longer, and is allowed more edits then.
    longest = max(other for other in _lengths_near(length))
    count = _allowed(longest) + 1
    return tuple((length * n // count, length * (n + 1) // count) for n in range(count))


@cache
def _lengths_near(length: int) -> tuple[int, ...]:
    """The lengths that a similar text can have."""
    return tuple(
        other
        for other in range(length // 2, length * 2 + 1)
        if abs(other - length) <= _allowed(max(other, length))
    )


def _pieces(key: _Key) -> list[_Piece]:
    """The parts of a title, as they are indexed."""
    text, marks = key
    parts = _parts(len(text)) if len(text) <= _LONGEST else ()
    return [(len(text), part, text[start:end], marks) for part, (start, end) in enumerate(parts)]


@cache
def _cuts_near(length: int) -> tuple[tuple[int, int, int, int], ...]:
    """Where a part of a similar text can be: length of that text, part, start and end."""
    cuts = []
    for other in _lengths_near(length):
        edits = _allowed(max(other, length))
        for part, (start, end) in enumerate(_parts(other)):
            first, last = max(0, start - edits), min(start + edits, length - (end - start))
            cuts += [(other, part, place, place + end - start) for place in range(first, last + 1)]
    return tuple(cuts)


def _pieces_near(key: _Key) -> list[_Piece]:
    """Possible parts of a similar title: the same letters, shifted a little."""
    text, marks = key
    cuts = _cuts_near(len(text)) if len(text) <= _LONGEST else ()
    return [(other, part, text[start:end], marks) for other, part, start, end in cuts]


def _are_near(one: str, other: str) -> bool:
    allowed = _allowed(max(len(one), len(other)))
    return abs(len(one) - len(other)) <= allowed and _edit_distance(one, other) <= allowed


def _edit_distance(one: str, other: str) -> int:
    """Edit distance of two texts by insertions and deletions.

    From their longest common subsequence, computed bit-parallel (H. Hyyrö, Bit-Parallel LCS-length
    Computation Revisited, 2004): ten times as fast as a table.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    every = (1 << len(one)) - 1
    rest = every
    for letter in other:
        met = rest & places.get(letter, 0)
        rest = ((rest + met) | (rest - met)) & every
    common = len(one) - rest.bit_count()
    return len(one) + len(other) - 2 * common
