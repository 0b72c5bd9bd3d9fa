"""What holds for every command that changes a catalog."""

import shutil
from pathlib import Path

import pytest

from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool

COMMANDS = (
    ("set", "charter", "学时=3"),
    ("set", "catalog", "region=青石县"),
    ("set", "--where", "课程", "党章", "学时=3"),
    ("new", "教师", "name=甲", "category=土专家"),
    ("rename", "charter", "charter-2"),
    ("merge", "nanping", "hekou"),
    ("remove", "charter", "--cascade"),
    ("retire", "charter"),
    ("copy", "hekou-members-2026", "hekou-members-2027", "--start", "2027-03-08"),
    ("repeat", "hekou-members-2026/s02", "--every", "week", "--times", "1"),
    ("move", "hekou-members-2026/s02", "+7天"),
    ("move", "hekou-members-2026", "--day", "3月10日", "--to", "3月11日"),
    ("swap", "hekou-members-2026/s02", "hekou-members-2026/s03"),
    ("cancel", "hekou-members-2026/s02"),
    ("restore", "hekou-members-2026/s02"),
    ("slots", "hekou-members-2026/s02"),
)


@pytest.fixture
def qingshi(tmp_path: Path) -> Path:
    """A copy of the fixed catalog, to change."""
    return Path(shutil.copytree(QINGSHI, tmp_path / "catalog"))


def contents(root: Path) -> dict[str, bytes]:
    """Each file of a catalog."""
    return {path.name: path.read_bytes() for path in root.rglob("*.yaml")}


@pytest.mark.parametrize("manifest", ["format: [\n", "format: 2\n", "title: 甲县\n"])
def test_with_a_broken_manifest_nothing_is_changed(
    pschool: Pschool, qingshi: Path, manifest: str
) -> None:
    (qingshi / "catalog.yaml").write_text(manifest, "utf-8")
    before = contents(qingshi)
    for command in COMMANDS:
        result = pschool(*command, cwd=qingshi)
        assert (result.code, result.out) == (3, ""), command
        assert "catalog.yaml:" in result.err, command
        assert contents(qingshi) == before, command
