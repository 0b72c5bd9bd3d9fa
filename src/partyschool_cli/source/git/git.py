"""Run git on a known work tree, and let it run no other program.

Only `git_commit`, `git_tag` and `git_setup` write with it.

A foreign repository may configure programs (hooks, filters, pagers, file system monitors, helpers
of a partial clone), and a folder inside it may look like a repository itself. Neither is used: the
repository is named explicitly, and transport, prompts and optional locks are off.
"""

import os
import shlex
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, cast

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root

_CONFIG: Final = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    # Else an index of our own would leave a file in the repository.
    "core.splitIndex=false",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {
    # Beats `protocol.NAME.allow` of a repository, which `-c protocol.allow` does not.
    "GIT_ALLOW_PROTOCOL": "none",
    # A path is never a pattern, whatever it begins with.
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What `git merge-file` counts up to; beyond it is an error.
_MOST_CONFLICTS: Final = 127
# So many names of objects, of 64 digits at most, have fewer bytes than any pipe holds: 4,096.
_PORTION: Final = 60
_INHERITED: Final = ("GIT_CONFIG_", "GIT_AUTHOR_", "GIT_COMMITTER_")


class Repository(NamedTuple):
    """A git work tree. Its repository is what `.git` in it is, or names."""

    work_tree: Path

    @property
    def place(self) -> tuple[str, ...]:
        """The options that make git use this repository, and look for no other."""
        top = os.fspath(self.work_tree)
        return (f"--git-dir={os.path.join(top, '.git')}", f"--work-tree={top}", "-C", top)


def repository_of(folder: Path) -> Repository:
    """The repository whose work tree holds `folder`, links resolved.

    Raises CommandLineError if there is none, git is not installed, or git distrusts the owner.
    """
    found = git_root(os.path.realpath(folder))
    if found is None:
        message = f"{folder} 不在 git 仓库里，不能与旧版本比较"
        raise CommandLineError(message, "在仓库里运行，或先用 git init 建一个仓库")
    repository = Repository(Path(found))
    git_dir = git_dir_of(repository)
    owned = (found, os.path.join(found, ".git"), git_dir)
    if not all(map(_is_own, owned)) and not _is_trusted(found):
        raise _distrusted(found)
    return repository


def git_dir_of(repository: Repository) -> str:
    """The folder of git's own files. Raises CommandLineError if git cannot use them."""
    top = os.fspath(repository.work_tree)
    found = _git_dir(repository, _state(os.path.join(top, ".git")))
    if found is None:
        message = f"{top} 里的 .git 不是可用的 git 仓库"
        raise CommandLineError(message, "在完整的仓库里运行")
    return found


@lru_cache(maxsize=8)
def _git_dir(repository: Repository, _state: object) -> str | None:
    """The folder of git's own files; None if git cannot use them. Commands ask several times."""
    found = run_git(repository, "rev-parse", "--absolute-git-dir")
    return None if found is None else os.fsdecode(found.rstrip(b"\n"))


def _state(git: str) -> tuple[tuple[int, ...], ...]:
    """What changes with `.git`, or with the files in it that make it a repository."""
    found: list[tuple[int, ...]] = []
    for name in ("", "HEAD", "config"):
        try:
            about = os.stat(os.path.join(git, name) if name else git)
        except OSError:
            found.append(())
        else:
            found.append((about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    return tuple(found)


def run_git(
    repository: Repository, *arguments: str, stdin: bytes = b"", index: str | None = None
) -> bytes | None:
    """What git prints; None if it fails. Raises CommandLineError if git is not installed.

    `index` is the path of an index to use instead of the repository's.
    """
    variables = {} if index is None else {"GIT_INDEX_FILE": index}
    done = _run((*repository.place, *arguments), stdin, variables)
    return done.output if done.code == 0 else None


def read_objects(
    repository: Repository, names: Iterable[bytes], most: int
) -> dict[bytes, bytes | int]:
    """The bytes of objects in order, up to the first that is missing, or has more than `most`.

    Of that one the number of bytes, which are not read. Raises CommandLineError if git is not
    installed.
    """
    return _read((*repository.place, "cat-file", "--batch"), tuple(names), most)


def merge_lines(base: bytes, ours: bytes, theirs: bytes, size: int) -> tuple[bytes, bool]:
    """Three versions of a text merged by lines, as `git merge-file` does; is there a conflict?

    `size` is that of the conflict markers. Raises CommandLineError if git is not installed, or
    takes the bytes for no text.
    """
    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        options = ("-p", "-q", f"--marker-size={size}", "-L", "ours", "-L", "base", "-L", "theirs")
        done = _run(("-C", folder, "merge-file", *options, "ours", "base", "theirs"))
    if done.code > _MOST_CONFLICTS:
        raise CommandLineError("git 合并不了这些字节：不是文本", "留一边的文件，再改")
    return done.output, done.code != 0


def _is_own(path: str) -> bool:
    return os.name != "nt" and os.lstat(path).st_uid == os.geteuid()


def _is_trusted(work_tree: str) -> bool:
    """Whether git reads a repository of another user; only git knows what the user allowed.

    It judges a repository only if it looks for it. It finds this one: `.git` comes before all else
    in a folder that may look like a repository, and could just be read.
    """
    return _run(("-C", work_tree, "rev-parse", "--git-dir")).code == 0


def _distrusted(work_tree: str) -> CommandLineError:
    # With `/` on Windows too, as git compares it.
    path = work_tree.replace(os.sep, "/")
    shown = f'"{path}"' if os.name == "nt" else shlex.quote(path)
    message = f"{work_tree} 是另一个用户的文件夹，git 出于安全不读其中的仓库"
    hint = f"确认来源可靠后运行 git config --global --add safe.directory {shown}"
    return CommandLineError(message, hint)


class _Done(NamedTuple):
    code: int
    output: bytes


def _run(
    arguments: tuple[str, ...], stdin: bytes = b"", variables: Mapping[str, str] | None = None
) -> _Done:
    import subprocess

    given: dict[str, Any] = {"input": stdin} if stdin else {"stdin": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            _command(arguments),
            **given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(variables or {}),
            check=False,
        )
    except OSError:
        raise _no_git() from None
    return _Done(done.returncode, done.stdout)


def _read(
    arguments: tuple[str, ...], names: tuple[bytes, ...], most: int
) -> dict[bytes, bytes | int]:
    """What git prints of each name: name, kind and size in a line, then the bytes and a newline."""
    import subprocess

    found: dict[bytes, bytes | int] = {}
    try:
        git = subprocess.Popen(
            _command(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment({}),
        )
    except OSError:
        raise _no_git() from None
    output = cast("IO[bytes]", git.stdout)
    # It takes no more names once it has stopped.
    with suppress(OSError), git:
        for name in _asked(names, cast("IO[bytes]", git.stdin)):
            words = output.readline().split()
            if len(words) != 3:  # `… missing`
                break
            size = int(words[2])
            if size > most:
                found[name] = size
                git.kill()
                break
            data = output.read(size + 1)
            if len(data) <= size:  # git stops at a damaged one
                break
            found[name] = data[:-1]
    return found


def _asked(names: tuple[bytes, ...], git: IO[bytes]) -> Iterator[bytes]:
    """The names, of which git is told a portion when all answers to the one before are read.

    If it were told more than a pipe holds, it could wait for us to read while we wait for it.
    """
    for start in range(0, len(names), _PORTION):
        portion = names[start : start + _PORTION]
        git.write(b"".join(name + b"\n" for name in portion))
        git.flush()
        yield from portion


def _command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    options = [word for setting in _CONFIG for word in ("-c", setting)]
    return ("git", "--no-pager", *options, *arguments)


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that git may see, and those that are set for it.

    In a hook, git's own name the repository and index of the commit; here arguments do. Those that
    say where the user's settings are stay: what the user trusts is one of them. So do those that
    say who commits.
    """
    # Without it Windows looks for git in the working folder first, which may be anybody's.
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_INHERITED)
    }
    return {**inherited, **_ENVIRONMENT, **variables}


def _no_git() -> CommandLineError:
    return CommandLineError("这里没有装 git，看不到也存不了历史", "安装 git 后再试")
