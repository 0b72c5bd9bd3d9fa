"""Where files of a lake are, and how DuckDB is told so."""

from pathlib import Path

import duckdb
import pytest

from partyschool_cli.many.duckdb_library import literal
from partyschool_cli.many.lake.lake_paths import as_pattern, counties_on_disk, county_folder


@pytest.mark.parametrize("name", ["数据", "a[1]", "[!a]", "it's"])
def test_a_pattern_names_one_file_whatever_signs_it_has(tmp_path: Path, name: str) -> None:
    for folder in (name, "a1", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text(f"folder\n{folder}\n", encoding="utf-8")
    pattern = literal(as_pattern(str(tmp_path / name / "x.csv")))
    assert duckdb.execute(f"SELECT * FROM read_csv({pattern}, quote = '')").fetchall() == [(name,)]


def test_counties_are_folders_and_no_links(tmp_path: Path) -> None:
    for key in ("140122", "140121"):
        county_folder(tmp_path, key).mkdir()
    (tmp_path / "_compact").mkdir()
    (tmp_path / "county=file").write_bytes(b"")
    assert counties_on_disk(tmp_path) == ["140121", "140122"]
