"""Courses of one school, or of a school and those above it, whose titles are nearly the same.

Two titles are near when little is left out of one (党章导读 / 党章导读课). What tells a part from
its sequel (上 / 下, 第一讲 / 第二讲, 春 / 冬, 2025 / 2026) never makes them near.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.model.course import Course

# Words of no weight, wherever they stand, and at the end, where they only say that it is a course.
_JOINTS = re.compile(r"[\W_]|[的和与及]")
_ENDINGS = re.compile(r"(?<=..)(?:课程|课|讲座|专题|培训班?|技术|知识|学习)+$")
_MARKS = re.compile(r"[0-9〇零一二三四五六七八九十百千甲乙丙丁上中下初高前后新旧春夏秋冬男女不非]")

# One letter in so many may differ; a changed letter counts as two, one left out and one added.
_LETTERS_A_SLIP = 5
# Nobody takes longer titles for each other, and comparing them would take long.
_LONGEST = 60


class _Key(NamedTuple):
    """A title without what has no weight, and the marks that set it apart from its sequels."""

    text: str
    marks: str


class SimilarTitles(NamedTuple):
    """A course and the first one before it, of the same school or one above, with a near title."""

    course: Course
    other: Course


def similar_titles(catalog: Catalog) -> Iterator[SimilarTitles]:
    """Each course that is not retired with the first that its title is near to, at most one.

    A course of a school above stands before those below. Looks up pieces of titles, so the time
    grows with the courses and not with their pairs.
    """
    listed = [course for course in catalog.courses.values() if course.status != "retired"]
    shelves: dict[str, _Shelf] = {}
    keys = {course.id: _key(course.title) for course in listed}
    by_school: dict[str, list[Course]] = {}
    for course in listed:
        by_school.setdefault(course.school, []).append(course)
    for school, courses in by_school.items():
        shelves[school] = _Shelf([(keys[course.id], course) for course in courses])
    for school, courses in by_school.items():
        above = [each.id for each in catalog.ancestors(school) if each.id != school]
        for position, course in enumerate(courses):
            key = keys[course.id]
            pieces = _pieces_near(key)
            found = shelves[school].first_near(key, pieces, before=position)
            for name in above if found is None else ():
                if found is None and name in shelves:
                    found = shelves[name].first_near(key, pieces)
            if found is not None:
                yield SimilarTitles(course, found)


def _key(title: str) -> _Key:
    text = _JOINTS.sub("", fold(title))
    text = _ENDINGS.sub("", text)
    rest = _MARKS.sub("", text)
    # A title of nothing but marks and signs is compared as it is.
    return _Key(rest, "".join(_MARKS.findall(text))) if rest else _Key(fold(title), "")


# A part of a title's text: of a text how long, which part, its letters, and the title's marks.
# A plain tuple, because there are many: about a hundred are looked up for a title.
_Piece = tuple[int, int, str, str]


class _Shelf:
    """The courses of one school by their titles' keys and by pieces of those."""

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
        """The first course near to `key`, of those before a position (None: of all).

        `pieces` are those that a near title may have.
        """
        limit = len(self._courses) if before is None else before
        equal = self._equal.get(key, limit)
        if equal < limit:
            return self._courses[equal]
        shelved = self._pieces
        held = {found for piece in pieces if piece in shelved for found in shelved[piece]}
        near = (
            position for position, text in held if position < limit and _are_near(key.text, text)
        )
        first = min(near, default=None)
        return None if first is None else self._courses[first]


def _allowed(longer: int) -> int:
    return longer // _LETTERS_A_SLIP


@cache
def _parts(length: int) -> tuple[tuple[int, int], ...]:
    """Start and end of the parts of a text: one more than slips are allowed it and its like.

    So a near text has one of the parts whole, at most as many places off as there are slips.
    """
    # The other text may be longer, and is allowed more slips then.
    longest = max(other for other in _lengths_near(length))
    count = _allowed(longest) + 1
    return tuple((length * n // count, length * (n + 1) // count) for n in range(count))


@cache
def _lengths_near(length: int) -> tuple[int, ...]:
    """The lengths that a near text can have."""
    return tuple(
        other
        for other in range(length // 2, length * 2 + 1)
        if abs(other - length) <= _allowed(max(other, length))
    )


def _pieces(key: _Key) -> list[_Piece]:
    """The parts of a title, as they are shelved."""
    text, marks = key
    parts = _parts(len(text)) if len(text) <= _LONGEST else ()
    return [(len(text), part, text[start:end], marks) for part, (start, end) in enumerate(parts)]


@cache
def _cuts_near(length: int) -> tuple[tuple[int, int, int, int], ...]:
    """Where a part of a near text may stand: of a text how long, which part, start and end."""
    cuts = []
    for other in _lengths_near(length):
        slips = _allowed(max(other, length))
        for part, (start, end) in enumerate(_parts(other)):
            first, last = max(0, start - slips), min(start + slips, length - (end - start))
            cuts += [(other, part, place, place + end - start) for place in range(first, last + 1)]
    return tuple(cuts)


def _pieces_near(key: _Key) -> list[_Piece]:
    """What may be a part of a near title: the same letters, a few places off."""
    text, marks = key
    cuts = _cuts_near(len(text)) if len(text) <= _LONGEST else ()
    return [(other, part, text[start:end], marks) for other, part, start, end in cuts]


def _are_near(one: str, other: str) -> bool:
    allowed = _allowed(max(len(one), len(other)))
    return abs(len(one) - len(other)) <= allowed and _slips(one, other) <= allowed


def _slips(one: str, other: str) -> int:
    """How many letters are left out or added between two texts.

    Their longest common subsequence, a bit for each letter (H. Hyyrö, Bit-Parallel LCS-length
    Computation Revisited, 2004): a table of numbers takes ten times as long.
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
