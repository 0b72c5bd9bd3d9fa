"""A catalog to change, changes of it, and journals of them."""

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from partyschool_cli.source.changes.change_set import (
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
)
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from tests.catalogs import BASE, write_catalog
from tests.full_run import is_full_run

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"
TEACHER, SITE = "teachers/wang.yaml", "sites/jiaoshi.yaml"
CRLF = BASE[COURSE].replace("\n", "\r\n")
RENAMED = BASE[TEACHER].replace("王", "李").encode()


def moments(step: int = 97) -> Iterator[int]:
    """Numbers of a line of code at which to stop a process: all in CI, else some."""
    return count(step=1 if is_full_run() else step)


needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs fork, modes or links")


def new_catalog(folder: Path) -> Path:
    root = write_catalog(folder, {COURSE: CRLF})
    for path in (COURSE, SITE):
        (root / path).chmod(0o640)
    return root


def base(path: str) -> bytes:
    """The digest of a file as it is at first."""
    return digest((CRLF if path == COURSE else BASE[path]).encode())


def replacing(*paths: str) -> ChangeSet:
    return ChangeSet(tuple(Replace(path, base(path), b"new\r\n") for path in paths))


def everything() -> ChangeSet:
    """One change of each kind."""
    return ChangeSet(
        (
            Replace(COURSE, base(COURSE), CRLF.replace("党章", "党规", 1).encode()),
            Create("courses/2026/new.yaml", b"title: new\r\n"),
            Replace("catalog.yaml", base("catalog.yaml"), b"format: 1\n"),
            Delete(SITE, base(SITE)),
            Rename(TEACHER, base(TEACHER), "teachers/li.yaml", RENAMED),
        )
    )


def files_in(root: Path) -> dict[str, bytes]:
    """All files of the catalog, and the journal where there is one."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if path.parent.name != state_directory.NAME or path.name == "journal"
    }


def state_file(root: Path, name: str) -> Path:
    return root / state_directory.NAME / name


def leave_journal(root: Path, *steps: object, document: object = None) -> None:
    """Leave a journal as a killed process would: these steps, of changes that were decided on."""
    folder = state_directory.made(str(root))
    whole = {"version": 1, "committed": True, "files": steps} if document is None else document
    state_directory.write(folder, "journal", json.dumps(whole).encode())
