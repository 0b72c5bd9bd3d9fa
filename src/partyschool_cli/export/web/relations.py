"""Which entities of a site belong to or name another, in the order in which pages tell them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.structure import SchoolStructure, catalog_structure
from partyschool_cli.export.web.published import Published
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass

E = TypeVar("E", bound=Entity)
By = Mapping[str, tuple[E, ...]]


@dataclass(frozen=True, eq=False)
class Relations:
    """The entities of what is published by what they name; each index is made when it is asked for.

    Schools are in the order of their tree. Courses go by school and theme, special ones last;
    teachers by their rank; sites by school; classes by their days, the latest first.
    """

    published: Published

    @property
    def catalog(self) -> Catalog:
        """The catalog of what is published."""
        return self.published.catalog

    @cached_property
    def structures(self) -> Mapping[str, SchoolStructure]:
        """The 4+N of every school, by id."""
        found = catalog_structure(self.catalog, with_retired=self.published.is_private)
        return {one.school.id: one for one in found.schools}

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """All courses."""
        themes = {name: list(self.catalog.themes_of(name)) for name in self.catalog.schools}

        def place(course: Course) -> tuple[int, bool, int, str]:
            known = themes.get(course.school or "", [])
            theme = known.index(course.theme) if course.theme in known else len(known)
            return self.school_place(course.school), course.kind == "special", theme, course.id

        return tuple(sorted(self.catalog.courses.values(), key=place))

    @cached_property
    def teachers(self) -> tuple[Teacher, ...]:
        """All teachers."""
        return tuple(
            sorted(
                self.catalog.teachers.values(),
                key=lambda one: (one.order is None, one.order or 0, one.id),
            )
        )

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """All sites."""
        return tuple(
            sorted(
                self.catalog.sites.values(),
                key=lambda one: (self.school_place(one.school), one.id),
            )
        )

    @cached_property
    def classes(self) -> tuple[TrainingClass, ...]:
        """All classes."""
        by_id = sorted(self.catalog.classes.values(), key=lambda one: one.id)
        return tuple(sorted(by_id, key=lambda one: (one.from_, one.to), reverse=True))

    @cached_property
    def teachers_of_school(self) -> By[Teacher]:
        """The teachers of each school."""
        return _by(self.teachers, lambda one: (one.school,))

    @cached_property
    def sites_of_school(self) -> By[Site]:
        """The sites of each school."""
        return _by(self.sites, lambda one: (one.school,))

    @cached_property
    def classes_of_school(self) -> By[TrainingClass]:
        """The classes of each school."""
        return _by(self.classes, lambda one: (one.school,))

    @cached_property
    def courses_of_teacher(self) -> By[Course]:
        """The courses that each teacher can teach."""
        return _by(self.courses, lambda one: one.teachers)

    @cached_property
    def courses_of_site(self) -> By[Course]:
        """The courses that can be taught at each site."""
        return _by(self.courses, lambda one: one.sites)

    @cached_property
    def courses_after(self) -> By[Course]:
        """The courses that require each course."""
        return _by(self.courses, lambda one: one.requires)

    @cached_property
    def classes_with_course(self) -> By[TrainingClass]:
        """The classes that must be taught each course."""
        return _by(self.classes, lambda one: one.courses)

    @cached_property
    def sites_near(self) -> Mapping[str, Mapping[str, int]]:
        """The sites that are some minutes from each, whichever of the two says so."""
        found: dict[str, dict[str, int]] = {}
        for site in self.sites:
            for other, minutes in site.travel_minutes.items():
                found.setdefault(site.id, {})[other] = minutes
                found.setdefault(other, {}).setdefault(site.id, minutes)
        return found

    @cached_property
    def schools_below(self) -> By[School]:
        """The schools below each, at any depth."""
        found: dict[str, list[School]] = {}
        for structure in self.structures.values():
            for above in structure.above:
                found.setdefault(above.id, []).append(structure.school)
        return {name: tuple(own) for name, own in found.items()}

    def school_place(self, school: str | None) -> int:
        """The place of a school in the order of the tree; that after all for none."""
        return self._school_places.get(school, len(self._school_places))

    @cached_property
    def _school_places(self) -> Mapping[str | None, int]:
        return {name: place for place, name in enumerate(self.structures)}


def _by(entities: Iterable[E], names: Callable[[E], Iterable[str | None]]) -> By[E]:
    found: dict[str, list[E]] = {}
    for entity in entities:
        for name in dict.fromkeys(names(entity)):
            if name is not None:
                found.setdefault(name, []).append(entity)
    return {name: tuple(own) for name, own in found.items()}
