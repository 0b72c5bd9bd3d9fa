"""When sessions were removed from a class that stays, and with their class."""

import datetime as dt
import os
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.history.removed_sessions import removal_times
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.repositories import git, repository
from tests.timetables import taught, training_class

CLASS = "classes/banci.yaml"
START = dt.datetime(2021, 3, 1, 8, tzinfo=dt.UTC)
FIRST = taught("s01", "2026-10-12 08:30-10:00")
SECOND = taught("s02", "2026-10-13 08:30-10:00")


def at(minutes: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


def commit(root: Path, minutes: int, *sessions: str) -> None:
    """Commits the class with these sessions; without any, the class is deleted."""
    if sessions:
        (root / CLASS).write_text(training_class(*sessions), "utf-8")
    else:
        (root / CLASS).unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", at(minutes).isoformat())
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "一次修改")


def at_revision(root: Path, name: str) -> Catalog:
    tree = git_tree(root, name)
    assert tree is not None
    return load(tree)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", START.isoformat())
        return repository(tmp_path / "repo", {CLASS: training_class(FIRST, SECOND)})


def test_with_the_commit_that_removed_them(root: Path) -> None:
    commit(root, 1, FIRST)
    commit(root, 2, taught("s01", "2026-10-12 09:00-10:00"))
    commit(root, 3)
    old = at_revision(root, "HEAD~3")
    found = removal_times(old, load(DiskTree(root)), ["banci/s01", "banci/s02"])
    assert found == {"banci/s01": at(3), "banci/s02": at(1)}
    earlier = removal_times(old, at_revision(root, "HEAD~1"), ["banci/s02"])
    assert earlier == {"banci/s02": at(1)}


def test_the_last_time_that_they_were(root: Path) -> None:
    old = at_revision(root, "HEAD")
    commit(root, 1, FIRST)
    commit(root, 2, FIRST, SECOND)
    commit(root, 3, FIRST)
    assert removal_times(old, load(DiskTree(root)), ["banci/s02"]) == {"banci/s02": at(3)}


def test_on_a_branch_that_was_merged(root: Path) -> None:
    old = at_revision(root, "HEAD")
    git(root, "checkout", "-q", "-b", "other")
    commit(root, 1, FIRST)
    git(root, "checkout", "-q", "main")
    (root / "teachers/li.yaml").write_text("name: 李\ncategory: local-expert\n", "utf-8")
    commit(root, 2, FIRST, SECOND)
    git(root, "merge", "-q", "other", "-m", "合并")
    assert removal_times(old, load(DiskTree(root)), ["banci/s02"]) == {"banci/s02": at(1)}


def test_by_an_edit_that_is_not_committed(root: Path) -> None:
    old = at_revision(root, "HEAD")
    (root / CLASS).write_text(training_class(FIRST), "utf-8")
    os.utime(root / CLASS, (at(9).timestamp(),) * 2)
    assert removal_times(old, load(DiskTree(root)), ["banci/s02"]) == {"banci/s02": at(9)}
    (root / CLASS).unlink()
    os.utime(root / "classes", (at(11).timestamp(),) * 2)
    assert removal_times(old, load(DiskTree(root)), ["banci/s02"]) == {"banci/s02": at(11)}


def test_without_git(root: Path, tmp_path: Path) -> None:
    old = load(DiskTree(root))
    (root.parent / ".git").rename(tmp_path / "gone")
    (root / CLASS).write_text(training_class(FIRST), "utf-8")
    os.utime(root / CLASS, (at(9).timestamp(),) * 2)
    assert removal_times(old, load(DiskTree(root)), ["banci/s02"]) == {"banci/s02": at(9)}
