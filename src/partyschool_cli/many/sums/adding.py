"""Sums of what several catalogs' statistics count.

Groups are one group where they have one title: a county chooses the ids of its themes and
categories, and two counties that mean one thing write it alike. The order is that of the catalogs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import Final, Protocol, TypeVar

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.planning.hours_by_group import SPECIAL, UNSAID, HoursOf
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.statistics import CountOf, ObligationState, Statistics
from partyschool_cli.planning.training_numbers import NUMBER_NAMES, Numbers, NumbersOf

_LAST: Final = frozenset({SPECIAL, UNSAID})


class _Group(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


_G = TypeVar("_G", bound=_Group)


def add_splits(parts: Iterable[Split]) -> Split:
    """The sum of numbers in two parts."""
    listed = tuple(parts)
    return Split(fsum(one.done for one in listed), fsum(one.planned for one in listed))


def add_numbers(parts: Iterable[Numbers]) -> Numbers:
    """The sum of 期数, 人次 and the others."""
    listed = tuple(parts)
    return Numbers(*(add_splits(getattr(one, name) for one in listed) for name in NUMBER_NAMES))


def add_numbers_of(parts: Iterable[Sequence[NumbersOf]]) -> tuple[NumbersOf, ...]:
    """The numbers of each group."""
    return tuple(
        replace(found[0], numbers=add_numbers(one.numbers for one in found))
        for found in by_title(parts)
    )


def add_hours(parts: Iterable[Sequence[HoursOf]]) -> tuple[HoursOf, ...]:
    """The hours of each group."""
    return tuple(
        HoursOf(
            found[0].id,
            found[0].title,
            sum(one.courses for one in found),
            fsum(one.contact_hours for one in found),
            fsum(one.planned_hours for one in found),
        )
        for found in by_title(parts)
    )


def add_counts(parts: Iterable[Sequence[CountOf]]) -> tuple[CountOf, ...]:
    """The count of each category."""
    return tuple(
        replace(found[0], count=sum(one.count for one in found)) for found in by_title(parts)
    )


def by_title(parts: Iterable[Sequence[_G]]) -> list[list[_G]]:
    """The groups of one title each; special courses and what is not said come last."""
    found: dict[tuple[bool, str], list[_G]] = {}
    for groups in parts:
        for group in groups:
            key = (group.id in _LAST, search_key(group.title))
            found.setdefault(key, []).append(group)
    return sorted(found.values(), key=lambda same: same[0].id in _LAST)


def add_statistics(parts: Sequence[Statistics], title: str, days: Period) -> Statistics:
    """The statistics of several catalogs as of one, of none as of an empty one.

    It has the townships of all. It has no needs: what one county asks for is not what all do.
    """
    return Statistics(
        title=title,
        days=days,
        school=None,
        entities={
            kind: _add_counted([one.entities[kind] for one in parts], STATUSES)
            for kind in FILE_KINDS
        },
        sessions=_add_counted([one.sessions for one in parts], SESSION_STATUSES),
        themes=add_hours(one.themes for one in parts),
        strands=add_hours(one.strands for one in parts),
        deliveries=add_hours(one.deliveries for one in parts),
        audiences=add_hours(one.audiences for one in parts),
        teachers=add_counts(one.teachers for one in parts),
        sites=add_counts(one.sites for one in parts),
        plans=tuple(plan for one in parts for plan in one.plans),
        obligations=add_obligations(one.obligations for one in parts),
        needs=(),
    )


def add_obligations(parts: Iterable[Sequence[ObligationState]]) -> tuple[ObligationState, ...]:
    """The duties under each obligation; two that ask for the same in the same words are one."""
    found: dict[tuple[object, ...], list[ObligationState]] = {}
    for states in parts:
        for state in states:
            found.setdefault(wording_of(state.obligation), []).append(state)
    return tuple(
        ObligationState(
            same[0].obligation,
            all(state.is_vacant for state in same),
            sum(state.due for state in same),
            tuple(duty for state in same for duty in state.unmet),
        )
        for same in found.values()
    )


def wording_of(obligation: Obligation) -> tuple[object, ...]:
    """Equal for obligations that ask for the same in the same words, of whatever schools."""
    asked = obligation.office, obligation.at_least, obligation.per, obligation.topic
    return (search_key(obligation.title), *asked)


def _add_counted(parts: Sequence[Mapping[str, int]], names: Iterable[str]) -> dict[str, int]:
    return {name: sum(part[name] for part in parts) for name in names}
