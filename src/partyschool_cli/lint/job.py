"""Lint one catalog: findings that are new and in scope, and fixes for them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partyschool_cli.lint.baseline import stale, without_known
from partyschool_cli.lint.engine import codes
from partyschool_cli.lint.run import lint_tree
from partyschool_cli.lint.scope import EVERYTHING, Scope
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.disk_tree import DiskTree

if TYPE_CHECKING:
    from partyschool_cli.cache.stat_snapshot import StatSnapshot
    from partyschool_cli.lint.baseline import Known
    from partyschool_cli.lint.finding import Finding
    from partyschool_cli.lint.fixes import Fixed
    from partyschool_cli.lint.run import LintContext, Linted
    from partyschool_cli.model.manifest import Manifest
    from partyschool_cli.source.files.tree import FileTree


@dataclass(frozen=True, eq=False)
class LintJob:
    """A lint of the catalog at `root`.

    `known` are findings of a baseline; findings of the git revision `since` are left out as well.
    With a `snapshot` of the files that was just taken, the cache is used. Where the files are not
    on this disk, they are read from `tree`.
    """

    root: Path
    context: "LintContext"
    scope: Scope = EVERYTHING
    known: "Known" = field(default_factory=Counter)
    since: str | None = None
    snapshot: "StatSnapshot | None" = None
    tree: "FileTree | None" = None

    @cached_property
    def _before(self) -> "Known":
        if self.since is None:
            return Counter()
        from partyschool_cli.lint.revision import identities_at

        return identities_at(self.since, self.root, self.context)

    def reported(self, findings: "tuple[Finding, ...]") -> "tuple[Finding, ...]":
        """The findings that are new and in scope."""
        new = without_known(without_known(findings, self.known), self._before)
        return self._in_scope(new)

    def _in_scope(self, findings: "tuple[Finding, ...]") -> "tuple[Finding, ...]":
        return tuple(finding for finding in findings if self.scope.covers(finding.file))

    def fix(self, *, unsafe: bool) -> "Fixed":
        """The result of fixing the reported findings. Nothing is written."""
        from partyschool_cli.lint.fixes import fix_catalog

        return fix_catalog(DiskTree(self.root), self.context, self.reported, unsafe=unsafe)

    def run(self, progress: Progress = no_progress) -> "LintOutcome":
        """Lint the catalog as it is now."""
        if self.snapshot is None:
            linted = lint_tree(self.tree or DiskTree(self.root), self.context, progress)
        else:
            from partyschool_cli.lint.incremental.run import lint_folder

            linted = lint_folder(self.root, self.context, self.snapshot, progress)
        reported = self.reported(linted.findings)
        rules = self.context.rules_for(linted.manifest)
        return LintOutcome(
            linted,
            reported,
            self.scope.covered(linted.paths),
            known=len(self._in_scope(linted.findings)) - len(reported),
            stale=stale(linted.findings, self.known, codes(rules)),
        )


class LintOutcome(NamedTuple):
    """What to report of a catalog: findings, and the paths of the files in scope.

    `known` counts those that a baseline or a revision excluded; `stale` are entries of the baseline
    that no longer occur.
    """

    linted: "Linted"
    reported: "tuple[Finding, ...]"
    paths: tuple[str, ...]
    known: int
    stale: tuple[str, ...]

    @property
    def manifest(self) -> "Manifest":
        """The catalog's manifest."""
        return self.linted.manifest
