"""`pschool undo`: take the last change back."""

from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import ChangeFormat, DryRun, Format
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.terminal.style import Styled

_HELP = """撤销上一条命令对课程目录的改动，文件逐字节恢复原样

再运行一次，撤销再前面的一条，最多 20 条；撤销了就不能重做。
先看会撤销什么：pschool undo --dry-run；有哪些可撤销：pschool undo --list。
那条命令改过的文件，后来又在别处改过的，不撤销（返回 2）。
撤销后的目录不再检查，可接着运行 pschool lint。"""


def run(
    context: typer.Context,
    list_only: Annotated[
        bool, typer.Option("--list", help="列出可以撤销的改动，新的在前，不撤销")
    ] = False,
    dry_run: DryRun = False,
    format: ChangeFormat = Format.text,
) -> None:
    """Run `pschool undo`."""
    workspace = workspace_of(context)
    root = workspace.root()
    if list_only:
        _list(workspace, root, format)
    else:
        _undo(workspace, root, format, dry_run=dry_run)


def _list(workspace: Workspace, root: Path, format: Format) -> None:
    from partyschool_cli.source.writing.undo import kept_entries
    from partyschool_cli.source.writing.undo_store import FOREIGN
    from partyschool_cli.views.undo_list import undo_list_json, undo_list_lines

    console = workspace.console
    entries, is_foreign = kept_entries(root)
    if is_foreign:
        console.note(FOREIGN)
    if format is Format.json:
        console.write(undo_list_json(entries, workspace.prefix(root)).encode())
    elif entries:
        console.print(undo_list_lines(entries))
    else:
        console.note("没有可以撤销的改动")


def _undo(workspace: Workspace, root: Path, format: Format, *, dry_run: bool) -> None:
    from partyschool_cli.source.files.disk_tree import DiskTree
    from partyschool_cli.source.files.tree import Overlay
    from partyschool_cli.source.writing.undo import undo_last
    from partyschool_cli.source.writing.undo_store import FOREIGN
    from partyschool_cli.views.changed_files import changed_files
    from partyschool_cli.views.unified_diff import styled_diff
    from partyschool_cli.wording.dates import moment_text

    workspace.recover(root)
    undone = undo_last(root, dry_run=dry_run)
    console, prefix = workspace.console, workspace.prefix(root)
    if undone.is_foreign:
        console.note(FOREIGN)
    tree = DiskTree(root)
    before = Overlay(tree, {path: old for path, (old, _) in undone.changed.items()})
    after = Overlay(tree, {path: new for path, (_, new) in undone.changed.items()})
    told = changed_files(before, after, undone.changed)
    if format is Format.json:
        from partyschool_cli.report.lint_report import CatalogFindings
        from partyschool_cli.views.change_json import change_json

        nothing_caused = CatalogFindings(prefix, (), tuple(undone.changed))
        written = change_json(told.fields, nothing_caused, is_written=not dry_run)
        console.write(written.encode())
        return
    what = f"{undone.note.command}（{moment_text(undone.note.at)}）"
    console.print([(Styled(f"{'会撤销' if dry_run else '撤销了'} {what}", "heading"),)])
    console.print((Styled(line),) for line in told.lines)
    if dry_run:
        console.print(styled_diff(prefix, undone.changed))
        console.print([(Styled("没有写文件（--dry-run）", "muted"),)])
    else:
        count = len(undone.changed)
        console.print([(Styled(f"{count} 个文件恢复原样；再往前撤销：pschool undo", "good"),)])


command = Command(run, _HELP)
