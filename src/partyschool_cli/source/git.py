"""What git knows: the root of a work tree, and the files of a revision. Nothing is ever changed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError


class Blob(NamedTuple):
    """A file of a revision. `path` is relative to the folder that was asked for, with `/`."""

    path: str
    data: bytes
    is_link: bool


def git_root(folder: Path) -> Path | None:
    """The work tree that `folder` is in. Looks for `.git` only; runs no program."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return None


def files_at(revision: str, folder: Path) -> Iterator[Blob]:
    """The files below `folder` as `revision` had them; none where it had no such folder.

    Raises CommandLineError where there is no git, no work tree, or no such revision.
    """
    if revision.startswith("-"):
        raise CommandLineError(f"“{revision}”不是 git 版本", "写分支名或提交号，如 origin/main")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        hint = (
            "检查名称；CI 里多半是克隆得太浅：checkout 时设 fetch-depth: 0，"
            f"或先运行 git fetch --depth=1 origin {revision}"
        )
        raise CommandLineError(f"git 里没有 {revision} 这个版本", hint)
    listing = _git(folder, "ls-tree", "-r", "-z", commit.decode().strip(), "./") or b""
    entries = [_entry(line) for line in listing.split(b"\0") if line]
    blobs = [entry for entry in entries if entry[1] == b"blob"]
    contents = _contents(folder, [sha for _, _, sha, _ in blobs])
    for (mode, _, _, path), data in zip(blobs, contents, strict=True):
        yield Blob(os.fsdecode(path), data, mode == b"120000")


def _entry(line: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    about, _, path = line.partition(b"\t")
    mode, kind, sha = about.split()
    return mode, kind, sha, path


def _contents(folder: Path, shas: list[bytes]) -> Iterator[bytes]:
    if not shas:
        return
    output = _git(folder, "cat-file", "--batch", stdin=b"\n".join(shas) + b"\n") or b""
    position = 0
    for _ in shas:
        end = output.index(b"\n", position)
        size = int(output[position:end].split()[2])
        yield output[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """Git's output, or None where it says no."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ("git", "-C", os.fspath(folder), *arguments)
    try:
        done = subprocess.run(
            command, input=stdin, capture_output=True, env=environment, check=False
        )
    except FileNotFoundError:
        raise CommandLineError("这里没有装 git，不能与旧版本比较", "安装 git 后再试") from None
    if b"not a git repository" in done.stderr or b"dubious ownership" in done.stderr:
        message = f"{folder} 不在 git 仓库里，不能与旧版本比较"
        raise CommandLineError(message, "在仓库里运行；若提示 dubious ownership，照它说的设置")
    return done.stdout if done.returncode == 0 else None
