"""`pschool save`: commit the catalog's changed files to git."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.source.git.git_commit import Pending
    from partyschool_cli.source.git.git_tree import GitTree
    from partyschool_cli.views.new_numbers import FoundNumber

_HELP = """把课程目录里改过的文件存进历史（git 提交），别的文件不动

不写 -m 时，说明由改动自动写成：哪些条目改了几处，新增、删去了什么。
只管目录自己的文件（catalog.yaml、各条目、检查基线），包括新建和删去的；
已经 git add 的其他文件留在那里，不会一起提交。不检查：没改完也可以先存。
新写进去的身份证号、银行卡号不存（返回 1），手机号要加 --force 才存：
进了历史就很难再删干净。不运行 git 的钩子，不签名。"""


def run(
    context: typer.Context,
    message: Annotated[
        str | None, typer.Option("-m", "--message", metavar="TEXT", help="这次改动的说明")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会存什么，不提交")] = False,
    force: Annotated[bool, typer.Option("--force", help="有手机号也存")] = False,
) -> None:
    """Run `pschool save`; exit 1 where personal numbers would get into the history."""
    workspace = workspace_of(context)
    if message is not None and not message.strip():
        raise CommandLineError("-m 的说明是空的", "写上说明，或不写 -m")
    root = workspace.root()
    workspace.recover(root)
    raise typer.Exit(_save(workspace, root, message, force=force, dry_run=dry_run))


def _save(
    workspace: Workspace, root: Path, message: str | None, *, force: bool, dry_run: bool
) -> int:
    from partyschool_cli.source.git.git_commit import has_branch, ignored_files, pending
    from partyschool_cli.source.git.git_objects import Revision
    from partyschool_cli.source.git.git_tree import tree_of
    from partyschool_cli.views.new_numbers import number_lines

    console = workspace.console
    with pending(root) as found:
        if ignored := ignored_files(root):
            console.note(f"有 {len(ignored)} 个文件按 .gitignore 不进历史，没有保存")
        if not found.paths:
            console.print([(Styled("没有要保存的改动", "muted"),)])
            return 0
        head = Revision(found.repository, found.head, found.head)
        before = tree_of(head, root) if found.head else None
        numbers = _numbers(root, before, found, message)
        refused = [one for one in numbers if not (force and one.kind == "phone-number")]
        if refused:
            console.print(number_lines(refused))
            return 1
        text = _message(root, before, found) if message is None else f"{message.strip()}\n"
        subject, _, body = text.partition("\n")
        commit = "" if dry_run else found.commit(text)
        lines = [line for line in body.splitlines() if line]
        done = "会保存" if dry_run else "已保存"
        console.print([(Styled(mask(f"{done}：{subject}"), "heading"),)])
        console.print((Styled(mask(line)),) for line in lines)
        count = f"{len(found.paths)} 个文件"
        end = "没有提交（--dry-run）" if dry_run else f"提交 {commit[:8]}"
        console.print([(Styled(f"{count}，{end}", "muted" if dry_run else "good"),)])
    if not dry_run and not has_branch(found.repository):
        console.note("现在不在任何分支上，切走后这次保存不好找：git switch -c 名字 可建一个分支")
    return 0


def _message(root: Path, before: "GitTree | None", found: "Pending") -> str:
    from partyschool_cli.source.files.disk_tree import DiskTree
    from partyschool_cli.views.changed_files import changed_files
    from partyschool_cli.views.commit_message import commit_message, first_message

    if before is None:
        return first_message(_title(root), len(found.paths))
    return commit_message(changed_files(before, DiskTree(root), found.paths))


def _title(root: Path) -> str:
    from partyschool_cli.source.files.disk_tree import DiskTree
    from partyschool_cli.source.files.listing import MANIFEST
    from partyschool_cli.source.yaml.source_file import SourceFile
    from partyschool_cli.terminal.visible import visible

    content = SourceFile(DiskTree(root), MANIFEST).content
    title = content.get("title") if isinstance(content, dict) else None
    return visible(mask(title)) if isinstance(title, str) else "课程目录"


def _numbers(
    root: Path, before: "GitTree | None", found: "Pending", message: str | None
) -> "list[FoundNumber]":
    """The personal numbers that would get into the history."""
    from partyschool_cli.source.files.disk_tree import DiskTree
    from partyschool_cli.views.new_numbers import new_numbers, numbers_in

    in_files = new_numbers(before, DiskTree(root), found.paths, found.prefix)
    return [*in_files, *numbers_in(message or "", "-m 的说明")]


command = Command(run, _HELP)
