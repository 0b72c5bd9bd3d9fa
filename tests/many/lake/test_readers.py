"""A lake as other programs read it: DuckDB, polars and pyarrow by their own ways for many files."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.lake.compact import compact_lake
from partyschool_cli.many.lake.lake_files import files_of
from tests.catalogs import ROOT
from tests.full_run import is_full_run
from tests.many.lake.counties import asked, counties, lake_of

# One looks like the number 1, and one like no number.
CODES = ("000001", "140121", "140122001")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readers")
    lake_of(folder / "lake", *counties(folder, *CODES))
    compact_lake(folder / "lake")
    return folder / "lake"


def all_of(lake: Path, table: str) -> str:
    """The files of a table as docs/many.md has them read."""
    return f"read_parquet('{lake}/county=*/{table}.parquet', hive_partitioning = false)"


def test_duckdb_takes_the_county_for_text(lake: Path) -> None:
    found = asked(f"SELECT county, county_title, date FROM {all_of(lake, 'sessions')}")
    assert found == [(code, f"{code}县", dt.date(2026, 10, 12)) for code in CODES]
    one = asked(f"SELECT id FROM {all_of(lake, 'courses')} WHERE county = '000001'")
    assert one == [("dangzhang",)]


def test_duckdb_takes_it_for_text_where_all_look_like_numbers(tmp_path: Path) -> None:
    lake_of(tmp_path / "lake", *counties(tmp_path, "140121", "140122"))
    found = asked(f"SELECT county FROM {all_of(tmp_path / 'lake', 'sessions')}")
    assert found == [("140121",), ("140122",)]


def test_the_page_shows_these_ways() -> None:
    page = (ROOT / "docs" / "many.md").read_text(encoding="utf-8")
    assert all_of(Path("数据"), "sessions") in page


def test_polars_takes_the_county_for_text_without_any_option(lake: Path) -> None:
    import polars as pl

    read = pl.scan_parquet(lake / "county=*" / "sessions.parquet").collect()
    assert read["county"].to_list() == list(CODES)
    assert read["teachers"].to_list() == [["wang"]] * 3


def test_pyarrow_takes_it_for_text_where_folders_are_no_columns(lake: Path) -> None:
    import pyarrow.dataset as ds

    files = [str(path) for path in files_of(lake)["sessions"]]
    read = ds.dataset(files, partitioning=None).to_table()
    assert read["county"].to_pylist() == list(CODES)
    each = sorted(map(str, lake.glob("county=*/sessions.parquet")))
    assert ds.dataset(each, partitioning=None).to_table()["county"].to_pylist() == list(CODES)


def test_compacted_files_are_in_no_pattern_of_counties(lake: Path) -> None:
    import pyarrow.dataset as ds

    assert (lake / "_compact" / "sessions.parquet").is_file()
    assert len(asked(f"SELECT id FROM '{lake}/county=*/sessions.parquet'")) == 3
    paths = ds.dataset(lake, format="parquet", partitioning=None).files
    assert not [path for path in paths if "_compact" in path]


def test_thousands_of_counties_are_read_at_once(tmp_path: Path) -> None:
    count = 2000 if is_full_run() else 3
    codes = [f"{number:06d}" for number in range(count)]
    lake_of(tmp_path / "lake", *counties(tmp_path / "counties", *codes), engine=Sequential)
    compact_lake(tmp_path / "lake")
    for folder in ("county=*", "_compact"):
        found = asked(
            "SELECT count(*), count(DISTINCT county), min(county), sum(contact_hours)"
            f" FROM '{tmp_path}/lake/{folder}/sessions.parquet'"
        )
        assert found == [(count, count, "000000", 2.0 * count)]
