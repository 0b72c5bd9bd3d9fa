"""Lint a catalog on disk with its cache, incrementally if possible."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.cache.index import read_index
from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.cache.stored_contents import ContentRecorder, StoredContents
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.incremental.codec import decode, encode
from partyschool_cli.lint.incremental.rerun import rerun
from partyschool_cli.lint.incremental.state import LintState, severities, state_key, state_of
from partyschool_cli.lint.run import LintContext, Linted, linted, load_and_check
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree, Overlay
from partyschool_cli.source.yaml.gc_pause import gc_paused


def lint_folder(
    root: Path, context: LintContext, snapshot: StatSnapshot, progress: Progress = no_progress
) -> Linted:
    """Lint the catalog at `root`, of which `snapshot` was just taken, with its cache.

    If possible, only the components that changed since the last lint are linted. Updates the cache.
    """
    run = _run(DiskTree(root), context, snapshot, progress)
    if run.may_be_saved:
        run.recorder.save(run.linted.paths, b"" if run.state is None else encode(run.state))
    else:
        run.recorder.discard()
    return run.linted


def lint_change(
    root: Path,
    changes: Mapping[str, bytes | None],
    context: LintContext,
    snapshot: StatSnapshot,
    progress: Progress = no_progress,
) -> tuple[Linted, Linted]:
    """Lint the catalog at `root` as it is, and as if files had other bytes (None: deleted).

    The cache is updated for the files as they are, and makes the second lint incremental.
    """
    before = lint_folder(root, context, snapshot, progress)
    planned = snapshot.with_changes(dict(changes))
    run = _run(Overlay(DiskTree(root), changes), context, planned, no_progress)
    run.recorder.discard()
    return before, run.linted


class _Run(NamedTuple):
    """A lint with the cache, and the state for the next one; None if it has to be of the whole."""

    linted: Linted
    recorder: ContentRecorder
    state: LintState | None
    may_be_saved: bool


def _run(tree: FileTree, context: LintContext, snapshot: StatSnapshot, progress: Progress) -> _Run:
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
            result = Linted(
                again.manifest,
                paths,
                again.findings,
                depends_on_snapshot=True,
                is_personal=recorder.found_number,
                reads_beside=bool(again.state.beside),
            )
            return _Run(result, recorder, again.state, may_be_saved=not again.is_same)
    catalog, run = load_and_check(
        tree, context, progress, recorder, partial(_still_clean, recorder.stored.unchanged, state)
    )
    result = linted(catalog, run)._replace(is_personal=recorder.found_number)
    new_state = state_of(context, catalog, run, snapshot)
    is_same_moment = all(path in snapshot.identities for path in result.paths)
    # Without a new state, the next lint can build on the last one when the problem is fixed.
    may_be_saved = is_same_moment and (new_state is not None or state is None)
    return _Run(result, recorder, new_state, may_be_saved)


def _still_clean(
    unchanged: frozenset[str],
    state: LintState | None,
    catalog: Catalog,
    rules: Sequence[ActiveRule],
) -> frozenset[str]:
    """The paths of the unchanged files that were clean in the last lint and have no problem now."""
    if state is None or state.severities != severities(rules):
        return frozenset()
    sound = (file.source.path for file in catalog.files if not file.problems)
    return state.clean().intersection(unchanged, sound)
