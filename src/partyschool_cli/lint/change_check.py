"""The findings that a planned change of a catalog causes."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.lint.baseline import identities, without_known
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.old_findings import without_old
from partyschool_cli.lint.renamed import Renaming, follow
from partyschool_cli.lint.run import LintContext, lint_tree
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.listing import is_of_catalog
from partyschool_cli.source.files.tree import FileTree, Overlay

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
    renamed_words: Mapping[Word, Word] = {}

    @property
    def renaming(self) -> Renaming:
        """The ids that change."""
        return Renaming(self.renamed, self.renamed_words)


class LintedBoth(NamedTuple):
    """The findings in a catalog as it is, and as it would be after a planned change."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    def caused(self, planned: PlannedFiles) -> Caused:
        """What the change causes.

        Findings are compared by identity, mapped through the ids that change, and without what is
        left of old ones.
        """
        if not self.after:
            return NOTHING_CAUSED
        found = identities(self.after)
        new = follow(identities(self.before), found, planned.renaming).new
        caused = without_known(self.after, found - new)
        return Caused(without_old(caused, self.before, planned.files))


def linted_both(
    tree: FileTree,
    planned: PlannedFiles,
    context: LintContext,
    snapshot: "StatSnapshot | None",
    progress: Progress = no_progress,
) -> LintedBoth:
    """Lint a catalog as it is, and as it would be.

    With a `snapshot` of the files on disk that was just taken, the cache is used.
    """
    files = {path: data for path, data in planned.files.items() if is_of_catalog(path)}
    if snapshot is None:
        before = lint_tree(tree, context, progress)
        return LintedBoth(before.findings, lint_tree(Overlay(tree, files), context).findings)
    from partyschool_cli.lint.incremental.run import lint_change

    both = lint_change(tree.folder, files, context, snapshot, progress)
    return LintedBoth(*(linted.findings for linted in both))
