"""What can be done about findings, as code actions: fix them, say why not, move a session."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lsprotocol import types

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.editor.client.capabilities import edit_capabilities, takes_document_changes
from partyschool_cli.editor.client.snippet import escaped
from partyschool_cli.editor.edits.slot_moves import slot_moves
from partyschool_cli.editor.edits.suppressing import REASON, suppressing
from partyschool_cli.editor.edits.workspace_edit import document_edit, text_edit, workspace_edit
from partyschool_cli.editor.workspace.moment import Moment, OpenFile
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.fixes import fix_bytes
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.timetable.timetable import Timetable, timetable_of

_UNSAFE: Final = "（改后请核对）"


def quick_fixes(moment: Moment, file: OpenFile, finding: Finding) -> Iterator[types.CodeAction]:
    """The actions for a finding of a file as it is now, the best first."""
    yield from _fix(moment, file, finding)
    yield from _moves(moment, file, finding)
    yield from _comment(moment, file, finding)


def _fix(moment: Moment, file: OpenFile, finding: Finding) -> Iterator[types.CodeAction]:
    fix, data = finding.fix, finding.at.source.read()
    if fix is None or isinstance(data, Problem):
        return
    new, count = fix_bytes(data, [fix])
    if not count or new == data:
        return
    changes = ChangeSet((Replace(finding.file, digest(data), new),))
    edit = workspace_edit(moment.client, file.catalog, changes)
    if edit.document_changes or edit.changes:
        title = fix.title if fix.is_safe else fix.title + _UNSAFE
        yield _action(title, edit, is_preferred=fix.is_safe)


def _moves(moment: Moment, file: OpenFile, finding: Finding) -> Iterator[types.CodeAction]:
    catalog = file.catalog
    for move in slot_moves(catalog.lookup, _timetable(catalog.typed), finding):
        edit = workspace_edit(moment.client, catalog, move.plan.changes)
        yield _action(move.title, edit)


# Of the catalog that is looked at: the same clash is asked about with every move of the cursor.
@lru_cache(maxsize=1)
def _timetable(catalog: Catalog) -> Timetable:
    return timetable_of(catalog)


def _comment(moment: Moment, file: OpenFile, finding: Finding) -> Iterator[types.CodeAction]:
    about_comments = any(one.rule.check_suppression for one in rules_matching(finding.code))
    splice = None if about_comments else suppressing(finding)
    if splice is None:
        return
    plain = text_edit(file.catalog.positions(file.path), splice)
    title = f"不算问题：忽略 {finding.code}，写明原因"
    is_versioned = takes_document_changes(moment.client)
    if is_versioned and edit_capabilities(moment.client).snippet_edit_support:
        start, end = plain.new_text.split(REASON)
        text = f"{escaped(start)}${{1:{REASON}}}{escaped(end)}"
        edits: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]
        edits = [types.SnippetTextEdit(plain.range, types.StringValue(text))]
    else:
        edits = [plain]
    if is_versioned:
        change = document_edit(file.catalog, file.path, edits)
        yield _action(title, types.WorkspaceEdit(document_changes=[change]))
    else:
        address = file.catalog.address_of(file.path)
        yield _action(title, types.WorkspaceEdit(changes={address: [plain]}))


def _action(
    title: str, edit: types.WorkspaceEdit, *, is_preferred: bool = False
) -> types.CodeAction:
    kind = types.CodeActionKind.QuickFix
    return types.CodeAction(title, kind, is_preferred=is_preferred or None, edit=edit)
