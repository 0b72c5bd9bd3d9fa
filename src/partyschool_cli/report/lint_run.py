"""A lint of one catalog or of many, written piece by piece: what formats put together."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import IO, Final, NamedTuple

from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.report.lint_report import Summary

# In bytes: what a stream has more of is put in a temporary file, piece by piece.
_IN_MEMORY: Final = 16 * 1024 * 1024


class PartStore:
    """The parts of catalogs in a format, in order; most of many are kept in temporary files.

    A format has one stream of parts or several, which it puts one behind the other.
    """

    def __init__(self) -> None:
        self._streams: list[_Stream] = []

    def add(self, parts: Sequence[bytes]) -> None:
        """Add a catalog's part of each stream; an empty one counts as none."""
        for number, part in enumerate(parts):
            if number == len(self._streams):
                self._streams.append(_Stream())
            if part:
                self._streams[number].add(part)

    def stream(self, number: int = 0) -> Iterator[bytes]:
        """The parts of a stream."""
        return iter(self._streams[number]) if number < len(self._streams) else iter(())

    def close(self) -> None:
        """Delete the temporary files."""
        for stream in self._streams:
            stream.close()


class _Stream:
    """Parts in order: the first `_sizes` in a file, the rest in memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._sizes: list[int] = []
        self._rest: list[bytes] = []
        self._rest_size = 0

    def add(self, part: bytes) -> None:
        self._rest.append(part)
        self._rest_size += len(part)
        if self._rest_size > _IN_MEMORY:
            self._put_in_file()

    def _put_in_file(self) -> None:
        import tempfile

        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # `close` is a method here
        self._file.writelines(self._rest)
        self._sizes += map(len, self._rest)
        self._rest.clear()
        self._rest_size = 0

    def __iter__(self) -> Iterator[bytes]:
        if self._file is not None:
            self._file.seek(0)
            for size in self._sizes:
                yield self._file.read(size)
        yield from self._rest

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


class CatalogResult(NamedTuple):
    """What became of one catalog of several. `error` says why it has no summary."""

    name: str
    code: str | None
    title: str
    prefix: str
    summary: Summary | None
    error: str = ""


class LintRun(NamedTuple):
    """The parts that a format wrote of each catalog, and what all add up to.

    `catalogs` are empty if the run is of one catalog only. `rules` are those that the parts may
    refer to, `by_rule` counts findings by code and name.
    """

    parts: PartStore
    summary: Summary
    rules: tuple[NamedRule, ...]
    catalogs: tuple[CatalogResult, ...] = ()
    by_rule: Mapping[tuple[str, str], int] = MappingProxyType({})

    @property
    def failed(self) -> tuple[CatalogResult, ...]:
        """The catalogs that were not linted."""
        return tuple(one for one in self.catalogs if one.error)
