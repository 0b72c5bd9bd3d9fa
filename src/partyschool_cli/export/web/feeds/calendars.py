"""`ics/class-ID.ics` and so on: calendars to subscribe to, with the events that exports have.

An event has the same UID wherever it is: also in the file that `pschool export` writes.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.ics.calendar_file import calendar_events, calendar_file
from partyschool_cli.export.identifiers import catalog_root
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.published import Published
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.timetable.sheet_heading import sheet_title

_KINDS: Final = (Kind.CLASS, Kind.TEACHER, Kind.SITE, Kind.SCHOOL)


def _files(site: WebSite) -> Iterator[SiteFile]:
    classes = _Classes(site)
    for kind in _KINDS:
        for name in site.published.catalog.entities(kind):
            key = Key(kind, name)
            path = f"ics/{kind}-{name}.ics"
            yield SiteFile(path, partial(classes.key, key), partial(_data, site, key))


class _Classes:
    """Which classes a calendar has the sessions of: it depends on these, and on their times."""

    def __init__(self, site: WebSite) -> None:
        self._site = site
        self._catalog = site.published.catalog
        times = site.class_times.times
        self._changed = {name: f"{int(time.timestamp())}" for name, time in times.items()}
        self._of_school: dict[str, list[str]] = {}
        for own in self._catalog.classes.values():
            self._of_school.setdefault(own.school, []).append(own.id)

    def key(self, of: Key) -> str:
        """All that a calendar depends on."""
        changed = [self._changed[name] for name in self._of(of)]
        return " ".join((self._site.fingerprint(of.kind, of.id), *changed))

    def _of(self, key: Key) -> list[str]:
        if key.kind is Kind.CLASS:
            return [key.id]
        if key.kind is Kind.SCHOOL:
            return self._of_school.get(key.id, [])
        naming = self._catalog.mentioned_by.get(key, ())
        return list(dict.fromkeys(file.key.id for file, _ in naming if file.key.kind is Kind.CLASS))


def _data(site: WebSite, key: Key) -> bytes:
    published = site.published
    catalog = published.catalog
    entity = catalog.entities(key.kind)[key.id]
    entries = _entries(published, key)
    adviser = getattr(entity, "adviser", None)
    root = catalog_root(catalog.manifest.title, catalog.manifest.region)
    events = calendar_events(root, entries, site.class_times.times, adviser)
    return calendar_file(sheet_title(catalog, entity), catalog.manifest.timezone, events)


def _entries(published: Published, key: Key) -> tuple[Entry, ...]:
    """The entries of a timetable: of a class its own alone, where others are taught with it."""
    if key.kind is Kind.CLASS:
        return sheet(published.catalog, key, earlier=published.earlier).entries
    if key.kind is Kind.SCHOOL:
        found = published.by_school.get(key.id, ())
        if any(len(one.schools) > 1 for one in found):
            return sheet(published.catalog, key, earlier=published.earlier).entries
    else:
        by_id = published.by_teacher if key.kind is Kind.TEACHER else published.by_site
        found = by_id.get(key.id, ())
    return tuple(one.entry for one in found)


feed = FeedKind(_files)
