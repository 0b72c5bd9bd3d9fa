"""Git repositories with a small catalog in them."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.catalogs import ROOT, write_catalog

_ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.cn",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.cn",
    "GIT_CONFIG_GLOBAL": str(ROOT / "tests" / "fixtures" / "gitconfig"),
    "GIT_CONFIG_NOSYSTEM": "1",
}
# Of each repository that was asked for, the files in it; None for a folder, before what is in it.
_made: dict[object, dict[str, bytes | None]] = {}


def git(folder: Path, *arguments: str) -> str:
    """Runs git in `folder` as nobody in particular; gives what it prints."""
    done = subprocess.run(
        ("git", "-C", str(folder), *arguments),
        env={**os.environ, **_ENVIRONMENT},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def commit(folder: Path, message: str = "一次修改") -> str:
    """Commits everything in `folder`; gives the revision."""
    git(folder, "add", "-A")
    told = git(folder, "-c", "core.abbrev=no", "commit", "--allow-empty", "-m", message)
    revision = re.match(r"\[.*?([0-9a-f]{40,})\]", told)  # `[main (root-commit) 0123…] message`
    assert revision
    return revision[1]


def repository(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A repository at `folder` with one commit; gives the root of its catalog."""

    def make() -> None:
        write_catalog(folder, files)
        git(folder, "init", "-q", "-b", "main")
        (folder / ".git" / "info").mkdir(exist_ok=True)
        commit(folder)

    made_once(folder, tuple((files or {}).items()), make)
    return folder / "catalog"


def made_once(folder: Path, key: object, make: Callable[[], object]) -> None:
    """Has `make` write to a folder, or writes what it wrote to another empty one for this key.

    So git is not started many times for each of many tests.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        make()
        return
    key = (key, *(item for item in os.environ.items() if item[0].startswith("GIT_")))
    if key not in _made:
        make()
        found = sorted(folder.rglob("*"))
        _made[key] = {
            path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
            for path in found
        }
        return
    for name, data in _made[key].items():
        if data is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(data)


def with_attributes(folder: Path, file: str, attributes: str) -> None:
    """Commits a file of attributes, and has git write the catalog anew, as in a new clone."""
    (folder / file).write_text(f"{attributes}\n", "utf-8")
    if not file.startswith(".git/"):
        git(folder, "add", "--", file)
    git(folder, "commit", "-q", "--allow-empty", "-m", "属性")
    checked_out(folder)


def checked_out(folder: Path) -> None:
    """Has git write the catalog of HEAD anew."""
    shutil.rmtree(folder / "catalog")
    git(folder, "checkout", "-q", "HEAD", "--", "catalog")
