"""Tests of files do not wait for the disk; what they start from."""

import os
from pathlib import Path

import pytest

from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.source.changed_catalogs import new_catalog


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process loses nothing that it wrote; only a machine without power does."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The catalog that `changed_catalogs` has changes of."""
    return new_catalog(tmp_path)


@pytest.fixture
def tree(tmp_path: Path) -> DiskTree:
    """A small catalog on disk, without a problem."""
    return DiskTree(write_catalog(tmp_path))
