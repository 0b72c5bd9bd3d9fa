"""`data/courses.json` and so on: what is published, as `pschool list --format json` has it."""

from collections.abc import Iterator
from functools import partial

from partyschool_cli.catalog.sorting import default_order
from partyschool_cli.export.records.columns import all_columns
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.published import Published
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.model.kind import Kind

_NOTES = "notes"


def _files(site: WebSite) -> Iterator[SiteFile]:
    published = site.published
    for kind in Kind:
        key = digest_of((site.options.version, published.is_private, _made_of(published, kind)))
        yield SiteFile(f"data/{kind.plural}.json", key, partial(_data, published, kind))


def _made_of(published: Published, kind: Kind) -> tuple[str, ...]:
    """Digests of what a kind's records say: also titles of others, and the order of schools."""
    own = published.digests[Kind.CLASS if kind is Kind.SESSION else kind]
    themes = published.digests[Kind.COURSE] if kind is Kind.SESSION else ""
    return (own, themes, published.digests[Kind.SCHOOL], published.titles_digest)


def _data(published: Published, kind: Kind) -> bytes:
    catalog = published.catalog
    found = sorted(published.records(kind), key=default_order(catalog, kind))
    columns = tuple(
        column for column in all_columns(kind) if published.is_private or column.key != _NOTES
    )
    return json_document(RecordListing(kind, tuple(found), columns).objects()).encode()


feed = FeedKind(_files)
