"""Documents: one file each in `documents/`, with one public `document`, named by that file."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from partyschool_cli import discover
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import schools_meant
from partyschool_cli.export import documents
from partyschool_cli.export.content import Content
from partyschool_cli.export.print_options import Paper
from partyschool_cli.export.signing import EMPTY_ROWS, Signing
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Slot


@dataclass(frozen=True, slots=True)
class Scope:
    """What a document covers: a subject (None: the whole catalog), from a first to a last day.

    `today` tells what is done from what is planned. `office` and `topic` are words that a ledger is
    about. `rules` is the text of a Markdown file.
    `earlier` are the days and times that moved sessions had before, where they are to be printed.
    `more` are further subjects of the same kind, in a document that has a part for each.
    `with_below`: a school stands for those below it too. `drafts`: a batch has draft classes too.
    `signing` is how an attendance list is signed.
    """

    subject: Key | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    today: dt.date = dt.date.max
    office: str | None = None
    topic: str | None = None
    rules: str | None = None
    earlier: Mapping[str, Slot] = field(default_factory=dict)
    more: tuple[Key, ...] = ()
    with_below: bool = False
    drafts: bool = False
    signing: Signing = EMPTY_ROWS

    @property
    def parts(self) -> tuple["Scope", ...]:
        """A scope for each subject, in order; itself where there are no more."""
        if not self.more:
            return (self,)
        return tuple(replace(self, subject=key, more=()) for key in (self.subject, *self.more))

    def schools(self, catalog: Catalog) -> frozenset[str] | None:
        """The ids of the schools that it covers; None for all, where no school is its subject."""
        if self.subject is None or self.subject.kind is not Kind.SCHOOL:
            return None
        return schools_meant(catalog, self.subject.id, with_below=self.with_below)


WHOLE_CATALOG: Final = Scope()


def _no_warnings(_: Any) -> tuple[str, ...]:
    return ()


def _lacks_nothing(_: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document that can be exported.

    `title` and `aliases` are its Chinese names. `build` gives content of the type `content`, which
    decides on the formats. It can be of a subject of the kinds `subjects`, and of the whole catalog
    unless it `needs_subject`; it `has_parts` where it can be of several of them. `has_days` and
    `has_layouts`: the options `--from`, `--to` and `--layout` apply. `by_year`: it is about a year,
    this one unless `--year` or days say another; its scope always has a first and a last day. It is
    on `paper` of its own, if it has one, whatever the options say.
    `options` are those that not all have (`--by`, `--topic`). `warnings` gives lines of Chinese
    about built content. `lacks` says in Chinese what empty content has none of (课次), and is empty
    otherwise: a school's empty document is not written. `of_many`: there is one of many catalogs
    too, made of their sums.
    """

    title: str
    content: type[Content]
    build: Callable[[Catalog, Scope], Content]
    subjects: frozenset[Kind]
    needs_subject: bool = False
    aliases: tuple[str, ...] = ()
    has_days: bool = False
    has_layouts: bool = False
    has_parts: bool = False
    options: frozenset[str] = frozenset()
    by_year: bool = False
    paper: Paper | None = None
    warnings: Callable[[Any], tuple[str, ...]] = _no_warnings
    lacks: Callable[[Any], str] = _lacks_nothing
    of_many: bool = False

    def can_be_of(self, subject: Key | None) -> bool:
        """Whether it can be built for `subject`."""
        return not self.needs_subject if subject is None else subject.kind in self.subjects


# In the order of the help; new documents come last.
_ORDER = (
    "timetable",
    "catalog",
    "teachers",
    "sites",
    "classes",
    "attendance",
    "handbook",
    "plan",
    "ledger",
    "report",
)


def document_names() -> tuple[str, ...]:
    """The names of the documents, in the order of the help."""
    return discover.names(documents, _ORDER)


def load_document(name: str) -> Document:
    """The document of `documents/NAME.py`. Raises TypeError if that file has no `document`."""
    return discover.load(documents, name, "document", Document)


def load_documents() -> dict[str, Document]:
    """Every document by its name, in the order of the help."""
    return {name: load_document(name) for name in document_names()}
