"""Sessions as people know them: when, where, by whom, what, and how one changed.

Not told: other titles or names of the same course, site or teacher, another order of teachers,
notes, moderators, and whatever changed in what does not take place before nor after (cancelled
sessions, those of drafts and retired classes).
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.session_reason import reason_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.vocabulary import DELIVERIES
from partyschool_cli.timetable.meetings import delivery_of
from partyschool_cli.wording.marks import UNDECIDED, with_group

Change = Literal["moved", "cancelled", "added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A session as it takes place on one side; `site`, `teachers` and `delivery` are titles."""

    date: dt.date
    start: dt.time
    end: dt.time
    title: str
    site: str | None
    teachers: tuple[str, ...]
    delivery: str | None
    site_id: str | None
    teacher_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionNotice:
    """A change of one session; a side on which it does not take place is None.

    `was_cancelled`: one that is added had been cancelled before.
    """

    session: str
    change: Change
    old: Occurrence | None
    new: Occurrence | None
    reason: str | None
    was_cancelled: bool = False

    @property
    def title(self) -> str:
        """What is taught, as it is now."""
        return self.shown.title

    @property
    def shown(self) -> Occurrence:
        """The session as it is now, else as it was."""
        shown = self.new or self.old
        if shown is None:
            raise TypeError(self)
        return shown

    @property
    def last_day(self) -> dt.date:
        """The later of its days: a notice is past when this is."""
        return max(side.date for side in (self.old, self.new) if side is not None)

    @property
    def order(self) -> tuple[dt.date, dt.time, str]:
        """By the time that people have in mind: the old one where there is one."""
        first = self.old or self.shown
        return first.date, first.start, self.session


class Sides(NamedTuple):
    """Both catalogs, the new ids of what was renamed, and all that there is afterwards."""

    before: Catalog
    after: Catalog
    renamed: Mapping[Key, str]
    present: Container[Key]

    def is_same(self, kind: Kind, old: str | None, new: str | None) -> bool:
        """Whether two ids mean the same entity: renamed, or one of two that were merged."""
        if old is None or new is None or old == new:
            return old == new
        if self.renamed.get(Key(kind, old)) == new:
            return True
        is_gone = Key(kind, old) not in self.present
        return is_gone and title_or_id(self.before, kind, old) == title_or_id(self.after, kind, new)

    def are_same(self, kind: Kind, old: Iterable[str], new: Iterable[str]) -> bool:
        """Whether two lists mean the same entities, in any order."""
        left = list(dict.fromkeys(new))
        for one in dict.fromkeys(old):
            found = next((other for other in left if self.is_same(kind, one, other)), None)
            if found is None:
                return False
            left.remove(found)
        return not left


def session_notices(
    sides: Sides, old: TrainingClass | None, new: TrainingClass | None
) -> Iterator[SessionNotice]:
    """What changed in the sessions of a class; None for one that is not there on a side."""
    before, after = _by_id(old), _by_id(new)
    renumbered = _renumbered(sides, before, after)
    for name in dict.fromkeys((*before, *after)):
        if name in renumbered or name in renumbered.values():
            continue
        was, now = before.get(name), after.get(name)
        one = _occurrence(sides.before, old, was)
        other = _occurrence(sides.after, new, now)
        change = _change(sides, was, now, one, other)
        if change is not None:
            is_restored = change == "added" and was is not None and was.status == "cancelled"
            yield SessionNotice(name, change, one, other, reason_of(was, now), is_restored)


def _by_id(own: TrainingClass | None) -> dict[str, Session]:
    return {session.id: session for session in (own.sessions if own else ())}


def _renumbered(
    sides: Sides, before: Mapping[str, Session], after: Mapping[str, Session]
) -> dict[str, str]:
    """The new ids of sessions of which nothing but the id changed."""
    found: dict[str, str] = {}
    new = [name for name in after if name not in before]
    for name in (one for one in before if one not in after):
        for other in new:
            was, now = before[name], after[other]
            alike = (was.status == "cancelled") == (now.status == "cancelled")
            if alike and not _moved(was, now) and not _differs(sides, was, now):
                found[name] = other
                new.remove(other)
                break
    return found


def _occurrence(
    catalog: Catalog, own: TrainingClass | None, session: Session | None
) -> Occurrence | None:
    """The session as it takes place; None where it does not."""
    if own is None or own.status != "active" or session is None or session.status == "cancelled":
        return None
    teachers = tuple(dict.fromkeys(session.teachers))
    course = catalog.courses.get(session.course or "")
    delivery = delivery_of(session, course)
    content = session.activity or UNDECIDED
    if session.course is not None:
        content = title_or_id(catalog, Kind.COURSE, session.course)
    return Occurrence(
        session.date,
        session.start,
        session.end,
        with_group(content, session.group),
        None if session.site is None else title_or_id(catalog, Kind.SITE, session.site),
        tuple(title_or_id(catalog, Kind.TEACHER, name) for name in teachers),
        None if delivery is None else DELIVERIES[delivery],
        session.site,
        teachers,
    )


def _change(
    sides: Sides,
    was: Session | None,
    now: Session | None,
    old: Occurrence | None,
    new: Occurrence | None,
) -> Change | None:
    if old is None or new is None:
        if old is None:
            return None if new is None else "added"
        return "cancelled" if now is not None and now.status == "cancelled" else "removed"
    if was is None or now is None:
        raise TypeError(old)
    if _moved(was, now):
        return "moved"
    is_other = _differs(sides, was, now) or (
        None not in (old.delivery, new.delivery) and old.delivery != new.delivery
    )
    return "changed" if is_other else None


def _moved(was: Session, now: Session) -> bool:
    return (was.date, was.start, was.end) != (now.date, now.start, now.end)


def _differs(sides: Sides, was: Session, now: Session) -> bool:
    """Whether what is taught, where or by whom is another."""
    return (
        (was.activity, was.group) != (now.activity, now.group)
        or not sides.is_same(Kind.COURSE, was.course, now.course)
        or not sides.is_same(Kind.SITE, was.site, now.site)
        or not sides.are_same(Kind.TEACHER, was.teachers, now.teachers)
    )
