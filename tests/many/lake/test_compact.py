"""The compacted lake: the rows of all counties, by county, as they are given."""

import shutil
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake import compact
from partyschool_cli.many.lake.compact import compact_lake
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from tests.catalogs import BASE
from tests.many.lake.counties import TEACHER, asked, contents, county, lake_of

# A name that sorts before the other, in a later file.
PEOPLE = {"teachers/aaa.yaml": BASE[TEACHER], "teachers/zzz.yaml": BASE[TEACHER]}


@pytest.fixture(scope="module")
def two_counties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counties")
    for code in ("140121", "000001"):
        lake_of(folder / "lake", county(folder, code, PEOPLE))
    return folder / "lake"


@pytest.fixture(scope="module")
def compacted(two_counties: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lake = shutil.copytree(two_counties, tmp_path_factory.mktemp("compacted") / "lake")
    assert compact_lake(lake).counties == 2
    return lake


@pytest.fixture
def lake(tmp_path: Path, two_counties: Path) -> Path:
    """A lake of two counties to change."""
    return shutil.copytree(two_counties, tmp_path / "lake")


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_it_has_the_rows_and_types_of_all_counties_in_order(compacted: Path, table: str) -> None:
    lake = compacted
    each = " UNION ALL ".join(
        f"SELECT * FROM '{lake}/county={code}/{table}.parquet'" for code in ("000001", "140121")
    )
    all_rows = f"SELECT * FROM '{lake}/_compact/{table}.parquet'"
    assert asked(all_rows) == asked(each)
    assert asked(f"DESCRIBE {all_rows}") == asked(f"DESCRIBE {each}")


def test_the_same_lake_gives_the_same_bytes(lake: Path) -> None:
    compact_lake(lake)
    before = contents(lake)
    compact_lake(lake)
    assert contents(lake) == before


def test_a_lake_of_no_county_has_tables_too(tmp_path: Path) -> None:
    from partyschool_cli.many.lake.lake_folder import opened_lake

    with opened_lake(tmp_path):
        pass
    compact_lake(tmp_path)
    assert asked(f"SELECT county FROM '{tmp_path}/_compact/courses.parquet'") == []


def test_what_is_no_lake_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
        compact_lake(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_told_and_the_old_ones_stay(lake: Path) -> None:
    compact_lake(lake)
    before = (lake / "_compact" / "sites.parquet").read_bytes()
    (lake / "county=140121" / "sites.parquet").write_bytes(b"PAR1")
    with pytest.raises(CommandLineError, match=r"合不成 sites\.parquet"):
        compact_lake(lake)
    assert (lake / "_compact" / "sites.parquet").read_bytes() == before


def test_a_county_of_many_is_found_by_the_groups_of_rows(
    tmp_path: Path, lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The least that DuckDB makes: the real ones take as many rows as a hundred counties have.
    monkeypatch.setattr(compact, "ROW_GROUP", 2048)
    of_first = lake / "county=000001" / "sessions.parquet"
    many = f"SELECT one.* FROM '{of_first}' AS one, range(2100)"
    asked(f"COPY ({many}) TO '{tmp_path}/many.parquet' (FORMAT parquet)")
    (tmp_path / "many.parquet").replace(of_first)
    compact_lake(lake)
    found = asked(
        "SELECT row_group_id, stats_min, stats_max FROM"
        f" parquet_metadata('{lake}/_compact/sessions.parquet') WHERE path_in_schema = 'county'"
    )
    assert found == [(0, "000001", "000001"), (1, "000001", "140121")]


def test_a_folder_may_have_signs_of_patterns_in_its_name(tmp_path: Path, lake: Path) -> None:
    odd = lake.rename(tmp_path / "lake[a]")
    lake_of(tmp_path / "lakea", county(tmp_path, "140199"))
    assert compact_lake(odd).counties == 2
    files = sorted((odd / "_compact").glob("*.parquet"))
    assert [path.stem for path in files] == sorted(TABLE_NAMES)
