"""What `init` sets up in git: attributes, the merge driver, a hook; each is told."""

import os
from collections.abc import Iterator
from pathlib import Path

from partyschool_cli.cli.own_program import own_program
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.source.files.write import write_file, writing
from partyschool_cli.source.git.git import Repository, repository_of
from partyschool_cli.source.git.git_setup import (
    current_driver,
    driver_line,
    merge_patterns,
    set_driver,
    with_lines,
    write_hook,
)
from partyschool_cli.terminal.style import Styled

_ATTRIBUTES = ".gitattributes"


def set_up_git(workspace: Workspace, root: Path, *, with_hook: bool) -> None:
    """Set git up for the catalog at `root`, as often as one likes.

    Raises CommandLineError if it is in no repository, or a hook is there that is not ours.
    """
    repository = require_repository(root)
    _set_attributes(workspace, repository, root)
    _set_driver(workspace, repository)
    if with_hook:
        path = write_hook(repository, own_program(), _inside(repository, root))
        _tell(workspace, f"提交前检查目录：写好了 {path}")


def require_repository(folder: Path) -> Repository:
    """The repository that a folder is in. Raises CommandLineError if it is in none."""
    if git_root(os.path.realpath(folder)) is None:
        where = "当前文件夹" if folder == Path() else str(folder)
        raise CommandLineError(f"{where}不在 git 仓库里，没有可设的", "先运行 git init，再运行一次")
    return repository_of(folder)


def try_to_set_up_git(workspace: Workspace, root: Path) -> None:
    """Set git up where the catalog is in a repository; what git refuses is told, no more."""
    if git_root(os.path.realpath(root)) is None:
        return
    try:
        set_up_git(workspace, root, with_hook=False)
    except CommandLineError as error:
        workspace.console.note(f"没有设好 git 的合并程序：{error.message}；{error.hint}")


def _set_attributes(workspace: Workspace, repository: Repository, root: Path) -> None:
    """Say in `.gitattributes` that the driver merges the catalog's files."""
    inside = _inside(repository, root)
    path = root.resolve().parent / _ATTRIBUTES if inside != "." else root / _ATTRIBUTES
    name = "" if inside == "." else inside.rpartition("/")[2]
    with writing(path):
        old = path.read_bytes() if path.exists() else b""
    new = with_lines(old, merge_patterns(name))
    if new == old:
        _tell(workspace, f"{path} 里已写明由 pschool 合并课程目录的文件")
    else:
        write_file(path, new)
        _tell(workspace, f"{path} 里写明由 pschool 合并课程目录的文件；请提交它，别人也要用")


def _set_driver(workspace: Workspace, repository: Repository) -> None:
    line = driver_line(own_program())
    if current_driver(repository) == line:
        _tell(workspace, "合并程序已设好，没有变")
        return
    _tell(workspace, *_driver_text(repository, line))
    set_driver(repository, line)


def _driver_text(repository: Repository, line: str) -> Iterator[str]:
    yield f"在 {repository.work_tree} 的 .git/config 里设合并程序："
    yield "两个人改了同一个文件，git merge、rebase、cherry-pick 都用它按字段合并。"
    yield f"  merge.pschool.driver = {line}"
    yield "这一项 git 不会带给别人：每个人在自己的仓库里运行一次 pschool init --git。"


def _inside(repository: Repository, root: Path) -> str:
    """The path of the catalog in the work tree, `.` where it is all of it."""
    top = os.path.realpath(repository.work_tree)
    return os.path.relpath(os.path.realpath(root), top).replace(os.sep, "/")


def _tell(workspace: Workspace, *lines: str) -> None:
    workspace.console.print([(Styled(line, "plain"),) for line in lines])
