"""Git repositories with a small catalog in them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.catalogs import write_catalog

_ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.cn",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.cn",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


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
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").strip()


def repository(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A repository at `folder` with one commit; gives the root of its catalog."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    root = write_catalog(folder, files)
    commit(folder)
    return root


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
