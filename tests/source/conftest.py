"""Tests of files do not wait for the disk; those of journals start from one catalog."""

import os
from pathlib import Path

import pytest

from tests.source.changed_catalogs import new_catalog


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process loses nothing that it wrote; only a machine without power does."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The catalog that `changed_catalogs` has changes of."""
    return new_catalog(tmp_path)
