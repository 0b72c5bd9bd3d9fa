"""CONTRIBUTING says where a change goes: to places that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECTION = ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8").partition("## Where a change goes")[2]
ROWS = "\n".join(line for line in SECTION.splitlines() if line.startswith("|"))
PATHS = sorted(set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.[a-z]+)?)`", ROWS)))


def test_the_table_names_paths() -> None:
    assert len(PATHS) > 10


def test_each_path_exists() -> None:
    places = (ROOT, ROOT / "src/partyschool_cli")
    gone = [path for path in PATHS if not any((place / path).exists() for place in places)]
    assert gone == []
