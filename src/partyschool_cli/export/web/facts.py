"""What pages tell of an entity: short facts, each a name with texts and links."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import urlencode

from partyschool_cli.export.web.published import Named, Published
from partyschool_cli.export.web.words import full_date
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Absence
from partyschool_cli.wording.absences import absence_text
from partyschool_cli.wording.dates import date_text

# Pages that list the entities of a kind.
LISTS: Final = {
    Kind.COURSE: Named("课程菜单", "courses.html"),
    Kind.TEACHER: Named("师资库", "teachers.html"),
    Kind.SITE: Named("现场教学课程资源库", "sites.html"),
    Kind.CLASS: Named("班次", "classes.html"),
}
START: Final = Named("首页", "index.html")


class Fact(NamedTuple):
    """A fact: its name and values, each a text or something with a page. Without values, none."""

    name: str
    values: tuple[str | Named, ...]


def fact(name: str, *values: str | Named | None) -> Fact:
    """A fact with the values that there are."""
    return Fact(name, tuple(one for one in values if one))


def given(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that have a value."""
    return tuple(one for one in facts if one.values)


def hours_text(hours: float) -> str:
    """`1.5学时`."""
    return f"{hours:g}学时"


def period_text(first: dt.date, last: dt.date) -> str:
    """`2026年11月23日至11月25日`; one day where both are it."""
    if first == last:
        return full_date(first)
    until = date_text(last) if first.year == last.year else full_date(last)
    return f"{full_date(first)}至{until}"


def filtered(kind: Kind, title: str, field: str, value: str) -> Named:
    """The list of a kind, of those with a value of a field: `courses.html?theme=skills`."""
    return Named(title, f"{LISTS[kind].path}?{urlencode({field: value})}")


def common_facts(entity: Entity) -> Iterator[Fact]:
    """What any entity may have: tags, and notes where these are not left out."""
    yield Fact("标签", entity.tags)
    yield fact("备注", entity.notes)


def absences(published: Published, given: Iterable[Absence]) -> tuple[str, ...]:
    """Absences in words, with their reasons where these are not left out."""
    parts = published.catalog.manifest.vocabulary("day_parts")
    return tuple(absence_text(one, parts) + (f"（{one.why}）" if one.why else "") for one in given)


def named_all(published: Published, kind: Kind, names: Iterable[str]) -> tuple[Named, ...]:
    """Entities by their ids."""
    return tuple(published.named(kind, name) for name in names)


def named_each(published: Published, entities: Iterable[Entity]) -> tuple[Named, ...]:
    """Entities as they are named."""
    return tuple(published.named(one.kind_of_entity, one.id) for one in entities)


def school_crumb(published: Published, school: str | None) -> tuple[Named, ...]:
    """The school that an entity belongs to, if any, for the line of where one is."""
    return () if school is None else (published.named(Kind.SCHOOL, school),)
