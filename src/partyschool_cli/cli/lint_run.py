"""One catalog in a `pschool lint`: what is found there, what of it is reported, what is mended."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.cli.lint_request import LintRequest
from partyschool_cli.cli.lint_scope import Scope
from partyschool_cli.lint.baseline import Known, stale, without_known
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import SEVERITY_RANK, Finding
from partyschool_cli.lint.fixing import Fixed, fix_catalog, fix_copy
from partyschool_cli.lint.revision import identities_at
from partyschool_cli.report.lint_report import CatalogFindings, shown_prefix
from partyschool_cli.source.files import MANIFEST
from partyschool_cli.source.git import git_root


@dataclass(frozen=True)
class LintRun:
    """A catalog (`scope`), the options, and what a baseline knows of it."""

    scope: Scope
    request: LintRequest
    today: dt.date
    known: Known = field(default_factory=Counter)

    @cached_property
    def prefix(self) -> str:
        """What leads to the catalog from the git root, else from the working directory."""
        return prefix_of(self.scope.root)

    @cached_property
    def _before(self) -> Known:
        if self.request.new_since is None:
            return Counter()
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
        root, rules_for, unsafe = self.scope.root, self.request.rules_for, self.request.unsafe_fixes
        return fix_catalog(root, self.today, rules_for, self.reported, unsafe=unsafe)

    def try_fix(self) -> Fixed:
        """What `fix` would do."""
        root, rules_for, unsafe = self.scope.root, self.request.rules_for, self.request.unsafe_fixes
        return fix_copy(root, self.today, rules_for, self.reported, unsafe=unsafe)

    def lint(self, fixed: Fixed) -> "Linted":
        """What there is to report of the catalog as it is now."""
        catalog = load(self.scope.root)
        rules = self.request.rules_for(catalog)
        found = lint(catalog, self.today, rules)
        reported = self.reported(found)
        ran = {active.named.code for active in rules}
        return Linted(
            catalog,
            CatalogFindings(self.prefix, reported, self._files(catalog)),
            known=len(self._inside(found)) - len(reported),
            stale=stale(found, self.known, ran),
            fixed=fixed,
        )

    def _files(self, catalog: Catalog) -> tuple[str, ...]:
        files = (MANIFEST, *(file.source.path for file in catalog.files))
        return tuple(path for path in files if self.scope.covers(path))


@dataclass(frozen=True)
class Linted:
    """A catalog after its run. `known` counts what a baseline or a revision left out."""

    catalog: Catalog
    shown: CatalogFindings
    known: int = 0
    stale: tuple[str, ...] = ()
    fixed: Fixed = field(default_factory=Fixed)

    def fails(self, request: LintRequest) -> bool:
        """Whether a finding is at or above the level that fails."""
        limit = SEVERITY_RANK[request.level or self.catalog.manifest.lint.fail_on]
        return any(SEVERITY_RANK[finding.severity] <= limit for finding in self.shown.findings)


def prefix_of(root: Path) -> str:
    """What leads to the catalog at `root` from the git root, else from the working directory."""
    return shown_prefix(root, git_root(root) or Path.cwd())
