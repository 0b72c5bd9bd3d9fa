"""Lints the moments that it is given in a thread of its own, the newest only."""

from collections.abc import Callable, Iterator
from threading import Condition, Thread
from typing import NamedTuple

from partyschool_cli.catalog.catalog import LoadedFile, ManifestFile
from partyschool_cli.editor.diagnostics.publishing import Found
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.lint.context import file_context
from partyschool_cli.lint.engine import run_file_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.selection import rules_for


class Wanted(NamedTuple):
    """A moment to lint, after so many changes (`number`).

    One that is not `is_exact` lets broken files say what they said last.
    """

    number: int
    moment: Moment
    is_exact: bool


class _SupersededError(Exception):
    """Nobody wants the findings any more."""


class FindingsWatch:
    """Calls `done` in its thread with the findings of each catalog of a moment."""

    def __init__(
        self, done: Callable[[Wanted, Found], None], failed: Callable[[Exception], None]
    ) -> None:
        self._done = done
        self._failed = failed
        self._condition = Condition()
        self._wanted: Wanted | None = None
        self._is_stopped = False
        Thread(target=self._run, name="lint", daemon=True).start()

    def want(self, wanted: Wanted | None) -> None:
        """Have a moment linted instead of what was wanted before; with None, nothing."""
        with self._condition:
            self._wanted = wanted
            self._condition.notify_all()

    def stop(self) -> None:
        """End the thread."""
        with self._condition:
            self._is_stopped = True
            self._condition.notify_all()

    def _run(self) -> None:
        while (wanted := self._next()) is not None:
            try:
                found = self._found(wanted)
            except _SupersededError:
                continue
            except Exception as error:  # noqa: BLE001  # the next moment may be fine
                self._failed(error)
            else:
                self._done(wanted, found)
            with self._condition:
                if self._wanted is wanted:
                    self._wanted = None

    def _next(self) -> Wanted | None:
        with self._condition:
            self._condition.wait_for(lambda: self._wanted is not None or self._is_stopped)
            return None if self._is_stopped else self._wanted

    def _found(self, wanted: Wanted) -> Found:
        def pause() -> None:
            if self._wanted is not wanted or self._is_stopped:
                raise _SupersededError

        return [
            catalog.reported(catalog.linting.findings(pause))
            if wanted.is_exact
            else catalog.reported(_kept(catalog, pause))
            for catalog in wanted.moment.catalogs
        ]


def _kept(catalog: OpenCatalog, pause: Callable[[], None]) -> tuple[Finding, ...]:
    """The findings where files that are broken just now say of others what they said last."""
    found = catalog.good_linting.findings(pause)
    broken = {file.source.path: file_context(file) for file in _broken(catalog)}
    if not broken:
        return found
    rules = rules_for(catalog.typed.manifest)
    own = run_file_rules(broken.values(), rules).findings(catalog.typed)
    kept = (one for one in found if one.file not in broken)
    return tuple(sorted((*kept, *own), key=lambda one: one.order))


def _broken(catalog: OpenCatalog) -> Iterator[LoadedFile | ManifestFile]:
    """The files that cannot be used just now, and once could."""
    typed, good = catalog.typed, catalog.good
    if good.manifest_file is not typed.manifest_file:
        yield typed.manifest_file
    for file, last in zip(typed.files, good.files, strict=True):
        if file is not last:
            yield file
