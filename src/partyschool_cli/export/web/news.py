"""What the start page tells of changes: sessions moved and cancelled since timetables were sent.

Where none was (`pschool publish`), those that the catalog has as moved or cancelled.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.web import words
from partyschool_cli.export.web.published import Named, Published, WebSession
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.wording.dates import day_text
from partyschool_cli.wording.marks import session_mark

_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class News:
    """A session that was moved or cancelled: `mark` says which, `to` when and where it is now.

    `was` is when it was to be, and why it changed. It is news until `last_day`.
    """

    mark: str
    title: Named
    to: str
    was: str
    classes: tuple[Named, ...]
    last_day: dt.date


@dataclass(frozen=True, slots=True)
class SincePublished:
    """What changed since timetables were sent, by `class/s01`; `refs` is None if none was.

    `earlier` are the slots that moved sessions had then.
    """

    refs: frozenset[str] | None = None
    earlier: Mapping[str, Slot] = field(default_factory=dict)


def since_published(catalog: Catalog, today: dt.date) -> SincePublished:
    """Which sessions were moved or cancelled since the last `publish`, as git has it."""
    from partyschool_cli.history.comparison import compare, lookup_of
    from partyschool_cli.history.notice import Concern, notices
    from partyschool_cli.history.revisions import files_side, last_published, required_side

    if not isinstance(catalog.tree, DiskTree):
        return SincePublished()
    root = catalog.tree.folder
    try:
        tag = last_published(root)
        if tag is None:
            return SincePublished()
        found = compare(required_side(root, tag, today), files_side(root))
    except CommandLineError:  # no git, or a repository that cannot be read
        return SincePublished()
    told = notices(lookup_of(found.old.tree), lookup_of(found.new.tree), found.diff, Concern())
    refs: set[str] = set()
    earlier: dict[str, Slot] = {}
    for own in told.classes:
        for one in own.sessions:
            if one.change in {"moved", "cancelled"}:
                ref = f"{own.id}/{one.session}"
                refs.add(ref)
                if one.change == "moved" and one.old is not None:
                    start, end = minutes_of(one.old.start), minutes_of(one.old.end)
                    earlier[ref] = Slot(one.old.date, start, end)
    return SincePublished(frozenset(refs), earlier)


def news_of(published: Published, since: SincePublished) -> tuple[News, ...]:
    """The changes that the start page tells, those of the next days first, then those of the past.

    The page decides which are past: these are in order of time.
    """
    told = [one for one in published.sessions if _is_told(one, since)]
    return tuple(_news(told[-_MOST:]))


def _is_told(one: WebSession, since: SincePublished) -> bool:
    if since.refs is None:
        return one.entry.status != "planned"
    return not since.refs.isdisjoint(one.entry.refs)


def _news(sessions: list[WebSession]) -> Iterator[News]:
    for one in sessions:
        entry = one.entry
        is_off = entry.is_cancelled
        when = f"{day_text(one.date)}{words.times(one)}"
        place = f"，{one.site.title}" if one.site else ""
        title = (one.course or Named(entry.title))._replace(title=entry.title)
        yield News(
            session_mark("cancelled" if is_off else "moved"),
            title,
            f"停课{when}{place}" if is_off else f"改到{when}{place}",
            words.note(one),
            one.classes,
            one.date,
        )
