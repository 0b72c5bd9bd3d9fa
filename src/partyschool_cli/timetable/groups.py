"""分组讨论: sessions of one class at one time, each for a group of its trainees.

The catalog does not say who is in which group, nor how many. A group is taken to be an equal share
of its class, and what a class is taught is what its group with most hours is.
"""

import math
from collections import Counter
from collections.abc import Iterable

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.folding import fold
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.training_class import TrainingClass


def are_apart(one: ClassSession, other: ClassSession) -> bool:
    """Whether two sessions of a class are for different groups, so that nobody is in both."""
    first, second = one.session.group, other.session.group
    return first is not None and second is not None and _key(first) != _key(second)


def counts_for_class(one: ClassSession) -> bool:
    """Whether a session's hours are hours of its class: not where another group's stand for it."""
    group = one.session.group
    return group is None or _key(group) == _fullest_group(one.training_class)


def people(one: ClassSession) -> int:
    """How many trainees a session is for; none where a draft class does not say its size."""
    size = one.training_class.size or 0
    if one.session.group is None:
        return size
    return math.ceil(size / len(_minutes_by_group(one.training_class)))


def headcount(sessions: Iterable[ClassSession]) -> int:
    """How many trainees take part in sessions at one moment, each once."""
    present: dict[str, dict[str | None, ClassSession]] = {}
    for one in sessions:
        group = one.session.group
        own = present.setdefault(one.training_class.id, {})
        own[None if group is None else _key(group)] = one
    return sum(_of_class(own) for own in present.values())


def _of_class(groups: dict[str | None, ClassSession]) -> int:
    whole = next(iter(groups.values())).training_class.size or 0
    return whole if None in groups else min(whole, sum(map(people, groups.values())))


def _fullest_group(training_class: TrainingClass) -> str | None:
    """The group with the most lessons; of equal ones the first in the file."""
    found = _minutes_by_group(training_class).most_common(1)
    return found[0][0] if found else None


def _minutes_by_group(training_class: TrainingClass) -> Counter[str]:
    found: Counter[str] = Counter()
    for session in training_class.sessions:
        if session.group is not None:
            is_taught = session.course is not None and session.status != "cancelled"
            length = minutes_of(session.end) - minutes_of(session.start)
            found[_key(session.group)] += length if is_taught else 0
    return found


def _key(group: str) -> str:
    return fold(group).strip()
