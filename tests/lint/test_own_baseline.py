"""The baseline that a catalog's manifest names."""

from collections import Counter
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import write_baseline
from partyschool_cli.lint.own_baseline import known_in_own, own_baseline_file
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import BASE, write_catalog

_MANIFEST = BASE["catalog.yaml"] + "lint: {baseline: lint-baseline.json}\n"


def _tree(root: Path) -> Overlay:
    """The catalog with an unsaved manifest that names a baseline."""
    return Overlay(DiskTree(root), {"catalog.yaml": _MANIFEST.encode()})


def test_it_is_the_one_that_the_manifest_names_as_it_is_typed(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    (root / "lint-baseline.json").write_bytes(write_baseline({"": Counter(["PS101|x|y|"])}))
    file = own_baseline_file(_tree(root))
    assert known_in_own(file, "") == {"PS101|x|y|": 1}
    assert known_in_own(file, "catalog/") == {"PS101|x|y|": 1}
    assert known_in_own(own_baseline_file(DiskTree(root)), "") == {}


@pytest.mark.parametrize("data", [None, b"{", b"[]"])
def test_one_that_cannot_be_read_is_told_of(tmp_path: Path, data: bytes | None) -> None:
    root = write_catalog(tmp_path)
    if data is not None:
        (root / "lint-baseline.json").write_bytes(data)
    with pytest.raises(CommandLineError, match="lint-baseline"):
        known_in_own(own_baseline_file(_tree(root)), "")
