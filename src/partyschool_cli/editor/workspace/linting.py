"""The findings of a catalog as it is typed, made when they are asked for."""

import datetime as dt
from collections.abc import Callable
from threading import Lock

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.in_memory import LintMemo, lint_again
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import rules_for


class LastLint:
    """What the last lint of a catalog found, for the next one. Several threads may use it."""

    def __init__(self, memo: LintMemo | None = None) -> None:
        self.memo = memo or LintMemo()

    def copy(self) -> "LastLint":
        """The same, that what is tried out does not change."""
        return LastLint(self.memo)


def nothing() -> None:
    """Never end a lint early."""


class Linting:
    """The lint of one catalog on a day, done once."""

    def __init__(self, catalog: Catalog, today: dt.date, last: LastLint) -> None:
        self._catalog = catalog
        self._context = LintContext(today, rules_for)
        self._last = last
        self._lock = Lock()
        self._findings: tuple[Finding, ...] | None = None

    @property
    def is_done(self) -> bool:
        """Whether the findings are there."""
        return self._findings is not None

    def findings(self, pause: Callable[[], None] = nothing) -> tuple[Finding, ...]:
        """The findings without suppressed ones, sorted.

        `pause` is called now and then; what it raises ends the lint.
        """
        with self._lock:
            if self._findings is None:
                done = lint_again(self._catalog, self._context, self._last.memo, pause)
                self._last.memo = done.memo
                self._findings = done.findings
            return self._findings
