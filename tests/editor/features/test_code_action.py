"""Code actions: made by the client, the files are as `pschool lint --fix` makes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.fixes import fix_catalog
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.editor.applied import ABLE, TODAY, Editor
from tests.linting import Files, active, base, lint_root, write_base

EXPERT = "teachers/expert.yaml"
YOUTH = "classes/youth.yaml"
SPRING = "classes/spring.yaml"
QUICK_FIX = types.CodeActionKind.QuickFix
FIX_ALL = types.CodeActionKind.SourceFixAll
OWN = "source.fixAll.pschool"
CHECK = "（改后请核对）"


def actions(
    editor: Editor,
    address: str,
    where: types.Range | None = None,
    only: list[str] | None = None,
    diagnostics: list[types.Diagnostic] | None = None,
) -> list[types.CodeAction]:
    """The actions at a range; without one, of the whole file."""
    whole = Positions(editor.texts[address], editor.encoding).whole
    context = types.CodeActionContext(diagnostics or [], only=only)
    params = types.CodeActionParams(types.TextDocumentIdentifier(address), where or whole, context)
    found = editor.ask(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert isinstance(found, list)
    return found


def opened(folder: Path, files: Files, path: str, **given: object) -> tuple[Editor, str]:
    editor = Editor(write_base(folder / "catalog", files))
    return editor, editor.open(path)


def texts(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.y*ml")}


def titles(found: list[types.CodeAction]) -> list[str]:
    return [one.title for one in found]


# --------------------------------------------------------------------------- fixes


def fixable() -> Iterator[tuple[str, NamedRule, Example]]:
    """Each example that a fix mends, called `PS605.2`, with its rule."""
    for named in all_rules():
        for number, example in enumerate(named.rule.bad, 1):
            if example.fixed is not None:
                yield f"{named.code}.{number}", named, example


def test_the_fix_of_every_rule_is_what_lint_makes_of_it(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for number, named, example in fixable():
        with subtests.test(number):
            assert_fixed_as_by_lint(named, example, tmp_path)


def assert_fixed_as_by_lint(named: NamedRule, example: Example, tmp_path: Path) -> None:
    assert example.fixed is not None
    root = write_base(tmp_path / "catalog", _on(named, example_files(example)))
    codes = () if named.rule.check_suppression else (named.code,)
    (finding,) = (one for one in lint_root(root, active(*codes)) if one.code == named.code)
    assert finding.fix is not None
    editor = Editor(root)
    address = editor.open(finding.file)
    found = actions(editor, address, only=["quickfix"])
    (action,) = (one for one in found if one.title.removesuffix(CHECK) == finding.fix.title)
    assert bool(action.is_preferred) is finding.fix.is_safe
    assert action.title.endswith(CHECK) is not finding.fix.is_safe
    assert action.edit is not None
    editor.apply(action.edit)
    editor.save()
    expected = _on(named, example_files(example.fixed))
    assert (root / finding.file).read_bytes().decode() == expected[finding.file]


def _on(named: NamedRule, files: dict[str, str | bytes | Path]) -> dict[str, str | bytes | Path]:
    """The files with a rule turned on in the manifest that is off by default."""
    if named.rule.is_on:
        return files
    turned_on = f"lint: {{severity: {{{named.code}: warning}}}}\n"
    return {**files, "catalog.yaml": str(files["catalog.yaml"]) + turned_on}


def faulty(example: Example) -> str:
    return example.at.partition(":")[0]


def test_all_safe_fixes_of_a_file_are_those_of_the_command(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for number, _, example in fixable():
        with subtests.test(number):
            assert_all_fixed_as_by_the_command(example, tmp_path)


def assert_all_fixed_as_by_the_command(example: Example, tmp_path: Path) -> None:
    path = faulty(example)
    root = write_base(tmp_path / "catalog", example_files(example))
    fixed = fix_catalog(
        DiskTree(root),
        LintContext(TODAY, rules_for),
        lambda found: tuple(one for one in found if one.file == path),
        unsafe=False,
    )
    expected = {**texts(root), **{path: new for path, (_, new) in fixed.changed.items()}}
    editor = Editor(root)
    address = editor.open(path)
    for action in actions(editor, address, only=[FIX_ALL]):
        assert action.edit is not None
        editor.apply(action.edit)
    editor.save()
    assert texts(root) == expected


def test_a_fix_is_no_longer_than_what_it_mends(tmp_path: Path) -> None:
    editor, address = opened(tmp_path, {EXPERT: base(EXPERT) + "notes: 会嫁接,懂修剪\n"}, EXPERT)
    (action,) = actions(editor, address, only=[FIX_ALL])
    assert action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    assert (edit.range.end.character - edit.range.start.character, edit.new_text) == (1, "，")


def test_what_is_typed_is_mended_as_it_is_typed(tmp_path: Path) -> None:
    editor, address = opened(tmp_path, {}, EXPERT)
    editor.open(EXPERT, base(EXPERT) + "notes: 会嫁接,懂修剪\n")
    (action,) = actions(editor, address, only=[OWN])
    assert action.kind == OWN
    assert action.edit is not None
    editor.apply(action.edit)
    assert editor.texts[address].endswith("会嫁接，懂修剪\n")


def test_the_edit_of_all_fixes_is_made_when_it_is_wanted(tmp_path: Path) -> None:
    resolve = types.ClientCodeActionResolveOptions(properties=["edit"])
    able = types.CodeActionClientCapabilities(data_support=True, resolve_support=resolve)
    client = types.ClientCapabilities(
        workspace=ABLE.workspace,
        text_document=types.TextDocumentClientCapabilities(code_action=able),
    )
    root = write_base(tmp_path / "catalog", {EXPERT: base(EXPERT) + "notes: 会嫁接,懂修剪\n"})
    editor = Editor(root, client)
    address = editor.open(EXPERT)
    (action,) = actions(editor, address, only=[FIX_ALL])
    assert action.edit is None
    resolved = editor.ask(types.CODE_ACTION_RESOLVE, action)
    editor.apply(resolved.edit)
    assert "会嫁接，懂修剪" in editor.texts[address]


# --------------------------------------------------------------------------- which are offered


def test_only_what_is_asked_for_is_offered(tmp_path: Path) -> None:
    text = base(EXPERT, ("local-expert", "local-experts")) + "notes: 会嫁接,懂修剪\n"
    editor, address = opened(tmp_path, {EXPERT: text}, EXPERT)
    kinds = {one.kind for one in actions(editor, address)}
    assert kinds == {QUICK_FIX, FIX_ALL}
    assert {one.kind for one in actions(editor, address, only=["quickfix"])} == {QUICK_FIX}
    assert {one.kind for one in actions(editor, address, only=["source"])} == {OWN}
    assert actions(editor, address, only=["refactor"]) == []
    clean = editor.open("teachers/lecturer.yaml")
    assert actions(editor, clean) == []


def test_the_findings_at_the_range_count_and_those_that_the_client_names(tmp_path: Path) -> None:
    text = base(EXPERT, ("local-expert", "local-experts")) + "notes: 会嫁接,懂修剪\n"
    editor, address = opened(tmp_path, {EXPERT: text}, EXPERT)
    at = editor.place(address, "category: local")
    found = actions(editor, address, types.Range(at, at), ["quickfix"])
    assert titles(found) == ["改成 local-expert（改后请核对）", "不算问题：忽略 PS104，写明原因"]
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    assert actions(editor, address, start, ["quickfix"]) == []
    (finding,) = lint_root(editor.folder, active("PS104"))
    place = editor.place(address, "category: ")
    diagnostic = types.Diagnostic(types.Range(place, place), finding.message, code="PS104")
    found = actions(editor, address, start, ["quickfix"], [diagnostic])
    assert [one.diagnostics for one in found] == [[diagnostic]] * 2


# --------------------------------------------------------------------------- comments, moves


def test_a_comment_says_why_a_finding_is_none(tmp_path: Path) -> None:
    late = base(SPRING, ("date: 2026-03-11", "date: 2026-03-12"))
    editor, address = opened(tmp_path, {SPRING: late}, SPRING)
    (action,) = (one for one in actions(editor, address) if "忽略 PS404" in one.title)
    assert action.edit is not None
    editor.apply(action.edit)
    assert "    # pschool: ignore[PS404] 写明原因\n    date: 2026-03-12\n" in editor.texts[address]
    assert [one for one in actions(editor, address) if "PS404" in one.title] == []


def test_where_the_editor_can_the_reason_is_typed_over(tmp_path: Path) -> None:
    assert ABLE.workspace is not None
    able = types.WorkspaceEditClientCapabilities(document_changes=True, snippet_edit_support=True)
    client = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(workspace_edit=able)
    )
    late = base(SPRING, ("date: 2026-03-11", "date: 2026-03-12"))
    editor = Editor(write_base(tmp_path / "catalog", {SPRING: late}), client)
    address = editor.open(SPRING)
    (action,) = (one for one in actions(editor, address) if "忽略 PS404" in one.title)
    assert action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.SnippetTextEdit)
    assert edit.snippet.value == "    # pschool: ignore[PS404] ${1:写明原因}\n"


def test_a_clash_has_the_free_slots_as_moves(tmp_path: Path) -> None:
    clashing = base(YOUTH, ("start: 14:30", "start: 09:30"), ("end: 16:00", "end: 11:00"))
    editor, address = opened(tmp_path, {YOUTH: clashing}, YOUTH)
    at = editor.place(address, "teachers: [exp")
    found = actions(editor, address, types.Range(at, at), ["quickfix"])
    assert titles(found) == [
        "把这次课调到3月11日（周三）10:00—11:30，那时都有空",
        "把这次课调到3月10日（周二）09:30—11:00，那时都有空",
        "不算问题：忽略 PS401，写明原因",
    ]
    edit = found[0].edit
    assert edit is not None
    editor.apply(edit)
    editor.save()
    assert lint_root(editor.folder, active("PS4")) == ()
    assert "start: 10:00\n    end: 11:30\n" in editor.texts[address]


def test_nothing_is_offered_outside_of_all_catalogs(tmp_path: Path) -> None:
    editor = Editor(write_base(tmp_path / "catalog"))
    place = types.Range(types.Position(0, 0), types.Position(0, 0))
    params = types.CodeActionParams(
        types.TextDocumentIdentifier("untitled:Untitled-1"), place, types.CodeActionContext([])
    )
    assert editor.ask(types.TEXT_DOCUMENT_CODE_ACTION, params) == []
