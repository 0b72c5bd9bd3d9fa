"""CONTRIBUTING says where a change goes: to places that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECTION = ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8").partition("## Where a change goes")[2]
ROWS = "\n".join(line for line in SECTION.splitlines() if line.startswith("|"))
PATHS = sorted(set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.[a-z]+)?)`", ROWS)))


def test_the_table_names_paths() -> None:
    assert len(PATHS) > 10


@pytest.mark.parametrize("path", PATHS)
def test_a_path_exists(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "src/partyschool_cli" / path).exists()
