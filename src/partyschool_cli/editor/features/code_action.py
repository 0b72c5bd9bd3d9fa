"""What can be done about the findings where the cursor is, or in the whole file."""

from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.edits.fix_all import fix_all
from partyschool_cli.editor.edits.quick_fixes import quick_fixes
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment, OpenFile
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.fixes import is_wanted

_QUICK_FIX: Final = types.CodeActionKind.QuickFix.value
_FIX_ALL: Final = types.CodeActionKind.SourceFixAll.value
_OWN_FIX_ALL: Final = f"{_FIX_ALL}.pschool"


def _answer(moment: Moment, params: types.CodeActionParams) -> list[types.CodeAction]:
    file = moment.at(params.text_document.uri)
    if file is None:
        return []
    only = [str(getattr(one, "value", one)) for one in params.context.only or ()]
    findings = [one for one in file.catalog.findings if one.file == file.path]
    positions = file.catalog.positions(file.path)
    found: list[types.CodeAction] = []
    if _is_asked(_QUICK_FIX, only):
        for finding in _chosen(positions, findings, params):
            diagnostics = _diagnostics(positions, finding, params.context.diagnostics)
            for action in quick_fixes(moment, file, finding):
                action.diagnostics = diagnostics or None
                found.append(action)
    if _is_asked(_OWN_FIX_ALL, only) and any(is_wanted(one, unsafe=False) for one in findings):
        found.append(_fix_all(moment, params.text_document.uri, file, only))
    return found


def _is_asked(kind: str, only: Sequence[str]) -> bool:
    """Whether a kind is one of those, or below one; all are where nothing is asked for."""
    return not only or any(kind == one or kind.startswith(f"{one}.") or not one for one in only)


def _chosen(
    positions: Positions, findings: Sequence[Finding], params: types.CodeActionParams
) -> Iterator[Finding]:
    """The findings at the range, and those that the client names; one of each place and kind."""
    start, end = positions.stretch(params.range)
    told: set[object] = set()
    for finding in findings:
        span = finding.at.span
        is_there = span.start <= end and start <= span.end
        same = (finding.code, finding.message, span.start)
        if same not in told and (
            is_there or _diagnostics(positions, finding, params.context.diagnostics)
        ):
            told.add(same)
            yield finding


def _diagnostics(
    positions: Positions, finding: Finding, diagnostics: Sequence[types.Diagnostic]
) -> list[types.Diagnostic]:
    """Those of the client's diagnostics that are about a finding."""
    start = positions.position(finding.at.span.start)
    return [
        one
        for one in diagnostics
        if one.code == finding.code and one.range.start == start and one.message == finding.message
    ]


def _fix_all(moment: Moment, address: str, file: OpenFile, only: Sequence[str]) -> types.CodeAction:
    """The action; its edit takes several lints, and is made when somebody wants it."""
    kind = _FIX_ALL if _FIX_ALL in only or not only else _OWN_FIX_ALL
    action = types.CodeAction("改好这个文件里能自动改的问题", kind, data={"fixAll": address})
    able = moment.client.text_document and moment.client.text_document.code_action
    resolves = able and able.data_support and able.resolve_support
    if not (resolves and "edit" in resolves.properties):
        action.edit = fix_all(moment, file)
    return action


feature = Feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    _answer,
    types.CodeActionOptions(
        code_action_kinds=[_QUICK_FIX, _FIX_ALL, _OWN_FIX_ALL], resolve_provider=True
    ),
    is_long=True,
)
