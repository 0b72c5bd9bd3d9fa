"""A planned change of a catalog, linted before it is written: what it causes, what forbids it."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from partyschool_cli.edit.plan import Plan
from partyschool_cli.lint.change_check import (
    NOTHING_CAUSED,
    Caused,
    LintedBoth,
    PlannedFiles,
    linted_both,
)
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.tree import FileTree

if TYPE_CHECKING:
    from partyschool_cli.cache.stat_snapshot import StatSnapshot


class CheckedPlan(NamedTuple):
    """A plan, the bytes that its files will have (None: deleted), and the findings it causes."""

    plan: Plan
    files: Mapping[str, bytes | None]
    caused: Caused

    def refused(self, *, is_forced: bool = False) -> tuple[Finding, ...]:
        """The errors for which it may not be written; some are refused in spite of `is_forced`."""
        return self.caused.unforgivable if is_forced else self.caused.errors


class Ground(Protocol):
    """The catalog that a plan is for."""

    @property
    def tree(self) -> FileTree:
        """Its files as they were read."""
        ...

    def linted_both(self, planned: PlannedFiles, progress: Progress = no_progress) -> LintedBoth:
        """Lint it as it is, and as it would be."""
        ...


class DiskGround(NamedTuple):
    """A catalog on disk, on a day.

    `snapshot` is of its files, just taken; None without the cache.
    """

    tree: FileTree
    today: dt.date
    snapshot: "StatSnapshot | None"

    def linted_both(self, planned: PlannedFiles, progress: Progress = no_progress) -> LintedBoth:
        """Lint it with its cache."""
        return linted_both(
            self.tree, planned, LintContext(self.today, rules_for), self.snapshot, progress
        )


def checked(ground: Ground, plan: Plan, progress: Progress = no_progress) -> CheckedPlan:
    """Lint the catalog before and after a plan. Raises CommandLineError as the plan's files do."""
    files = plan.changes.results(ground.tree.read)
    if not files:
        return CheckedPlan(plan, files, NOTHING_CAUSED)
    planned = PlannedFiles(files, plan.renamed, plan.renamed_words)
    return CheckedPlan(plan, files, ground.linted_both(planned, progress).caused(planned))
