"""What holds for every command that changes a catalog."""

from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool

WINTER = """\
  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, activity: 讨论, status: cancelled}
"""
CHANGES = (
    ("set", "teacher:wang", "notes=好"),
    ("rename", "teacher:wang", "wang-2"),
    ("rename", "banci/s01", "s09"),
    ("merge", "teacher:wang", "teacher:wang"),
    ("remove", "banci/s02"),
    ("retire", "teacher:wang"),
    ("copy", "banci", "neu", "--start", "2027-10-11"),
    ("repeat", "banci/s01", "--times", "1"),
    ("move", "banci/s01", "+1天"),
    ("swap", "banci/s01", "banci/s02"),
    ("cancel", "banci/s01"),
    ("restore", "banci/s02"),
    ("new", "teacher", "name=李四", "category=老党员"),
)


def _root(tmp_path: Path, manifest: str) -> Path:
    text = BASE["catalog.yaml"] + manifest
    classes = {"classes/banci.yaml": BASE["classes/banci.yaml"] + WINTER}
    return write_catalog(tmp_path, {"catalog.yaml": text, **classes})


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*.yaml")}


@pytest.mark.parametrize("words", CHANGES, ids=lambda words: words[0])
@pytest.mark.parametrize("manifest", ["x: [\n", "region: [1]\n"])
def test_a_broken_manifest_stops_every_change(
    pschool: Pschool, tmp_path: Path, words: tuple[str, ...], manifest: str
) -> None:
    root = _root(tmp_path, manifest)
    before = _files(root)
    result = pschool(*words, "--force", cwd=root)
    assert result.code in ((2, 3) if words[0] == "merge" else (3,)), result.err
    assert "catalog.yaml:" in result.err or words[0] == "merge"
    assert result.out == ""
    assert _files(root) == before


def test_what_is_wrong_in_the_manifest_can_be_set_right(pschool: Pschool, tmp_path: Path) -> None:
    root = _root(tmp_path, "region: [1]\n")
    result = pschool("set", "catalog", "region=清徐县", cwd=root)
    assert result.code == 0, result.err
    assert "region: 清徐县\n" in (root / "catalog.yaml").read_text("utf-8")
