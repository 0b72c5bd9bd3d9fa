"""What a command imports: reading a catalog needs nothing of what changes one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogs import QINGSHI

# Of the modules of `source`, those that edit, lay out and write a catalog's files.
CHANGING = (
    "partyschool_cli.edit",
    "partyschool_cli.cli.asking",
    "partyschool_cli.cli.change",
    *(
        f"partyschool_cli.source.{name}"
        for name in ("text_edits", "edit_steps", "house_style", "yaml_layout", "journal", "undo")
    ),
    "prompt_toolkit",
)


def imported(words: list[str], folder: Path) -> set[str]:
    """The modules that a command imports, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "partyschool_cli", *words],
        cwd=folder,
        env={**os.environ, "PSCHOOL_CATALOG": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    lines = done.stderr.splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixed catalog, without a cache."""
    return Path(shutil.copytree(QINGSHI, tmp_path_factory.mktemp("start") / "catalog"))


@pytest.mark.parametrize("words", [["list"], ["lint"], ["show", "hekou-evening"]])
def test_a_command_that_reads_imports_nothing_that_changes(words: list[str], folder: Path) -> None:
    found = imported(words, folder)
    assert "partyschool_cli.catalog.catalog" in found
    assert {one for one in found if one.startswith(CHANGING)} == set()


def test_a_command_that_changes_imports_them(folder: Path) -> None:
    found = imported(["set", "hekou-evening", "notes=甲", "--dry-run"], folder)
    assert {"partyschool_cli.edit.set_fields", "partyschool_cli.source.text_edits"} <= found
    assert not {one for one in found if one.startswith("prompt_toolkit")}
