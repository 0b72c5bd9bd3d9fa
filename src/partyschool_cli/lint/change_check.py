"""The findings that a planned change of a catalog causes."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.baseline import Known, identities, without_known
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.run import LintContext, lint_tree
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.tree import Overlay

if TYPE_CHECKING:
    from partyschool_cli.cache.stat_snapshot import StatSnapshot

# Never written, in spite of what the clerk says: the catalog's files would no longer be readable,
# or an identity number would stand in them. Source: the contract on editing, `--force`.
_NEVER: Final = re.compile("PS[0-2]|PS601|PS603")


class Caused(NamedTuple):
    """The findings that a catalog has after a change and did not have before, sorted."""

    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those for which the change is refused."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def unforgivable(self) -> tuple[Finding, ...]:
        """Those of the errors that are refused in spite of `--force`."""
        return tuple(one for one in self.errors if _NEVER.match(one.code))


NOTHING_CAUSED: Final = Caused(())


class PlannedFiles(NamedTuple):
    """The bytes that files will have by their paths (None: deleted), and the ids that change."""

    files: Mapping[str, bytes | None]
    renamed: Mapping[Key, Key] = {}


def findings_caused(
    root: Path,
    planned: PlannedFiles,
    context: LintContext,
    snapshot: "StatSnapshot | None",
    progress: Progress = no_progress,
) -> Caused:
    """Lint the catalog at `root` before and after a planned change.

    Findings are compared by identity, mapped through the ids that change. With a `snapshot` of the
    files that was just taken, the cache is used.
    """
    if snapshot is None:
        tree = DiskTree(root)
        before = lint_tree(tree, context, progress)
        after = lint_tree(Overlay(tree, planned.files), context)
    else:
        from partyschool_cli.lint.incremental.run import lint_change

        before, after = lint_change(root, planned.files, context, snapshot, progress)
    if not after.findings:
        return NOTHING_CAUSED
    known = _through(identities(before.findings), planned.renamed)
    return Caused(without_known(after.findings, known))


def _through(known: Known, renamed: Mapping[Key, Key]) -> Known:
    """Identities as they are, and as they are called after the ids are renamed.

    An identity names entities by their ids alone, and another kind may have the same id; so both
    names are known.
    """
    if not renamed:
        return known
    new_id = {old.id: new.id for old, new in renamed.items()}
    ids = "|".join(map(re.escape, sorted(new_id, key=len, reverse=True)))
    whole = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])")
    mapped: Known = Counter()
    for identity, count in known.items():
        mapped[whole.sub(lambda found: new_id[found[0]], identity)] += count
    return known | mapped
