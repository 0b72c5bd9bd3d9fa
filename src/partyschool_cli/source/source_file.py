"""One file of the catalog as it was read: its text when asked, its places when asked."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from partyschool_cli.source.decode import decode
from partyschool_cli.source.document import Document, Places
from partyschool_cli.source.files import link_problem, read_bytes
from partyschool_cli.source.joined_items import (
    JoinedItem,
    has_separator,
    joined_items,
    may_have_joined_items,
)
from partyschool_cli.source.span import START_OF_FILE, FieldPath, Problem, Span
from partyschool_cli.source.yaml_file import parse

if TYPE_CHECKING:
    from partyschool_cli.source.slips import Slip

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class SourceFile:
    """A file by its catalog (`root`) and its path there, with `/`.

    Text and places are read again when a finding needs them, so that a load keeps neither.
    """

    root: Path
    path: str

    def read(self) -> bytes | Problem:
        """Its bytes, or the problem that keeps them from being read."""
        path = os.path.join(self.root, self.path)
        # Asked here too: the manifest is in no listing, and a link may have changed since.
        if os.path.islink(path) and (problem := link_problem(self.root, self.path)):
            return replace(problem, code="PS009")
        return read_bytes(path)

    @cached_property
    def text(self) -> str:
        """The file's text without a byte order mark; empty where it cannot be read."""
        data = self.read()
        return "" if isinstance(data, Problem) else decode(data).text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends, as spans count them."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def document(self) -> Document:
        """The file parsed, with places."""
        return parse(self.text)

    @property
    def places(self) -> Places:
        """Where its keys and values stand."""
        return self.document.places

    @cached_property
    def slips(self) -> tuple["Slip", ...]:
        """What in it looks like a slip of the hand, in order."""
        from partyschool_cli.source.slips import slips

        return tuple(slips(self.text))

    def span_of(self, problem: Problem) -> Span:
        """Where a problem of this file stands."""
        if problem.span is not None:
            return problem.span
        if not problem.path:
            return START_OF_FILE
        find = self.places.key if problem.on == "key" else self.places.value
        return find(problem.path)

    def related_of(self, problem: Problem) -> tuple[tuple[Span, str], ...]:
        """The other places that a problem names, with what stands there."""
        by_path = ((self.places.value(path), text) for path, text in problem.related_paths)
        return (*problem.related, *by_path)

    @cached_property
    def joined_items(self) -> Mapping[FieldPath, JoinedItem]:
        """Items of its `[…]` lists that are probably several, by path."""
        if not may_have_joined_items(self.text):
            return {}
        return {item.path: item for item in joined_items(self.text, self.places.values)}

    def is_joined(self, path: FieldPath, word: object) -> bool:
        """Whether the `word` at `path` is probably several (PS008 says so)."""
        return isinstance(word, str) and has_separator(word) and path in self.joined_items
