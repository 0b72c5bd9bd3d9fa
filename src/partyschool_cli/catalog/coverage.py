"""Which courses count for a school, and what it lacks.

Its own active courses count, and the active theme courses of the schools above it, where it has a
theme of that id. Source: the catalog format, `course.school`, `school.themes` and “Status”.
Nothing counts as lacking that an invalid file, or a reference without a file, could provide.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.unknowns import PossibleEntity, Unknowns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Need
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import STRANDS

# In place of a theme's id.
_SPECIAL = None


@cache
def topic_key(topic: str) -> str:
    """A topic normalised for comparison: without case, width and surrounding spaces."""
    return fold(topic).strip()


def counting_schools(catalog: Catalog, school: School) -> tuple[str, ...] | None:
    """The ids of a school and of those above it, the nearest first.

    None where one above is unknown or retired, or they form a cycle: other findings report that,
    and nothing can be called lacking.
    """
    above = tuple(catalog.ancestors(school.id))
    if above[-1].parent is not None or any(each.status == "retired" for each in above[1:]):
        return None
    return tuple(each.id for each in above)


def townships(catalog: Catalog) -> Iterator[School]:
    """The township schools that are not retired, in the catalog's order."""
    for school in catalog.schools.values():
        if school.tier == "township" and school.status != "retired":
            yield school


class _Offer:
    """The active courses of one school in one theme, or its special courses, together."""

    def __init__(self) -> None:
        self.courses = 0
        self.strands: set[str] = set()
        self.topics: set[str] = set()


class Coverage:
    """What the courses of a catalog cover for its schools and audiences."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _offers(self) -> Mapping[tuple[str, str | None], _Offer]:
        offers: dict[tuple[str, str | None], _Offer] = {}
        for course in self.catalog.courses.values():
            # What is active has both.
            if course.status == "active" and course.school and course.strand:
                offer = offers.setdefault((course.school, course.theme), _Offer())
                offer.courses += 1
                offer.strands.add(course.strand)
                offer.topics.update(map(topic_key, course.topics))
        return offers

    @cached_property
    def _unknowns(self) -> Unknowns:
        return Unknowns(self.catalog, Kind.COURSE)

    @cached_property
    def _taught(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (audience, topic_key(topic))
            for course in self.catalog.courses.values()
            if course.status == "active"
            for audience in course.audience
            for topic in course.topics
        )

    def empty_themes(self, school: School) -> Iterator[str]:
        """The ids of its themes without a course."""
        for theme in self.catalog.themes_of(school.id):
            if self._lacks(school, (theme,), _is_any, _is_any):
                yield theme

    def missing_strands(self, school: School) -> Iterator[str]:
        """The strands that none of its courses has."""
        themes = (*self.catalog.themes_of(school.id), _SPECIAL)
        for strand in STRANDS:
            if self._lacks(
                school, themes, partial(_has_strand, strand), partial(_could_be_in, strand)
            ):
                yield strand

    def has_topic(self, school: School, topic: str) -> bool:
        """Whether one of its courses is, or could be, on a topic."""
        themes = (*self.catalog.themes_of(school.id), _SPECIAL)
        key = topic_key(topic)
        return not self._lacks(school, themes, partial(_has_topic, key), partial(_could_be_on, key))

    def special_courses(self, school: School) -> int:
        """How many special courses of its own it has."""
        offer = self._offers.get((school.id, _SPECIAL))
        return offer.courses if offer else 0

    def possible_special_courses(self, school: School) -> int:
        """How many special courses of its own could be in files that are invalid or not read."""
        if any(kind is Kind.COURSE for _, kind in self.catalog.unread_folders):
            return sys.maxsize
        possible = self._unknowns.of((school.id,))
        return sum(_could_count(each, school, (_SPECIAL,)) for each in possible)

    def is_taught(self, audience: str, topic: str) -> bool:
        """Whether a course for that audience, of any school, is on a topic."""
        return (audience, topic_key(topic)) in self._taught

    def may_be_taught(self, audience: str, topic: str) -> bool:
        """Whether a course in an invalid file could be on a topic, for that audience."""
        key = topic_key(topic)
        return any(
            possible.could_be_active()
            and possible.could_contain("audience", audience)
            and _could_be_on(key, possible)
            for possible in self._unknowns.anywhere
        )

    def untaught_topics(self, need: Need) -> tuple[str, ...]:
        """The topics of a need that no course for its audience is on, each once."""
        topics = {topic_key(topic): topic for topic in reversed(need.topics)}
        return tuple(
            topic
            for topic in dict.fromkeys(need.topics)
            if topics[topic_key(topic)] == topic and not self.is_taught(need.audience, topic)
        )

    def _lacks(
        self,
        school: School,
        themes: Iterable[str | None],
        has: Callable[[_Offer], bool],
        could_have: Callable[[PossibleEntity], bool],
    ) -> bool:
        chain = counting_schools(self.catalog, school)
        if chain is None:
            return False
        for above in chain:
            for theme in themes:
                offer = self._offers.get((above, theme))
                inherits = theme is not _SPECIAL or above == school.id
                if offer is not None and inherits and has(offer):
                    return False
        return not any(
            _could_count(possible, school, themes) and could_have(possible)
            for possible in self._unknowns.of(chain)
        )


def _could_count(possible: PossibleEntity, school: School, themes: Iterable[str | None]) -> bool:
    """Whether a possible course could be the school's own, or of one above, in `themes`."""
    if not possible.could_be_active():
        return False
    is_own = possible.schools is None or school.id in possible.schools
    if _SPECIAL in themes and is_own and possible.could_be("kind", "special"):
        return True
    ids = [theme for theme in themes if theme is not _SPECIAL]
    return bool(ids) and possible.could_be("kind", "theme") and possible.could_be("theme", *ids)


def _is_any(_: object) -> bool:
    return True


def _has_strand(strand: str, offer: _Offer) -> bool:
    return strand in offer.strands


def _could_be_in(strand: str, possible: PossibleEntity) -> bool:
    return possible.could_be("strand", strand)


def _has_topic(key: str, offer: _Offer) -> bool:
    return key in offer.topics


def _could_be_on(key: str, possible: PossibleEntity) -> bool:
    return possible.could(
        "topics",
        lambda topics: (
            isinstance(topics, list | tuple)
            and any(isinstance(topic, str) and topic_key(topic) == key for topic in topics)
        ),
    )
