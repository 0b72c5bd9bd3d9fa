"""What a document is: one file in `documents/` with one public `document`, named by that file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli import discover
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export import documents
from partyschool_cli.export.content import Content
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose a document is (None: the whole catalog's), and its first and last day (None: open)."""

    subject: Key | None = None
    first: dt.date | None = None
    last: dt.date | None = None


WHOLE_CATALOG: Final = Scope()


def _no_warnings(_: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that `export` makes of a catalog.

    `title` and `aliases` are what a clerk calls it. `content` is the type that `build` gives, by
    which formats are found. `subjects` are the kinds of which it can be; `needs_subject` is true
    where it cannot be the whole catalog's. `has_days` and `has_layouts` tell whether days and a
    layout can be asked for. `warnings` are lines of Chinese about content that was built.
    """

    title: str
    content: type[Content]
    build: Callable[[Catalog, Scope], Content]
    subjects: frozenset[Kind]
    needs_subject: bool = False
    aliases: tuple[str, ...] = ()
    has_days: bool = False
    has_layouts: bool = False
    warnings: Callable[[Any], tuple[str, ...]] = _no_warnings

    def can_be_of(self, subject: Key | None) -> bool:
        """Whether it can be built for `subject`."""
        return not self.needs_subject if subject is None else subject.kind in self.subjects


# In the order of the help; new documents come last.
_ORDER = ("timetable", "catalog", "teachers", "sites", "classes", "attendance")


def document_names() -> tuple[str, ...]:
    """The documents there are: the files of `documents/`, in the order of the help."""
    return discover.names(documents, _ORDER)


def load_document(name: str) -> Document:
    """The document of `documents/NAME.py`. Raises TypeError where it has no `document`."""
    return discover.load(documents, name, "document", Document)


def load_documents() -> dict[str, Document]:
    """Every document by its name, in the order of the help."""
    return {name: load_document(name) for name in document_names()}
