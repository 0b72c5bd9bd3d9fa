"""Lint a catalog."""

import datetime as dt
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import ContentCache, load
from partyschool_cli.lint.engine import RuleRun, run_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule_helpers.materials import files_beside
from partyschool_cli.lint.selection import ActiveRule, RulesFor
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree

# The paths of the files in which rules on single files would find nothing.
KnownClean = Callable[[Catalog, Sequence[ActiveRule]], Container[str]]


class LintContext(NamedTuple):
    """What a lint depends on besides the catalog's files."""

    today: dt.date
    rules_for: RulesFor


class Linted(NamedTuple):
    """Result of a lint: the manifest, the paths of all files in order, and the findings.

    `is_personal` is true if a file has a personal number in it, or in its name: then nothing may be
    kept. `depends_on_snapshot` is true if the files that were read are exactly those of the
    snapshot. `reads_beside` is true if findings depend on files beside the catalog too.
    """

    manifest: Manifest
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    depends_on_snapshot: bool = False
    is_personal: bool = False
    reads_beside: bool = False
    # For a command that holds it until it ends: to free a large catalog takes long.
    catalog: Catalog | None = None


def lint_tree(tree: FileTree, context: LintContext, progress: Progress = no_progress) -> Linted:
    """Lint all of a catalog. `progress` is called twice a file: when it is loaded and checked."""
    return linted(*load_and_check(tree, context, progress))


def load_and_check(
    tree: FileTree,
    context: LintContext,
    progress: Progress,
    cache: ContentCache | None = None,
    known_clean: KnownClean = lambda _catalog, _rules: (),
) -> tuple[Catalog, RuleRun]:
    """Load a catalog and run the rules."""
    catalog = load(tree, cache, lambda done, total: progress(done // 2, total))
    rules = context.rules_for(catalog.manifest)
    run = run_rules(
        catalog,
        context.today,
        rules,
        lambda done, total: progress((total + done) // 2, total),
        known_clean(catalog, rules),
    )
    return catalog, run


def linted(catalog: Catalog, run: RuleRun) -> Linted:
    """The result of a run of the rules on all of a catalog."""
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    beside = bool(files_beside(catalog.files, catalog.tree))
    findings = run.findings(catalog)
    return Linted(catalog.manifest, paths, findings, reads_beside=beside, catalog=catalog)
