"""Courses of one school, or of a school and those above it, whose titles are nearly the same.

Two titles are near when little is left out of one (党章导读 / 党章导读课). What tells a part from
its sequel (上 / 下, 第一讲 / 第二讲, 春 / 冬, 2025 / 2026) never makes them near.
"""

import re
from collections.abc import Iterable, Iterator
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
            found = shelves[school].first_near(keys[course.id], before=position)
            for name in above if found is None else ():
                if found is None and name in shelves:
                    found = shelves[name].first_near(keys[course.id])
            if found is not None:
                yield SimilarTitles(course, found)


def _key(title: str) -> _Key:
    text = _JOINTS.sub("", fold(title))
    text = _ENDINGS.sub("", text)
    rest = _MARKS.sub("", text)
    # A title of nothing but marks and signs is compared as it is.
    return _Key(rest, "".join(_MARKS.findall(text))) if rest else _Key(fold(title), "")


class _Shelf:
    """The courses of one school by their titles' keys and by pieces of those."""

    def __init__(self, courses: Iterable[tuple[_Key, Course]]) -> None:
        self._courses: list[Course] = []
        self._equal: dict[_Key, int] = {}
        self._pieces: dict[_Key, list[tuple[int, str]]] = {}
        for position, (key, course) in enumerate(courses):
            self._courses.append(course)
            if self._equal.setdefault(key, position) == position:
                for piece in _pieces(key.text):
                    held = self._pieces.setdefault(_Key(piece, key.marks), [])
                    held.append((position, key.text))

    def first_near(self, key: _Key, before: int | None = None) -> Course | None:
        """The first course near to `key`, of those before a position (None: of all)."""
        limit = len(self._courses) if before is None else before
        equal = self._equal.get(key, limit)
        if equal < limit:
            return self._courses[equal]
        found = min(
            (
                position
                for piece in _substrings(key.text)
                for position, text in self._pieces.get(_Key(piece, key.marks), ())
                if position < limit and _are_near(key.text, text)
            ),
            default=None,
        )
        return None if found is None else self._courses[found]


def _allowed(longer: int) -> int:
    return longer // _LETTERS_A_SLIP


def _pieces(text: str) -> Iterator[str]:
    """The text in one part more than slips are allowed: a near title has one of them whole."""
    if len(text) > _LONGEST:
        return
    # The other title may be longer, and is allowed more slips then.
    parts = _allowed(len(text) + _allowed(len(text)) + 1) + 1
    yield from {
        text[len(text) * part // parts : len(text) * (part + 1) // parts]
        for part in range(parts)
    } - {""}


def _substrings(text: str) -> frozenset[str]:
    if len(text) > _LONGEST:
        return frozenset()
    longest = _LETTERS_A_SLIP + 1
    return frozenset(
        text[start : start + length]
        for length in range(1, longest + 1)
        for start in range(len(text) - length + 1)
    )


def _are_near(one: str, other: str) -> bool:
    allowed = _allowed(max(len(one), len(other)))
    return abs(len(one) - len(other)) <= allowed and _slips(one, other) <= allowed


def _slips(one: str, other: str) -> int:
    """How many letters are left out or added between two texts."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, its in enumerate(other, start=1):
            same = before[column - 1] if letter == its else row + column
            current.append(min(same, before[column] + 1, current[-1] + 1))
        before = current
    return before[-1]
