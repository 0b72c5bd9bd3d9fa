"""Lint a catalog on disk with its cache, incrementally if possible."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

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
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.gc_pause import gc_paused
from partyschool_cli.source.listing import MANIFEST


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
            return Linted(
                again.manifest,
                paths,
                again.findings,
                depends_on_snapshot=True,
                is_personal=recorder.found_number,
            )
    catalog, run = load_and_check(
        tree, context, progress, recorder, partial(_still_clean, recorder.stored.unchanged, state)
    )
    result = linted(catalog, run)
    new_state = state_of(context, catalog, run, snapshot)
    is_same_moment = all(path in snapshot.identities for path in result.paths)
    if is_same_moment and (new_state is not None or state is None):
        recorder.save(result.paths, b"" if new_state is None else encode(new_state))
    else:
        # The next lint can build on the last state when the problem is fixed.
        recorder.discard()
    return result._replace(is_personal=recorder.found_number)


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
