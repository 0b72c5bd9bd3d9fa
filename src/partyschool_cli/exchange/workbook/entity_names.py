"""What entities are called, by id: from a loaded catalog where there is one, else from files."""

from collections.abc import Callable

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind

# The title or name of an entity; None where there is no such one.
Titles = Callable[[Key], str | None]


def titles_in_files(lookup: Lookup) -> Titles:
    """Titles read from files as they are asked for."""
    return lambda key: lookup.title(key) if key in lookup.files else None


def titles_in_catalog(catalog: Catalog, lookup: Lookup) -> Titles:
    """Titles of a catalog that is loaded; of an entity with errors, from its file."""
    in_files = titles_in_files(lookup)

    def title(key: Key) -> str | None:
        entity = None if key.kind is Kind.SESSION else catalog.entities(key.kind).get(key.id)
        return in_files(key) if entity is None else title_of(entity)

    return title
