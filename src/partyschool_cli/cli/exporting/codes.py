"""Give a job what the codes at the foot of its documents take: when each was last changed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.codes.content_facts import WITH_TIMETABLE, timetable_in
from partyschool_cli.export.codes.stamp import Stamp
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.job import Job
from partyschool_cli.export.zone import zone_named
from partyschool_cli.history.document_times import catalog_files, document_times, timetable_files
from partyschool_cli.model.kind import Kind

_Files = Mapping[Key | None, frozenset[str]]


def with_codes(catalog: Catalog, job: Job, content: Content) -> Job:
    """The job with a stamp for its content, where the format and the content have a code."""
    return _stamped(catalog, job, _files_of(catalog, job.scope, content))


def with_class_codes(catalog: Catalog, job: Job, classes: Iterable[str]) -> Job:
    """The job with a stamp for the timetables of these classes, if these are in its documents."""
    if load_document(job.document).content not in WITH_TIMETABLE:
        return job
    keys = [Key(Kind.CLASS, name) for name in classes]
    return _stamped(catalog, job, {key: timetable_files(catalog, key, ()) for key in keys})


def stamp_of(catalog: Catalog, today: dt.date, files: _Files) -> Stamp:
    """The stamp for documents of these files, by what they are of."""
    zone = zone_named(catalog.manifest.timezone)
    times = document_times(catalog, files)
    changed = {key: time.astimezone(zone).date() for key, time in times.items()}
    public = frozenset(own.id for own in catalog.classes.values() if own.status == "active")
    return Stamp(today, changed, catalog.manifest.web_url, public)


def _stamped(catalog: Catalog, job: Job, files: _Files) -> Job:
    if not files or not job.has_code or not load_format(job.format).has_code:
        return job
    return replace(job, stamp=stamp_of(catalog, job.options.printed, files))


def _files_of(catalog: Catalog, scope: Scope, content: Content) -> _Files:
    if (shown := timetable_in(content)) is not None:
        return {
            part.subject: timetable_files(catalog, part.subject, own.classes)
            for part, own in zip(scope.parts, shown.parts, strict=True)
        }
    return {scope.subject: catalog_files(catalog)} if isinstance(content, CatalogContent) else {}
