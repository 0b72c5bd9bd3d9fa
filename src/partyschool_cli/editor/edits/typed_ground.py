"""What a plan is checked against in the editor: a catalog as it is typed."""

from typing import NamedTuple

from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.lint.change_check import LintedBoth, PlannedFiles
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.listing import is_of_catalog
from partyschool_cli.source.files.tree import FileTree


class TypedGround(NamedTuple):
    """A catalog with its unsaved buffers; only what a plan reaches is linted again."""

    catalog: OpenCatalog

    @property
    def tree(self) -> FileTree:
        """Its files, as typed."""
        return self.catalog.tree

    def linted_both(
        self,
        planned: PlannedFiles,
        progress: Progress = no_progress,  # noqa: ARG002  # nothing is shown
    ) -> LintedBoth:
        """Lint it as it is, and as it would be."""
        files = {path: data for path, data in planned.files.items() if is_of_catalog(path)}
        return LintedBoth(self.catalog.linted, self.catalog.with_changes(files).linted)
