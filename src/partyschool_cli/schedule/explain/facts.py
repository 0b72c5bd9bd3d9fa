"""Facts of the catalog that speak against a meeting at a slot: what an explanation is made of.

A fact is a field of one file, or a session that is in the way. A constraint's violation may need
several facts at once: a teacher's hours of the day, and each session that fills them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as declared
from typing import Final

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable

SESSIONS: Final = "sessions"
# What day it is: a fact of no file.
TODAY: Final[FieldPath] = ("today",)


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an entity, of the manifest without a key; or a session at a moment.

    `at` tells apart what is written once and holds for many days, such as the table of holidays,
    and where a session is. `meeting` is the one in the way; `reason` is why, as the catalog has it.
    """

    key: Key | None
    field: FieldPath
    at: str = ""
    meeting: Meeting | None = declared(default=None, compare=False)
    reason: str = declared(default="", compare=False)

    def __str__(self) -> str:
        """What sorts facts: those of one file together, in its order."""
        steps = (f"{step:04d}" if isinstance(step, int) else step for step in self.field)
        return f"{self.key or ''} {'.'.join(steps)} {self.at}"


# Facts that forbid something together; and each set that forbids it by itself.
Together = frozenset[Fact]


def reasons_of(timetable: Timetable, slot: Slot, violation: Violation) -> Iterator[Together]:
    """The sets of facts of which each is enough for a violation at a slot."""
    kind = violation.constraint
    if kind == "taught-before-required":
        own = _field_of(violation)
        yield from (frozenset((own, session_fact(other))) for other in violation.others)
    elif kind == "no-time-to-travel":
        (other,) = violation.others
        yield frozenset(
            filter(None, (session_fact(other), way_fact(timetable, slot.site, other.site)))
        )
    elif kind == "before-today":
        yield frozenset((Fact(None, TODAY, reason=violation.reason),))
    elif not violation.field:
        yield frozenset(map(session_fact, violation.others))
    else:
        yield frozenset((_field_of(violation), *map(session_fact, _needed(violation))))


def session_fact(meeting: Meeting) -> Fact:
    """That a meeting is where it is; a session that no file has yet is a fact as well."""
    one = meeting.first
    key = Key(Kind.CLASS, one.training_class.id)
    return Fact(key, (SESSIONS, one.position), f"{one.session.id} {meeting.slot.span}", meeting)


def session_field(one: ClassSession, field: str) -> Fact:
    """A field of a session as a fact; its `reason` names the session."""
    key = Key(Kind.CLASS, one.training_class.id)
    return Fact(key, (SESSIONS, one.position, field), reason=one.session.id)


def _field_of(violation: Violation) -> Fact:
    is_table = violation.field == ("calendar", "holidays")
    at = violation.reason if is_table else ""
    return Fact(violation.entity, violation.field, at, reason=violation.reason)


def _needed(violation: Violation) -> tuple[Meeting, ...]:
    """Of others that fill a day or a site together, as few as are too much with the meeting."""
    own = violation.amount - sum(_weight(violation, other) for other in violation.others)
    needed: list[Meeting] = []
    for other in sorted(violation.others, key=lambda other: -_weight(violation, other)):
        if own > violation.limit:
            break
        needed.append(other)
        own += _weight(violation, other)
    return tuple(needed)


def _weight(violation: Violation, other: Meeting) -> float:
    if violation.constraint == "crowded-site":
        return sum(one.training_class.size or 0 for one in other.sessions)
    return other.hours


def way_fact(timetable: Timetable, one: str | None, other: str | None) -> Fact | None:
    """The minutes between two sites, where a file has them."""
    for here, there in ((one, other), (other, one)):
        site = timetable.sites.get(here or "")
        if site is not None and there in site.travel_minutes:
            return Fact(Key(Kind.SITE, site.id), ("travel_minutes", there))
    return None
