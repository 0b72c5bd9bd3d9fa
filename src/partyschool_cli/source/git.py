"""What git knows: the root of a work tree, and the files of a revision. Nothing is ever changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError

_GIT_VARIABLES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class Blob(NamedTuple):
    """A file of a revision. `path` is relative to the folder that was asked for, with `/`."""

    path: str
    data: bytes
    is_link: bool


def git_root(folder: Path) -> Path | None:
    """The work tree that `folder` is in. Looks for `.git` only; runs no program."""
    folder = Path(os.path.abspath(folder))
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
    listing = _git(folder, "ls-tree", "-r", "-z", commit.decode().strip(), "./")
    if listing is None:
        raise _incomplete(revision)
    entries = [_entry(line) for line in listing.split(b"\0") if line]
    # The rest are submodules, and what a forged tree would have written outside the folder.
    files = [one for one in entries if one.kind == b"blob" and b".." not in one.path.split(b"/")]
    contents = _contents(folder, revision, [file.sha for file in files])
    for file, data in zip(files, contents, strict=True):
        yield Blob(os.fsdecode(file.path), data, file.mode == b"120000")


class _Entry(NamedTuple):
    mode: bytes
    kind: bytes
    sha: bytes
    path: bytes


def _entry(line: bytes) -> _Entry:
    about, _, path = line.partition(b"\t")
    mode, kind, sha = about.split()
    return _Entry(mode, kind, sha, path)


def _contents(folder: Path, revision: str, shas: list[bytes]) -> Iterator[bytes]:
    output = _git(folder, "cat-file", "--batch", stdin=b"".join(sha + b"\n" for sha in shas)) or b""
    position = 0
    for _ in shas:
        end = output.find(b"\n", position)
        about = output[position:end].split()
        if end < 0 or len(about) != 3:  # `… missing`
            raise _incomplete(revision)
        size = int(about[2])
        yield output[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def _incomplete(revision: str) -> CommandLineError:
    """A partial clone without a network, or a damaged one."""
    message = f"git 里 {revision} 这个版本的文件不全"
    return CommandLineError(message, "克隆完整的仓库；CI 里 checkout 时设 fetch-depth: 0")


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """Git's output, or None where it says no."""
    import subprocess

    # In a git hook, variables name the repository and index of the commit; `folder` says it here.
    inherited = {name: value for name, value in os.environ.items() if name not in _GIT_VARIABLES}
    environment = {**inherited, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
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
