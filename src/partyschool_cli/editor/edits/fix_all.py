"""All safe fixes of a file together, as `pschool lint --fix` makes them."""

from collections.abc import Mapping

from lsprotocol import types

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.editor.edits.workspace_edit import workspace_edit
from partyschool_cli.editor.workspace.moment import Moment, OpenFile
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.fixes import fix_linted


def fix_all(moment: Moment, file: OpenFile) -> types.WorkspaceEdit:
    """The edit that fixes what can be fixed safely in a file, pass after pass."""
    catalog, path = file

    def lint(files: Mapping[str, bytes]) -> tuple[Catalog, tuple[Finding, ...]]:
        now = catalog.with_changes(files) if files else catalog
        return now.typed, now.linted

    def of_file(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(one for one in catalog.reported(findings) if one.file == path)

    fixed = fix_linted(lint, of_file, unsafe=False)
    return workspace_edit(moment.client, catalog, fixed.change_set)
