"""`ics/class-ID.ics` and so on: calendars to subscribe to, with the events that exports have.

An event has the same UID wherever it is: also in the file that `pschool export` writes.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.ics.calendar_file import calendar_file, sheet_events
from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.published import WebSession
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_heading import sheet_title


def calendar_path(kind: Kind, name: str) -> str:
    """Where the calendar of a class, teacher, school or site is: `ics/class-ban.ics`."""
    return f"ics/{kind}-{name}.ics"


def _files(site: WebSite) -> Iterator[SiteFile]:
    published = site.published
    by_kind = {
        Kind.CLASS: published.by_class,
        Kind.TEACHER: published.by_teacher,
        Kind.SITE: published.by_site,
        Kind.SCHOOL: published.by_school,
    }
    for kind, sessions in by_kind.items():
        for name in published.catalog.entities(kind):
            key = digest_of(_made_of(site, Key(kind, name), sessions.get(name, ())))
            yield SiteFile(calendar_path(kind, name), key, partial(_calendar, site, kind, name))


def _made_of(site: WebSite, key: Key, sessions: Iterable[WebSession]) -> tuple[object, ...]:
    """What the events of a calendar say."""
    published = site.published
    entity = published.catalog.entities(key.kind)[key.id]
    manifest = published.catalog.manifest
    return (
        site.options.version,
        (manifest.title, manifest.region, manifest.timezone),
        sheet_title(published.catalog, entity),
        getattr(entity, "adviser", None),
        tuple((one.digest, _changed(site, one)) for one in sessions),
        # A retired class has a calendar of sessions that are nowhere else.
        (repr(entity), published.titles_digest) if entity.status == "retired" else None,
    )


def _changed(site: WebSite, one: WebSession) -> int:
    times = site.class_times.times
    return max(int(times[name].timestamp()) for name in one.class_ids)


def _calendar(site: WebSite, kind: Kind, name: str) -> bytes:
    published = site.published
    table = sheet(published.catalog, Key(kind, name), earlier=published.earlier)
    events = sheet_events(table, site.class_times.times)
    return calendar_file(table.title, table.timezone, events)


feed = FeedKind(_files)
