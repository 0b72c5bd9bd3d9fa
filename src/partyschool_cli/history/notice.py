"""What of the changes between two catalogs concerns people, by class. See `session_notices`.

Source: the contract on history.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.diff import CatalogDiff
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.session_notices import (
    SessionNotice,
    Sides,
    session_notices,
)
from partyschool_cli.history.told_catalog import told_catalog
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.wording.marks import with_cohort


@dataclass(frozen=True, slots=True)
class ClassNotice:
    """The changes of a class by time, of which there is at least one.

    `old` and `new` are the class on both sides, None where there is none. `title` has the cohort,
    and `organizer` is who signs: who holds the class, else its school. `has_others` is true where
    sessions of it take place of which nothing is told.
    """

    old: TrainingClass | None
    new: TrainingClass | None
    title: str
    organizer: str
    sessions: tuple[SessionNotice, ...]
    has_others: bool

    @property
    def id(self) -> str:
        """The class's id, as it is now."""
        return self.shown.id

    @property
    def shown(self) -> TrainingClass:
        """The class as it is now, else as it was."""
        shown = self.new or self.old
        if shown is None:
            raise TypeError(self)
        return shown


class Concern(NamedTuple):
    """Whom and when notices are for: what ends before `since` is left out.

    A class is named by the id that it has on either side; so are schools and a teacher.
    """

    since: dt.date | None = None
    class_id: str | None = None
    teacher: str | None = None
    schools: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """What changed for people, by class: those with the earliest change first.

    `before` and `after` are the catalogs, of the classes that changed and what they name.
    `left_out` are the files that could not be read, of which nothing is known.
    """

    classes: tuple[ClassNotice, ...]
    before: Catalog
    after: Catalog
    left_out: tuple[str, ...]


def notices(old: Lookup, new: Lookup, diff: CatalogDiff, concern: Concern) -> Notices:
    """What of `diff`, the differences of `old` and `new`, concerns people."""
    pairs = [
        (change.old_key or change.key, change.key)
        for change in diff.changes
        if change.key is not None and change.key.kind is Kind.CLASS
    ]
    before = told_catalog(old, [key.id for key, _ in pairs])
    after = told_catalog(new, [key.id for _, key in pairs])
    sides = Sides(before, after, _same_entities(diff), new.files)
    unread = {*diff.left_out, *_invalid(before), *_invalid(after)}
    found: list[ClassNotice] = []
    for one, other in pairs:
        paths = {file.path for key, file in old.files.items() if key == one}
        paths |= {file.path for key, file in new.files.items() if key == other}
        if paths.isdisjoint(unread):
            was, now = before.classes.get(one.id), after.classes.get(other.id)
            found += _class_notice(sides, was, now, concern)
    found.sort(key=lambda own: (min(one.order for one in own.sessions), own.id))
    return Notices(tuple(found), before, after, tuple(sorted(unread)))


def _same_entities(diff: CatalogDiff) -> Mapping[Key, str]:
    """The new ids of renamed entities."""
    return {
        change.old_key: change.key.id
        for change in diff.changes
        if change.old_key is not None and change.key is not None
    }


def _invalid(catalog: Catalog) -> Iterator[str]:
    return (file.source.path for file in catalog.left_out if file.key.kind is Kind.CLASS)


def _class_notice(
    sides: Sides, old: TrainingClass | None, new: TrainingClass | None, concern: Concern
) -> Iterator[ClassNotice]:
    shown = new or old
    if shown is None or not _is_asked_for(old, new, concern):
        return
    changed = [one for one in session_notices(sides, old, new) if _concerns(one, concern)]
    if changed:
        catalog = sides.after if new is not None else sides.before
        organizer = shown.organizer or title_or_id(catalog, Kind.SCHOOL, shown.school)
        title = with_cohort(shown.title, shown.cohort)
        in_order = tuple(sorted(changed, key=lambda one: one.order))
        yield ClassNotice(old, new, title, organizer, in_order, _has_others(new, in_order))


def _has_others(new: TrainingClass | None, told: tuple[SessionNotice, ...]) -> bool:
    if new is None or new.status != "active":
        return False
    names = {one.session for one in told}
    return any(one.id not in names and one.status != "cancelled" for one in new.sessions)


def _is_asked_for(old: TrainingClass | None, new: TrainingClass | None, concern: Concern) -> bool:
    both = [own for own in (old, new) if own is not None]
    return concern.class_id in (None, *(own.id for own in both)) and (
        concern.schools is None or any(own.school in concern.schools for own in both)
    )


def _concerns(one: SessionNotice, concern: Concern) -> bool:
    if concern.since is not None and one.last_day < concern.since:
        return False
    both = [side for side in (one.old, one.new) if side is not None]
    return concern.teacher is None or any(concern.teacher in side.teacher_ids for side in both)
