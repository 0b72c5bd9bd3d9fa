"""Which files of a lake a query reads."""

import subprocess
import sys
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake.compact import compact_lake
from partyschool_cli.many.lake.lake_files import files_of
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from tests.catalogs import BASE
from tests.many.lake.counties import TEACHER, counties, lake_of


def folders(lake: Path) -> set[str]:
    return {path.parent.name for paths in files_of(lake).values() for path in paths}


def test_those_of_the_counties_then_compacted_ones_while_they_are_fresh(tmp_path: Path) -> None:
    roots, lake = counties(tmp_path, "000001", "140121"), tmp_path / "lake"
    lake_of(lake, *roots)
    assert tuple(files_of(lake)) == TABLE_NAMES
    assert folders(lake) == {"county=000001", "county=140121"}
    compact_lake(lake)
    assert folders(lake) == {"_compact"}
    (roots[0] / "teachers" / "li.yaml").write_text(BASE[TEACHER], "utf-8")
    lake_of(lake, *roots)
    assert folders(lake) == {"county=000001", "county=140121"}


def test_a_county_of_a_killed_run_is_read_before_the_manifest_has_it(tmp_path: Path) -> None:
    roots, lake = counties(tmp_path, "000001", "140121"), tmp_path / "lake"
    lake_of(lake, roots[0])
    manifest = (lake / "_manifest.json").read_bytes()
    lake_of(lake, roots[1])
    (lake / "_manifest.json").write_bytes(manifest)
    assert folders(lake) == {"county=000001", "county=140121"}
    assert compact_lake(lake).counties == 2


def test_compacted_files_of_which_nothing_is_known_are_not_read(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    lake_of(lake, *counties(tmp_path, "140121"))
    compact_lake(lake)
    about = lake / "_compact" / "_manifest.json"
    for text in ("{", "[]", "{}"):
        about.write_text(text)
        assert folders(lake) == {"county=140121"}, text
    about.unlink()
    assert folders(lake) == {"county=140121"}


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
        files_of(tmp_path)


def test_nothing_heavy_is_imported_for_it() -> None:
    code = (
        "import sys; import partyschool_cli.many.lake.lake_files;"
        "print([name for name in ('pydantic', 'duckdb', 'yaml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
