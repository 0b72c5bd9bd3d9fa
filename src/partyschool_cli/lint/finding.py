"""Findings of lint, their places and their fixes, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.text.personal import hashed, mask
from partyschool_cli.source.text.span import START_OF_FILE, FieldPath, On, Span
from partyschool_cli.source.text.splice import Patch
from partyschool_cli.source.yaml.source_file import SourceFile

# 第9周 before 第10周.
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 8

SEVERITY_RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class At:
    """A place in a catalog file: a field's value (or its key), or a part of the text.

    `path` is empty for the file as a whole. A part of the text has a `span`; that of a field is
    computed on demand, which parses the file again.
    """

    source: SourceFile
    path: FieldPath = ()
    on: On = "value"
    exact: Span | None = None

    @cached_property
    def span(self) -> Span:
        """Its span in the file."""
        if self.exact is not None:
            return self.exact
        if not self.path:
            return START_OF_FILE
        return self.source.place(self.path, self.on)

    @property
    def place(self) -> tuple[str, FieldPath]:
        """Sort key: file, then field."""
        return (self.source.path, self.path)

    @cached_property
    def field(self) -> str:
        """The field's name in identities and reports: `sessions[s02].site`, `teachers[wang]`."""
        # Only items of a list are named by their value.
        is_inside_list = any(isinstance(step, int) for step in self.path)
        return field_name(self.path, self.source.content if is_inside_list else None)


def field_name(path: FieldPath, content: Any) -> str:
    """A path with sessions by id and other list items by value, not by position.

    `content` is the file's parsed content. Personal numbers are hashed.
    """
    name = ""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            content = None
        if isinstance(step, int):
            name += f"[{_item_name(content, step)}]"
        else:
            name += f".{step}" if name else step
    return hashed(name)


# The fields by which an item of a list is called, the first that it has.
NAMING_FIELDS: Final = ("id", "title", "name", "office", "audience", "from", "url", "path")


def _item_name(item: Any, position: int) -> str:
    if isinstance(item, dict):
        if within := [*_words(item.get("days")), *_words(item.get("day_parts"))]:
            return " ".join((*_words([item.get("from"), item.get("to")]), *within))
        return next((str(item[key]) for key in NAMING_FIELDS if item.get(key)), str(position))
    return str(position) if item is None or isinstance(item, list) else str(item)


def _words(value: Any) -> list[str]:
    return [str(one) for one in value if one] if isinstance(value, list) else []


class Related(NamedTuple):
    """Another place that a finding refers to."""

    at: At
    message: str


class Fix(NamedTuple):
    """An edit of the finding's own file that resolves it. `title` says what it does."""

    title: str
    patch: Patch
    is_safe: bool
    # Fields at and below which the parsed content may change. None: anywhere, for a file that could
    # not be parsed before.
    changes: tuple[FieldPath, ...] | None = ()


@dataclass(frozen=True)
class Finding:
    """What lint reports: where, what is wrong, what to do.

    A rule's check sets the first seven fields. `named` is what the finding is about besides its
    place (the dangling id, the other session of a clash), a part of its identity. `own_severity` is
    set if it differs from the rule's. The engine sets the rest, and masks personal numbers:
    `of_rule`.
    """

    at: At
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    named: tuple[str, ...] = ()
    fix: Fix | None = None
    own_severity: Severity | None = None
    severity: Severity = "error"
    code: str = ""
    name: str = ""
    entity: Key | None = None

    def of_rule(self, code: str, name: str, severity: Severity) -> "Finding":
        """This finding with a rule's code, name and severity, and personal numbers masked."""
        return replace(
            self,
            message=mask(self.message),
            hint=mask(self.hint),
            related=tuple(Related(other.at, mask(other.message)) for other in self.related),
            severity=self.own_severity or severity,
            code=code,
            name=name,
        )

    @property
    def file(self) -> str:
        """The file's path in its catalog, with `/`."""
        return self.at.source.path

    @cached_property
    def identity(self) -> str:
        """Independent of line numbers: code, entity, field, and what is named."""
        entity = hashed(str(self.entity) if self.entity else self.file)
        named = ",".join(hashed(name) for name in self.named)
        return f"{self.code}|{entity}|{self.at.field}|{named}"

    @cached_property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key of reports: path, line, column, code; then the text, numbers by their value."""
        span = self.at.span
        text = _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), self.message)
        return (self.file, span.line, span.column, self.code, text)
