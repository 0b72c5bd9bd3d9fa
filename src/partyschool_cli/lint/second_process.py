"""A second process for a lint of many files that have to be read: it takes a share of them.

It tells what it read and what the rules on files find there, as JSON over a pipe. What it does not
tell, because a file is not plain or because anything at all goes wrong there, the first one reads
and looks at by itself.
"""

import json
import os
import signal
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from partyschool_cli.cache.parsed_store import json_line
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.context import FileInspection, file_inspection
from partyschool_cli.lint.engine import Lint, faults_of_files
from partyschool_cli.lint.incremental.finding_codec import fault_of, note_of
from partyschool_cli.lint.incremental.state import commented
from partyschool_cli.lint.selection import RulesFor
from partyschool_cli.lint.suppress import suppressions
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.fast_yaml import parse_fast
from partyschool_cli.source.gc_pause import collector_paused
from partyschool_cli.source.reader import Reader
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import Problem
from partyschool_cli.source.tree import EntityFile, Listing

# With fewer files, what the processes have to tell each other takes as long as it spares.
PAYS_FROM = 3000
# So many files of each ten: the second process does not run the rules on the catalog.
_SHARE = 6


class Second:
    """What a second process does, as the first sees it; by default there is none.

    `reader` reads all files; `told` are the paths of those whose content came from the other.
    """

    def __init__(self, reader: Reader, told: "_Told | None" = None) -> None:
        self.reader: Reader = told or reader
        self.told: Collection[str] = () if told is None else told.paths
        self._told = told

    def completed(self, lint: Lint, catalog: Catalog) -> Lint:
        """A lint of the catalog's other files, with what was found in those that were `told`."""
        if self._told is None:
            return lint
        files = [file_inspection(file) for file in catalog.files if file.source.path in self.told]
        found = self._told.found(files, lint)
        return replace(lint, own=lint.own + found.own, comments=lint.comments + found.comments)


class _Told(Reader):
    """Reads as `reader` does, but the files of `share` from what is told on `pipe`."""

    def __init__(
        self, reader: Reader, listing: Listing, share: Sequence[EntityFile], pipe: BinaryIO
    ) -> None:
        super().__init__(reader.root)
        self.paths: set[str] = set()
        self._reader = reader
        shared = frozenset(share)
        # Last, when the other process has read them.
        own = (file for file in listing.files if file not in shared)
        self._listing = Listing((*own, *share), listing.strays)
        self._pipe = pipe
        self._share = [file.path for file in share]
        self._contents: dict[str, bytes] | None = None

    def listing(self) -> Listing:
        return self._listing

    def read(self, path: str) -> tuple[Any, list[Problem]]:
        if self._contents is None and path == self._share[0]:
            lines = _received(self._pipe).split(b"\n")
            self._contents = dict(zip(self._share, lines, strict=False))
        text = self._contents.pop(path, b"") if self._contents else b""
        if not text:
            return self._reader.read(path)
        content = json.loads(text)
        self.paths.add(path)
        self._reader.note(path, b"", content)
        return content, []

    def found(self, files: Iterable[FileInspection], lint: Lint) -> Lint:
        """What the rules find in those of the `files` that were told."""
        text = _received(self._pipe)
        if not text:
            return faults_of_files(files, lint.rules)
        notes, paths = json.loads(text)
        by_code = {active.named.code: active for active in lint.rules}
        source_of = cache(partial(SourceFile, self.root))
        try:
            faults = tuple(fault_of(note, by_code, source_of) for note in notes)
        except KeyError:  # the manifest changed meanwhile, and with it the rules
            return faults_of_files(files, lint.rules)
        with_comments = frozenset(paths)
        own = (file for file in files if file.source.path in with_comments)
        comments = ((comment, file) for file in own for comment in suppressions(file.source))
        return Lint(lint.rules, faults, tuple(comments))


