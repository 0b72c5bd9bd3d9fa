"""Git repositories with a small catalog in them."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
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
# Of each repository that was asked for, the folders and files of git in it.
_made: dict[object, tuple[list[str], dict[str, bytes]]] = {}


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
    folder.mkdir(parents=True, exist_ok=True)
    is_new = not any(folder.iterdir())
    root = write_catalog(folder, files)
    given = [item for item in os.environ.items() if item[0].startswith("GIT_")]
    key = (*given, *(files or {}).items())
    if is_new and key in _made:
        _make_again(folder, *_made[key])
        return root
    git(folder, "init", "-q", "-b", "main")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    commit(folder)
    if is_new:
        found = sorted((folder / ".git").rglob("*"))
        paths = {path.relative_to(folder).as_posix(): path for path in found}
        _made[key] = (
            [name for name, path in paths.items() if path.is_dir()],
            {name: path.read_bytes() for name, path in paths.items() if path.is_file()},
        )
    return root


def _make_again(folder: Path, folders: list[str], files: Mapping[str, bytes]) -> None:
    """A repository as it was made before, without starting git four times."""
    for name in (".git", *folders):
        (folder / name).mkdir()
    for name, data in files.items():
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
