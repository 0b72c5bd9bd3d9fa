"""The findings that a planned change of a catalog causes."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.lint.baseline import identities, without_known
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.renamed import Renaming, follow
from partyschool_cli.lint.run import LintContext, Linted, lint_tree
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.listing import is_of_catalog
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
    renamed_words: Mapping[Word, Word] = {}

    @property
    def renaming(self) -> Renaming:
        """The ids that change."""
        return Renaming(self.renamed, self.renamed_words)


def findings_caused(
    root: Path,
    planned: PlannedFiles,
    context: LintContext,
    snapshot: "StatSnapshot | None",
    progress: Progress = no_progress,
) -> Caused:
    """Lint the catalog at `root` before and after a planned change.

    Findings are compared by identity, mapped through the ids that change; what is left of one that
    was there is none of the change's, see `_was_there`. With a `snapshot` of the files that was
    just taken, the cache is used.
    """
    before, after = linted_both(root, planned, context, snapshot, progress)
    if not after.findings:
        return NOTHING_CAUSED
    found = identities(after.findings)
    new = follow(identities(before.findings), found, planned.renaming).new
    caused = without_known(after.findings, found - new)
    return Caused(_without_known_before(caused, before.findings))


def _without_known_before(
    caused: tuple[Finding, ...], before: Sequence[Finding]
) -> tuple[Finding, ...]:
    alike: dict[tuple[str, Key | None], list[Finding]] = {
        (one.code, one.entity): [] for one in caused
    }
    for one in before if caused else ():
        if (one.code, one.entity) in alike:
            alike[one.code, one.entity].append(one)
    return tuple(
        one
        for one in caused
        if not any(_was_there(one, other) for other in alike[one.code, one.entity])
    )


def _was_there(new: Finding, old: Finding) -> bool:
    """Whether a finding is what is left of an old one of the same rule and entity.

    A warning on all lessons of a course stands at the first, which a move makes another one: it
    says the same. One of three lessons that clash goes away, and two still clash.
    """
    if new.severity != "error":
        return new.message == old.message
    others = _others(new)
    return bool(others) and new.at.field == old.at.field and others <= _others(old)


def _others(finding: Finding) -> frozenset[tuple[str, str]]:
    """The sessions, and other fields, that a finding is about besides its own place."""
    return frozenset(
        (one.at.source.path, one.at.field.partition(".")[0]) for one in finding.related
    )


def linted_both(
    root: Path,
    planned: PlannedFiles,
    context: LintContext,
    snapshot: "StatSnapshot | None",
    progress: Progress = no_progress,
) -> tuple[Linted, Linted]:
    """Lint the catalog at `root` as it is, and as it would be. See `findings_caused`."""
    files = {path: data for path, data in planned.files.items() if is_of_catalog(path)}
    if snapshot is None:
        tree = DiskTree(root)
        before = lint_tree(tree, context, progress)
        return before, lint_tree(Overlay(tree, files), context)
    from partyschool_cli.lint.incremental.run import lint_change

    return lint_change(root, files, context, snapshot, progress)
