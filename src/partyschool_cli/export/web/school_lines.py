"""What the page of a school tells of its classes, teachers, sites, and of other schools."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Final, NamedTuple, TypeVar

from partyschool_cli.catalog.structure import total
from partyschool_cli.export.web.facts import filtered, period_text
from partyschool_cli.export.web.lists.site_list import category_title
from partyschool_cli.export.web.published import Named
from partyschool_cli.export.web.relations import By, Relations
from partyschool_cli.export.web.structure_picture import short_name
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import TIERS

# More are not told of schools below: those have pages of their own.
MOST_OF_BELOW: Final = 100
E = TypeVar("E", bound=Entity)


class ClassLine(NamedTuple):
    """A class of a school; `span` is from when to when: a script says whether it is on."""

    named: Named
    school: str
    period: str
    span: str
    audience: str
    size: str


class TeacherLine(NamedTuple):
    """A teacher, with category and topics."""

    named: Named
    category: str
    topics: str


class PlaceLine(NamedTuple):
    """A site, and what is said of it in a word or two."""

    named: Named
    about: str


class RelativeLine(NamedTuple):
    """A school above or below: how many it has of each kind, with the list of these."""

    named: Named
    relation: str
    tier: str
    counts: tuple[tuple[str, Named, int], ...]


def with_below(own: By[E], school: str, below: Iterable[School]) -> tuple[tuple[E, ...], bool]:
    """What a school has, with what those below it have if that is not too much; and whether it is.

    `own` has the entities of each school.
    """
    held = own.get(school, ())
    others = [one for lower in below for one in own.get(lower.id, ())]
    if others and len(held) + len(others) <= MOST_OF_BELOW:
        return (*held, *others), True
    return held, False


def class_lines(relations: Relations, classes: Iterable[TrainingClass]) -> Iterator[ClassLine]:
    """The lines of some classes, the latest first."""
    audiences = relations.catalog.manifest.audiences
    for own in sorted(classes, key=lambda one: (one.from_, one.to), reverse=True):
        yield ClassLine(
            relations.published.named(Kind.CLASS, own.id),
            short_name(relations.catalog.schools[own.school])
            if own.school in relations.catalog.schools
            else "",
            period_text(own.from_, own.to),
            f"{own.from_}/{own.to}",
            "、".join(audiences.get(one, one) for one in own.audience),
            f"{own.size}人" if own.size else "",
        )


def teacher_lines(relations: Relations, teachers: Iterable[Teacher]) -> Iterator[TeacherLine]:
    """The lines of some teachers."""
    categories = relations.catalog.manifest.teacher_categories
    for one in teachers:
        category = one.category or ""
        named = relations.published.named(Kind.TEACHER, one.id)
        yield TeacherLine(named, categories.get(category, category), "、".join(one.topics))


def place_lines(relations: Relations, sites: Iterable[Site]) -> Iterator[PlaceLine]:
    """The lines of some sites."""
    for one in sites:
        named = relations.published.named(Kind.SITE, one.id)
        holds = f"{one.capacity}人" if one.capacity else ""
        yield PlaceLine(named, "，".join(filter(None, (category_title(relations, one), holds))))


def relative_lines(relations: Relations, school: School) -> Iterator[RelativeLine]:
    """The schools above one, the highest first, and those below it."""
    structure = relations.structures[school.id]
    for one in reversed(structure.above):
        yield _relative(relations, one, "上级")
    for one in relations.schools_below.get(school.id, ()):
        yield _relative(relations, one, "下级")


def _relative(relations: Relations, one: School, relation: str) -> RelativeLine:
    held: Mapping[Kind, Sized] = {
        Kind.CLASS: relations.classes_of_school.get(one.id, ()),
        Kind.TEACHER: relations.teachers_of_school.get(one.id, ()),
        Kind.SITE: relations.sites_of_school.get(one.id, ()),
    }
    counts = {Kind.COURSE: total(relations.structures[one.id].own).courses} | {
        kind: len(own) for kind, own in held.items()
    }
    units = {Kind.COURSE: "门", Kind.TEACHER: "位", Kind.SITE: "个", Kind.CLASS: "个"}
    return RelativeLine(
        relations.published.named(Kind.SCHOOL, one.id),
        relation,
        TIERS[one.tier] if one.tier else "",
        tuple(
            (kind.title, filtered(kind, f"{count}{units[kind]}", "school", one.id), count)
            for kind, count in counts.items()
        ),
    )
