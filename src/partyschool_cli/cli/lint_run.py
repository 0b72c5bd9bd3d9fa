"""One catalog in a `pschool lint`: what is found there, what of it is reported, what is mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partyschool_cli.cli.progress import progress
from partyschool_cli.lint.baseline import stale, without_known
from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.lint.run import check
from partyschool_cli.report.lint_report import CatalogFindings, shown_prefix
from partyschool_cli.source.git import git_root

if TYPE_CHECKING:
    import datetime as dt

    from partyschool_cli.cache.stat_snapshot import Look
    from partyschool_cli.cli.lint_request import LintRequest
    from partyschool_cli.cli.lint_scope import Scope
    from partyschool_cli.lint.baseline import Known
    from partyschool_cli.lint.finding import Finding
    from partyschool_cli.lint.fixes import Fixed
    from partyschool_cli.lint.run import Checked
    from partyschool_cli.model.manifest import Manifest


@dataclass(frozen=True)
class LintRun:
    """A catalog (`scope`), the options, and what a baseline knows of it.

    `look` is one at its files, where what was found the last time may be built on.
    """

    scope: Scope
    request: LintRequest
    today: dt.date
    known: Known = field(default_factory=Counter)
    look: Look | None = None

    @cached_property
    def prefix(self) -> str:
        """What leads to the catalog from the git root, else from the working directory."""
        return prefix_of(self.scope.root)

    @cached_property
    def _before(self) -> Known:
        if self.request.new_since is None:
            return Counter()
        from partyschool_cli.lint.revision import identities_at

        revision, rules_for = self.request.new_since, self.request.rules_for
        return identities_at(revision, self.scope.root, self.today, rules_for)

    def reported(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that are new, in the paths that were asked for."""
        new = without_known(without_known(findings, self.known), self._before)
        return self._inside(new)

    def _inside(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if self.scope.covers(finding.file))

    def fix(self) -> Fixed:
        """Mends what is reported, on disk."""
        from partyschool_cli.lint.fixes import fix_catalog

        root, rules_for, unsafe = self.scope.root, self.request.rules_for, self.request.unsafe_fixes
        return fix_catalog(root, self.today, rules_for, self.reported, unsafe=unsafe)

    def try_fix(self) -> Fixed:
        """What `fix` would do."""
        from partyschool_cli.lint.fixes import fix_copy

        root, rules_for, unsafe = self.scope.root, self.request.rules_for, self.request.unsafe_fixes
        return fix_copy(root, self.today, rules_for, self.reported, unsafe=unsafe)

    def lint(self, fixed: int) -> Linted:
        """What there is to report of the catalog as it is now that `fixed` were mended."""
        with progress("正在检查") as tell:
            found = check(self.scope.root, self.today, self.request.rules_for, self.look, tell)
        reported = self.reported(found.findings)
        ran = {active.named.code for active in self.request.rules_for(found.manifest)}
        paths = tuple(path for path in found.paths if self.scope.covers(path))
        return Linted(
            found,
            CatalogFindings(self.prefix, reported, paths),
            known=len(self._inside(found.findings)) - len(reported),
            stale=stale(found.findings, self.known, ran),
            fixed=fixed,
        )


class Linted(NamedTuple):
    """A catalog after its run. `known` counts what a baseline or a revision left out.

    `fixed` counts what was mended.
    """

    checked: Checked
    shown: CatalogFindings
    known: int = 0
    stale: tuple[str, ...] = ()
    fixed: int = 0

    @property
    def manifest(self) -> Manifest:
        """The catalog's manifest."""
        return self.checked.manifest

    def fails(self, request: LintRequest) -> bool:
        """Whether a finding is at or above the level that fails."""
        limit = SEVERITY_RANK[request.level or self.manifest.lint.fail_on]
        return any(SEVERITY_RANK[finding.severity] <= limit for finding in self.shown.findings)


def prefix_of(root: Path) -> str:
    """What leads to the catalog at `root` from the git root, else from the working directory."""
    return shown_prefix(root, git_root(root) or Path.cwd())
