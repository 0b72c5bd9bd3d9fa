"""Which document a sheet is, of whom, and for which days, as data and in words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.facts import DocumentName, Facts
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind

_Kind = Literal["", "class", "teacher", "site", "school"]
_KINDS: Final[Mapping[Kind, _Kind]] = {
    Kind.CLASS: "class",
    Kind.TEACHER: "teacher",
    Kind.SITE: "site",
    Kind.SCHOOL: "school",
}
# More letters would need smaller modules than a copy of a copy keeps.
_MAX_NAME: Final = 30


@dataclass(frozen=True, slots=True)
class Subject:
    """A `document` by name, of the entity of a `kind` and `id`, empty for the whole catalog.

    `title` is its heading. `first` and `last` are the days that were asked for, if any were. A
    school's may be `with_below`: also of those below it.
    """

    document: DocumentName
    kind: _Kind
    id: str
    title: str
    first: dt.date | None = None
    last: dt.date | None = None
    with_below: bool = False

    @property
    def key(self) -> Key | None:
        """The entity; None for the whole catalog."""
        return Key(Kind(self.kind), self.id) if self.kind else None

    @property
    def scope(self) -> Scope:
        """The same for a document to be built."""
        return Scope(self.key, self.first, self.last, with_below=self.with_below)

    @property
    def is_whole(self) -> bool:
        """Whether it is for all days."""
        return self.first is None and self.last is None


def subject_of(facts: Facts, scope: Scope) -> Subject:
    """The subject of a document with these facts, which was built for a scope."""
    key = scope.subject
    kind, name = (_KINDS[key.kind], key.id) if key is not None else ("", "")
    days = (scope.first, scope.last)
    return Subject(facts.document, kind, name, facts.title, *days, scope.with_below)


def subject_line(subject: Subject, facts: Facts) -> str:
    """`课程表 · 班次 · 冬季轮训班课程表 · 2026-10-12 至 2026-10-14`."""
    kind = Kind(subject.kind).title if subject.kind else ""
    days = days_text(facts.head.get("first"), facts.head.get("last"))
    said = (load_document(subject.document).title, kind, subject.title, days)
    return " · ".join(filter(None, said))


def days_text(first: object, last: object) -> str:
    """`2026-10-12 至 2026-10-14`; empty without days."""
    if first is None and last is None:
        return ""
    return f"{first or ''} 至 {last or ''}".strip()


def short_title(title: str) -> str:
    """A title that a small QR code holds."""
    return title if len(title) <= _MAX_NAME else f"{title[: _MAX_NAME - 1]}…"
