"""期数, 人次, 学时, 课次 of a range of days: all together, and in groups.

期数 are the classes that begin in it and 人次 their trainees, each class once; 学时 are the contact
hours of course sessions that take place, not multiplied by people, once for each class of a 合班;
课次 are the sessions that take place. A class for two audiences counts in both, and once in the
total; in a theme count the classes that are taught a course of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.course import Course
from partyschool_cli.model.school import School
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import CLASS_TYPES, STRANDS, TIERS
from partyschool_cli.planning.hours_by_group import theme_of, theme_titles
from partyschool_cli.planning.periods import periods_touched
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_facts import SessionFact, TrainingFacts

# In longer ranges, months without anything are left out.
_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of all, or of one group; `moved` sessions are among `sessions`."""

    classes: Split
    people: Split
    contact_hours: Split
    sessions: Split
    cancelled: Split
    moved: Split

    @property
    def is_nothing(self) -> bool:
        """Whether all of them are 0."""
        return not any(getattr(self, name).total for name in NUMBER_NAMES)


NUMBER_NAMES = tuple(field.name for field in fields(Numbers))


@dataclass(frozen=True, slots=True)
class NumbersOf:
    """The numbers of one school, type, audience, theme, strand, or month, whose id is `2026-03`."""

    id: str
    title: str
    numbers: Numbers


def total_numbers(facts: TrainingFacts) -> Numbers:
    """The numbers of all."""
    return _grouped(facts, {"": ""}, lambda _: ("",), lambda _: ("",))[0].numbers


def by_school(catalog: Catalog, facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """The schools in use, and others that have some: the county's, the townships', the villages'.

    A school that no file has is called by its id.
    """
    titles = {school.id: school.title for school in _by_tier(catalog)}
    for own in (*facts.classes, *map(_class, facts.sessions)):
        titles.setdefault(own.school, own.school)
    asked = titles if facts.schools is None else facts.schools
    found = _grouped(facts, titles, lambda own: (own.school,), lambda one: (_class(one).school,))
    in_use = {name for name, school in catalog.schools.items() if school.status == "active"}
    shown = (each for each in found if each.id in asked)
    return tuple(each for each in shown if each.id in in_use or not each.numbers.is_nothing)


def _by_tier(catalog: Catalog) -> list[School]:
    order = list(TIERS)
    return sorted(
        catalog.schools.values(),
        key=lambda school: order.index(school.tier) if school.tier else len(order),
    )


def by_type(facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """The types of classes, in the vocabulary's order."""
    return _grouped(facts, CLASS_TYPES, lambda own: (own.type,), lambda one: (_class(one).type,))


def by_audience(catalog: Catalog, facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """The manifest's audiences."""
    titles = catalog.manifest.audiences
    return _grouped(facts, titles, lambda own: own.audience, lambda one: _class(one).audience)


def by_month(facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """Every month of the range."""
    months = periods_touched(facts.days, "month")
    is_one_year = facts.days.first.year == facts.days.last.year
    titles = {
        _month(each.first): each.short_title if is_one_year else each.title for each in months
    }
    found = _grouped(
        facts,
        titles,
        lambda own: (_month(own.from_),),
        lambda one: (_month(one.one.session.date),),
    )
    if len(found) > _MOST_MONTHS:
        return tuple(each for each in found if not each.numbers.is_nothing)
    return found


def by_theme(catalog: Catalog, facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """The manifest's themes, those that schools have of their own, then the special courses."""
    courses = (fact.course for fact in facts.sessions)
    return _by_course(facts, theme_titles(catalog, courses), theme_of)


def by_strand(facts: TrainingFacts) -> tuple[NumbersOf, ...]:
    """The three strands."""
    return _by_course(facts, STRANDS, lambda course: course.strand)


def _by_course(
    facts: TrainingFacts, titles: Mapping[str, str], group_of: Callable[[Course], str | None]
) -> tuple[NumbersOf, ...]:
    def of_class(own: TrainingClass) -> Iterable[str]:
        found = map(group_of, facts.courses_of.get(own.id, ()))
        return {name for name in found if name is not None}

    def of_session(one: SessionFact) -> Iterable[str]:
        name = group_of(one.course) if one.course else None
        return () if name is None else (name,)

    return _grouped(facts, titles, of_class, of_session)


def _grouped(
    facts: TrainingFacts,
    titles: Mapping[str, str],
    of_class: Callable[[TrainingClass], Iterable[str]],
    of_session: Callable[[SessionFact], Iterable[str]],
) -> tuple[NumbersOf, ...]:
    """The numbers of each of `titles`; the functions give the groups of a class and a session."""
    sums: dict[tuple[str, str, bool], float] = defaultdict(float)
    for own in facts.classes:
        is_done = facts.is_done(own.from_)
        for name in dict.fromkeys(of_class(own)):
            sums[name, "classes", is_done] += 1
            sums[name, "people", is_done] += own.size or 0
    for fact in facts.sessions:
        for name in dict.fromkeys(of_session(fact)):
            sums[name, "cancelled" if fact.is_cancelled else "sessions", fact.is_done] += 1
            sums[name, "moved", fact.is_done] += fact.is_moved
            sums[name, "contact_hours", fact.is_done] += fact.hours

    def numbers(name: str) -> Numbers:
        done_planned = (
            (sums[name, field, True], sums[name, field, False]) for field in NUMBER_NAMES
        )
        return Numbers(*(Split(*both) for both in done_planned))

    return tuple(NumbersOf(name, title, numbers(name)) for name, title in titles.items())


def _class(fact: SessionFact) -> TrainingClass:
    return fact.one.training_class


def _month(date: dt.date) -> str:
    return f"{date.year:04}-{date.month:02}"
