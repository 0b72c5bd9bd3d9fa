"""`pschool fmt`: the files of catalogs in house style."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.lint_scopes import scopes
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.cli.written_changes import write_changes
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.scope import Scope
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.style.styled_files import StyledFiles, styled_files
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_HELP = """把目录的文件整理成统一的格式，内容和注释不变

字段按格式手册的次序排；冒号后、注释前空一格；每层缩进两格；引号只留必要的；
编号的列表不超过 100 列的写成一行 [a, b]，再长的一项一行；长文字不折行。
注释跟着它说的那一条走。有错读不出来的文件不动，返回 1。"""

_Styled = Mapping[Path, StyledFiles]


def run(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="只整理这些文件或文件夹", parser=path_text),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="不写文件；有要整理的就列出来，返回 1")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会怎么改，不写文件")] = False,
) -> None:
    """Run `pschool fmt`; exit 1 where `--check` finds files to change, or files are left alone."""
    workspace = workspace_of(context)
    targets = scopes(workspace, tuple(map(Path, paths or ())))
    if not (check or diff):
        for root in targets:
            workspace.recover(root)
    with workspace.progress("正在整理"):
        styled = {root: _styled(root, scope) for root, scope in targets.items()}
    _tell_left(workspace, styled)
    if diff:
        _show_diff(workspace, styled)
    elif check:
        _show_names(workspace, styled)
    else:
        _write(workspace, styled)
    is_bad = any(files.left or (check and files.changed) for files in styled.values())
    raise typer.Exit(1 if is_bad else 0)


def _styled(root: Path, scope: Scope) -> StyledFiles:
    files = styled_files(DiskTree(root), scope.covers)
    if not files.total:
        names = "、".join(map(shown_path, scope.paths))
        raise CommandLineError(f"{names} 不是课程目录的文件，没有整理", f"课程目录是 {root}")
    return files


def _tell_left(workspace: Workspace, styled: _Styled) -> None:
    for root, files in styled.items():
        for path, reason in files.left.items():
            workspace.console.note(f"没有动 {_shown(workspace, root, path)}：{reason}")


def _show_diff(workspace: Workspace, styled: _Styled) -> None:
    from partyschool_cli.views.unified_diff import styled_diff

    for root, files in styled.items():
        workspace.console.print(styled_diff(workspace.prefix(root), files.changed))
    count = sum(len(files.changed) for files in styled.values())
    workspace.console.note(f"会整理 {count} 个文件，没有写文件" if count else _nothing(styled))


def _show_names(workspace: Workspace, styled: _Styled) -> None:
    workspace.console.print(_names(workspace, styled))
    count = sum(len(files.changed) for files in styled.values())
    workspace.console.note(f"{count} 个文件要整理：运行 pschool fmt" if count else _nothing(styled))


def _write(workspace: Workspace, styled: _Styled) -> None:
    """Write the changed files, all of a catalog or none, and name them."""
    count, is_kept = 0, True
    for root, files in styled.items():
        is_kept = write_changes(workspace, root, files.change_set) and is_kept
        count += len(files.changed)
    workspace.console.print(_names(workspace, styled))
    ending = f"已整理 {count} 个文件{'；要撤回：pschool undo' if is_kept else ''}"
    workspace.console.note(ending if count else _nothing(styled))


def _names(workspace: Workspace, styled: _Styled) -> "Iterator[Line]":
    for root, files in styled.items():
        for path in files.changed:
            yield (Styled(_shown(workspace, root, path)),)


def _nothing(styled: _Styled) -> str:
    left = sum(len(files.left) for files in styled.values())
    count = sum(files.total for files in styled.values()) - left
    if not count:
        return "没有能整理的文件"
    return f"{'其余 ' if left else ''}{count} 个文件都已是统一的格式，没有要整理的"


def _shown(workspace: Workspace, root: Path, path: str) -> str:
    return visible(mask(shown_path(workspace.prefix(root) + path)))


command = Command(run, _HELP)
