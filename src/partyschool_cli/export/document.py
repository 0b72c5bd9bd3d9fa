"""Documents: one file each in `documents/`, with one public `document`, named by that file."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from partyschool_cli import discover
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export import documents
from partyschool_cli.export.content import Content
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Slot


@dataclass(frozen=True, slots=True)
class Scope:
    """What a document covers: a subject (None: the whole catalog), from a first to a last day.

    `today` tells what is done from what is planned. `office` and `topic` are words that a ledger is
    about. `rules` is the text of a Markdown file.
    `earlier` are the days and times that moved sessions had before, where they are to be printed.
    """

    subject: Key | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    today: dt.date = dt.date.max
    office: str | None = None
    topic: str | None = None
    rules: str | None = None
    earlier: Mapping[str, Slot] = field(default_factory=dict)


WHOLE_CATALOG: Final = Scope()


def _no_warnings(_: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document that can be exported.

    `title` and `aliases` are its Chinese names. `build` gives content of the type `content`, which
    decides on the formats. It can be of a subject of the kinds `subjects`, and of the whole catalog
    unless it `needs_subject`. `has_days` and `has_layouts`: the options `--from`, `--to` and
    `--layout` apply. `by_year`: it is about a year, this one unless `--year` or days say another;
    its scope always has a first and a last day. `filters`: those of the options `--office`,
    `--topic` and `--rules` that apply. `warnings` gives lines of Chinese about built content.
    """

    title: str
    content: type[Content]
    build: Callable[[Catalog, Scope], Content]
    subjects: frozenset[Kind]
    needs_subject: bool = False
    aliases: tuple[str, ...] = ()
    has_days: bool = False
    has_layouts: bool = False
    by_year: bool = False
    filters: frozenset[str] = frozenset()
    warnings: Callable[[Any], tuple[str, ...]] = _no_warnings

    def can_be_of(self, subject: Key | None) -> bool:
        """Whether it can be built for `subject`."""
        return not self.needs_subject if subject is None else subject.kind in self.subjects


# In the order of the help; new documents come last.
_ORDER = ("timetable", "catalog", "teachers", "sites", "classes", "attendance")


def document_names() -> tuple[str, ...]:
    """The names of the documents, in the order of the help."""
    return discover.names(documents, _ORDER)


def load_document(name: str) -> Document:
    """The document of `documents/NAME.py`. Raises TypeError if that file has no `document`."""
    return discover.load(documents, name, "document", Document)


def load_documents() -> dict[str, Document]:
    """Every document by its name, in the order of the help."""
    return {name: load_document(name) for name in document_names()}
