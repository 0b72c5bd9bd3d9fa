"""A lint of one catalog or of many, written piece by piece: what formats put together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import Final, NamedTuple

from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.report.lint_report import Summary

# In bytes: of more, the rest of a run waits on the disk until all catalogs are done.
_IN_MEMORY: Final = 16 * 1024 * 1024


class PartStore:
    """The parts of catalogs in a format, in order; large ones are kept in temporary files.

    A format has one stream of parts or several, which it puts one behind the other.
    """

    def __init__(self) -> None:
        self._streams: list[tuple[SpooledTemporaryFile[bytes], list[int]]] = []
        self._files = ExitStack()

    def add(self, parts: Sequence[bytes]) -> None:
        """Add a catalog's part of each stream; an empty one counts as none."""
        for number, part in enumerate(parts):
            if number == len(self._streams):
                spool = SpooledTemporaryFile[bytes](_IN_MEMORY)
                self._streams.append((self._files.enter_context(spool), []))
            file, sizes = self._streams[number]
            if part:
                file.write(part)
                sizes.append(len(part))

    def stream(self, number: int = 0) -> Iterator[bytes]:
        """The parts of a stream."""
        if number < len(self._streams):
            file, sizes = self._streams[number]
            file.seek(0)
            for size in sizes:
                yield file.read(size)

    def close(self) -> None:
        """Delete the temporary files."""
        self._files.close()


class CatalogResult(NamedTuple):
    """What became of one catalog of several. `error` says why it has no summary."""

    name: str
    code: str | None
    title: str
    prefix: str
    summary: Summary | None
    error: str = ""


@dataclass(frozen=True, eq=False)
class LintRun:
    """The parts that a format wrote of each catalog, and what all add up to.

    `catalogs` are empty if the run is of one catalog only. `rules` are those that the parts may
    refer to, `by_rule` counts findings by code and name.
    """

    parts: PartStore
    summary: Summary
    rules: tuple[NamedRule, ...]
    catalogs: tuple[CatalogResult, ...] = ()
    by_rule: Mapping[tuple[str, str], int] = field(default_factory=Counter)

    @cached_property
    def failed(self) -> tuple[CatalogResult, ...]:
        """The catalogs that were not linted."""
        return tuple(one for one in self.catalogs if one.error)