@contextmanager
def second_process(reader: Reader, rules_for: RulesFor) -> Iterator[Second]:
    """A second process for as long as the context lasts, where it pays."""
    listing = reader.listing()
    share = _share(reader, listing)
    if not share:
        yield Second(reader.limited(listing))
        return
    receiving, sending = os.pipe()
    process = _forked()
    if process == 0:
        schools = [file for file in listing.files if file.kind is Kind.SCHOOL]
        os.close(receiving)  # or it would wait for itself when the first process is gone
        _work(reader.root, share, schools, rules_for, sending)
    os.close(sending)
    with open(receiving, "rb") as pipe:
        try:
            yield Second(reader, _Told(reader, listing, share, pipe))
        finally:
            if process is not None:
                with suppress(OSError):  # it is gone already where SIGCHLD is ignored
                    os.kill(process, signal.SIGKILL)
                    os.waitpid(process, 0)


def _share(reader: Reader, listing: Listing) -> tuple[EntityFile, ...]:
    """The files for the second process: none where it does not pay, or cannot be.

    Schools stay out, for they have a say in the others, and so do files with the same id.
    """
    if len(listing.files) < PAYS_FROM or not _can_fork():
        return ()
    number = Counter((file.kind, file.id) for file in listing.files)
    files = [
        file
        for file in listing.files
        if file.kind is not Kind.SCHOOL
        and number[file.kind, file.id] == 1
        and reader.is_open(file.path)
    ]
    if len(files) < PAYS_FROM:
        return ()
    # Of every ten, for kinds take differently long.
    return tuple(file for at, file in enumerate(files) if at % 10 < _SHARE)


def _can_fork() -> bool:
    can = hasattr(os, "fork") and hasattr(os, "sched_getaffinity")
    return can and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _forked() -> int | None:
    """What `os.fork` gives; None where the system allows no more processes."""
    try:
        return os.fork()
    except OSError:
        return None


def _work(
    root: Path,
    share: Sequence[EntityFile],
    schools: Sequence[EntityFile],
    rules_for: RulesFor,
    sending: int,
) -> NoReturn:
    """All that the second process does. It ends here, or it would go on as the first one."""
    try:
        with open(sending, "wb") as pipe, collector_paused():
            plain = _read_plain(root, share)
            lines = (json_line(plain[file.path]) if file.path in plain else b"" for file in share)
            _send(pipe, b"\n".join(lines))
            files = tuple(file for file in share if file.path in plain)
            reader = _Plain(root, plain).limited(Listing((*schools, *files), ()))
            catalog = load(root, reader)
            inspected = (
                file_inspection(file) for file in catalog.files if file.source.path in plain
            )
            lint = faults_of_files(inspected, rules_for(catalog.manifest))
            _send(pipe, json_line([list(map(note_of, lint.own)), commented(lint)]))
    finally:
        os._exit(0)  # noqa: TID251


class _Plain(Reader):
    """Knows the contents `plain`, and reads the others."""

    def __init__(self, root: Path, plain: Mapping[str, Any]) -> None:
        super().__init__(root)
        self._plain = plain

    def read(self, path: str) -> tuple[Any, list[Problem]]:
        content = self._plain.get(path)
        return super().read(path) if content is None else (content, [])


def _read_plain(root: Path, files: Iterable[EntityFile]) -> Mapping[str, Any]:
    """The contents of the plain ones of `files` by path."""
    plain = {}
    for file in files:
        data = SourceFile(root, file.path).read()
        content = None if isinstance(data, Problem) else parse_fast(data)
        if content is not None:
            plain[file.path] = content
    return plain


def _send(pipe: BinaryIO, data: bytes) -> None:
    pipe.write(b"%d\n%b" % (len(data), data))
    pipe.flush()


def _received(pipe: BinaryIO) -> bytes:
    """What `_send` was given; nothing where that did not come, or not whole."""
    size = pipe.readline()
    data = pipe.read(int(size)) if size.endswith(b"\n") else b""
    return data if size == b"%d\n" % len(data) else b""
