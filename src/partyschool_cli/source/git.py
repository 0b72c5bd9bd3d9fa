"""Run git read-only on a known work tree, and let it run no other program.

A foreign repository may configure programs (hooks, filters, pagers, file system monitors, helpers
of a partial clone), and a folder inside it may look like a repository itself. Neither is used: the
repository is named explicitly, and transport, prompts and optional locks are off.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root

_CONFIG: Final = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {
    # Beats `protocol.NAME.allow` of a repository, which `-c protocol.allow` does not.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class Repository(NamedTuple):
    """A git work tree, and the folder that holds its objects."""

    work_tree: Path
    git_dir: Path


def repository_of(folder: Path) -> Repository:
    """The repository whose work tree holds `folder`.

    Raises CommandLineError if there is none, git is not installed, or git distrusts the owner.
    """
    found = git_root(os.fspath(folder))
    if found is None:
        message = f"{folder} 不在 git 仓库里，不能与旧版本比较"
        raise CommandLineError(message, "在仓库里运行，或先用 git init 建一个仓库")
    root = Path(found)
    # Git checks the owner of the repository only if it has to find it itself.
    done = _run(("-C", os.fspath(root), "rev-parse", "--absolute-git-dir"))
    if done.code == 0:
        return Repository(root, Path(os.fsdecode(done.output.rstrip(b"\n"))))
    if b"dubious ownership" in done.errors:
        message = f"git 不信任 {root}：它属于另一个用户"
        hint = f"确认来源可靠后运行 git config --global --add safe.directory {root}"
        raise CommandLineError(message, hint)
    message = f"{root} 里的 .git 不是可用的 git 仓库"
    raise CommandLineError(message, "在完整的仓库里运行")


def run_git(repository: Repository, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git prints; None if it fails. Raises CommandLineError if git is not installed."""
    place = (f"--git-dir={repository.git_dir}", f"--work-tree={repository.work_tree}")
    done = _run((*place, "-C", os.fspath(repository.work_tree), *arguments), stdin)
    return done.output if done.code == 0 else None


class _Done(NamedTuple):
    code: int
    output: bytes
    errors: bytes


def _run(arguments: tuple[str, ...], stdin: bytes = b"") -> _Done:
    import subprocess

    # In a git hook, variables name the repository and index of the commit; here arguments do.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # Without it Windows looks for git in the working folder first, which may be anybody's.
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    options = [word for setting in _CONFIG for word in ("-c", setting)]
    try:
        done = subprocess.run(
            ("git", "--no-pager", *options, *arguments),
            input=stdin,
            capture_output=True,
            env={**inherited, **_ENVIRONMENT},
            check=False,
        )
    except FileNotFoundError:
        raise CommandLineError("这里没有装 git，不能与旧版本比较", "安装 git 后再试") from None
    return _Done(done.returncode, done.stdout, done.stderr)
