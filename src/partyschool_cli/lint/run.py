"""Lint a catalog, incrementally if possible."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from partyschool_cli.cache.index import read_index
from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.cache.stored_contents import ContentRecorder, StoredContents
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import RuleRun, run_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.codec import decode, encode
from partyschool_cli.lint.incremental.rerun import rerun
from partyschool_cli.lint.incremental.state import (
    LintContext,
    LintState,
    severities,
    state_key,
    state_of,
)
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.gc_pause import gc_paused
from partyschool_cli.source.listing import MANIFEST
from partyschool_cli.source.tree import FileTree


@dataclass(frozen=True)
class Linted:
    """Result of a lint: the manifest, the paths of all files in order, and the findings.

    `depends_on_snapshot` is true if the files that were read are exactly those of the snapshot.
    """

    manifest: Manifest
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    depends_on_snapshot: bool = False
    # Kept until the process ends without cleanup: to free a large catalog takes long.
    catalog: Catalog | None = field(default=None, repr=False)


def lint_tree(tree: FileTree, context: LintContext, progress: Progress = no_progress) -> Linted:
    """Lint all of a catalog. `progress` is called twice a file: when it is loaded and checked."""
    catalog, run = _run(tree, context, progress)
    return _linted(catalog, run)


def lint_folder(
    root: Path, context: LintContext, snapshot: StatSnapshot, progress: Progress = no_progress
) -> Linted:
    """Lint the catalog at `root`, of which `snapshot` was just taken, with its cache.

    If possible, only the components that changed since the last lint are linted. Updates the cache.
    """
    tree = DiskTree(root)
    stored = StoredContents(snapshot, read_index(snapshot.root))
    recorder = ContentRecorder(stored)
    state = decode(stored.index.lint_state, tree)
    if state is not None and state.key != state_key():
        state = None
    if state is not None and state.day == context.today.isoformat():
        with gc_paused():
            again = rerun(tree, context, recorder, state)
        if again is not None:
            paths = (MANIFEST, *sorted(again.state.component_of))
            recorder.save(paths, encode(again.state))
            return Linted(again.manifest, paths, again.findings, depends_on_snapshot=True)
    catalog, run = _run(tree, context, progress, recorder, state)
    linted = _linted(catalog, run)
    new_state = state_of(context, catalog, run, snapshot)
    is_same_moment = all(path in snapshot.identities for path in linted.paths)
    if is_same_moment and (new_state is not None or state is None):
        recorder.save(linted.paths, b"" if new_state is None else encode(new_state))
    else:
        # The next lint can build on the last state when the problem is fixed.
        recorder.discard()
    return linted


def _run(
    tree: FileTree,
    context: LintContext,
    progress: Progress,
    recorder: ContentRecorder | None = None,
    state: LintState | None = None,
) -> tuple[Catalog, RuleRun]:
    catalog = load(tree, recorder, lambda done, total: progress(done // 2, total))
    rules = context.rules_for(catalog.manifest)
    clean = frozenset[str]()
    if recorder is not None and state is not None:
        clean = _still_clean(catalog, rules, recorder.stored.unchanged, state)
    run = run_rules(
        catalog,
        context.today,
        rules,
        lambda done, total: progress((total + done) // 2, total),
        clean,
    )
    return catalog, run


def _still_clean(
    catalog: Catalog, rules: Sequence[ActiveRule], unchanged: frozenset[str], state: LintState
) -> frozenset[str]:
    """The paths of the unchanged files that were clean in the last lint and have no problem now."""
    if state.severities != severities(rules):
        return frozenset()
    sound = (file.source.path for file in catalog.files if not file.problems)
    return state.clean().intersection(unchanged, sound)


def _linted(catalog: Catalog, run: RuleRun) -> Linted:
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    return Linted(catalog.manifest, paths, run.findings(catalog), catalog=catalog)
