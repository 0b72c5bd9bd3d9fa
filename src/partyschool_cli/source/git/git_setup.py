"""Set a repository up for a catalog: which program merges its files, and a hook that checks it.

Writes the repository's own settings and hooks, and nothing that is committed.
"""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.changes.own_file import BASELINE
from partyschool_cli.source.files.write import writing
from partyschool_cli.source.git.git import Repository, run_git

DRIVER: Final = "pschool"
_KEY: Final = f"merge.{DRIVER}.driver"
_NAME: Final = ("merge.pschool.name", "课程目录的文件按字段合并")
_HOOK_MARK: Final = "# pschool init --hook"
# What a pattern of `.gitattributes` takes for a sign.
_SIGNS: Final = "\\*?[!#"


def driver_line(program: Sequence[str]) -> str:
    """The command line of the merge driver, for git's shell; `program` is how pschool is run.

    git leaves ours without a mark where a driver fails, so that theirs is lost with the next
    `git add`: what is not merged, whatever the reason, is merged by lines.
    """
    words = " ".join(_for_shell(word).replace("%", "%%") for word in program)
    test = _for_shell(program[0]).replace("%", "%%")
    return (
        f"if test -x {test}; then {words} merge-driver --marker-size %L %O %A %B %P && exit 0; "
        "grep -q '^<<<<<<<' %A && exit 1; fi; "
        "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    )


def current_driver(repository: Repository) -> str:
    """The command line that is set as the merge driver; empty if none is."""
    return _setting(repository, _KEY)


def set_driver(repository: Repository, line: str) -> None:
    """Set the merge driver. Raises CommandLineError where git cannot write its settings."""
    for key, value in ((_KEY, line), _NAME):
        if run_git(repository, "config", "--local", "--replace-all", key, value) is None:
            message = "git 写不了仓库的设置（.git/config）"
            raise CommandLineError(message, "检查权限；别的程序正在用 git 就等它结束，再运行一次")


def merge_patterns(folder: str) -> tuple[str, ...]:
    """Lines of `.gitattributes` by which the driver merges a catalog's files.

    `folder` is the path from the `.gitattributes` to the catalog, empty for its own folder.
    """
    top = f"{folder}/" if folder else "/"
    inside = [f"{folder}/**/"] if folder else ["/", *(f"/{each}/**/" for each in KIND_OF_FOLDER)]
    files = [f"{each}*.{suffix}" for each in inside for suffix in ("yaml", "yml")]
    return tuple(f"{_pattern(path)} merge={DRIVER}" for path in (*files, f"{top}{BASELINE}"))


def with_lines(data: bytes, lines: Sequence[str]) -> bytes:
    """A file of settings with the lines that it lacks added at its end."""
    known = {line.strip() for line in data.split(b"\n")}
    missing = [line for line in lines if line.encode() not in known]
    end = b"\r\n" if b"\r\n" in data else b"\n"
    start = b"" if not data or data.endswith(b"\n") else end
    return data + start + b"".join(line.encode() + end for line in missing) if missing else data


def write_hook(repository: Repository, program: Sequence[str], catalog: str) -> Path:
    """Write a hook that checks the catalog (a path in the work tree) before each commit.

    Returns its path. Raises CommandLineError if there is one that is not from here.
    """
    path = _hook_path(repository)
    if os.path.lexists(path) and not _is_own_hook(path):
        message = f"已有 {path}，没有写"
        raise CommandLineError(message, "在那个文件里加上一行 pschool lint")
    with writing(path):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_hook(program, catalog).encode())
        path.chmod(0o755)
    return path


def _for_shell(word: str) -> str:
    # git's shell on Windows takes `/`; a `\` would have to survive git's settings too.
    return shlex.quote(word.replace("\\", "/") if os.name == "nt" else word)


def _pattern(path: str) -> str:
    """A path of a folder with a pattern for files at its end, as git reads it."""
    *folders, name = path.split("/")
    inner = [folder if folder == "**" else _literal(folder) for folder in folders]
    pattern = "/".join((*inner, name))
    if pattern.startswith('"') or any(sign.isspace() for sign in pattern):
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _literal(folder: str) -> str:
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in folder)


def _setting(repository: Repository, key: str) -> str:
    return (run_git(repository, "config", "--local", "--get", key) or b"").decode().rstrip("\n")


def _hook_path(repository: Repository) -> Path:
    # The last one is our own: git runs no hooks here.
    told = (run_git(repository, "config", "--get-all", "core.hooksPath") or b"").splitlines()
    if len(told) > 1:
        message = f"git 的钩子由 core.hooksPath 管着（{os.fsdecode(told[-2])}），没有写"
        raise CommandLineError(message, "在那里的 pre-commit 里加上一行 pschool lint")
    folder = run_git(repository, "rev-parse", "--git-common-dir")
    if folder is None:
        raise CommandLineError("git 没有说它的文件夹在哪里", "在完整的仓库里运行")
    return repository.work_tree / os.fsdecode(folder.rstrip(b"\n")) / "hooks" / "pre-commit"


def _is_own_hook(path: Path) -> bool:
    with writing(path):
        return path.is_file() and _HOOK_MARK.encode() in path.read_bytes()


def _hook(program: Sequence[str], catalog: str) -> str:
    words = " ".join(map(_for_shell, program))
    return f"""#!/bin/sh
{_HOOK_MARK} 写的：提交前检查课程目录，只报这次修改引起的问题。不要了就删去这个文件
if ! test -x {_for_shell(program[0])}; then
    echo "没有找到 pschool，没有检查，也没有提交：重装以后运行 pschool init --hook" >&2
    exit 1
fi
if git rev-parse -q --verify HEAD >/dev/null; then
    set -- --new-since HEAD
else
    set --
fi
exec {words} lint --catalog {_for_shell(catalog)} "$@"
"""
