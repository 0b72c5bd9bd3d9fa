"""The database refuses by itself whatever is no reading of its tables."""

from pathlib import Path

import duckdb
import pytest

from tests.many.sql.databases import locked_database


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lake")


@pytest.fixture(scope="module")
def connection(folder: Path) -> duckdb.DuckDBPyConnection:
    return locked_database(folder, 64 * 2**20)


def test_rows_of_files_have_the_types_of_the_files(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("FROM sessions ORDER BY county").fetchall()
    assert [row[0] for row in rows] == ["000001", "140121"]
    assert rows[0][2] == ["王", "李"]


def test_rows_in_memory_have_their_types(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("SELECT county, sum(hours) FROM courses GROUP BY ALL")
    assert connection.fetchall() == [("000001", 3.5)]


FORBIDDEN = [
    "COPY courses TO '{folder}/x.csv'",
    "COPY courses TO '{folder}/county=000001/sessions.parquet'",
    "WITH x AS (COPY (SELECT 1) TO '{folder}/x.csv') SELECT 1",
    "ATTACH '{folder}/x.db'",
    "EXPORT DATABASE '{folder}/x'",
    "FROM read_csv('/etc/passwd')",
    "FROM read_text('/etc/hosts')",
    "FROM read_blob('/etc/hosts')",
    "FROM '/etc/passwd'",
    "FROM glob('/etc/*')",
    "FROM read_parquet('https://127.0.0.1:9/x.parquet')",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '99GB'",
    "SET lock_configuration = false",
    "SET enable_external_access = true",
    "PRAGMA enable_profiling",
    "FROM folder",
]


def test_nothing_else_is_reached(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    for sql in FORBIDDEN:
        with pytest.raises(duckdb.Error):
            connection.execute(sql.replace("{folder}", str(folder))).fetchall()
        assert sorted(folder.rglob("*")) == before, sql


def test_large_intermediate_results_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.OutOfMemoryException):
        connection.execute("SELECT list(range) FROM range(100000000)").fetchall()


def test_a_folder_may_have_signs_of_patterns_in_its_name(tmp_path: Path) -> None:
    other, folder = tmp_path / "lake2", tmp_path / "lake[2]"
    other.mkdir()
    folder.mkdir()
    locked_database(other)
    connection = locked_database(folder)
    connection.execute("SELECT count(*) FROM sessions")
    assert connection.fetchall() == [(2,)]
    with pytest.raises(duckdb.Error):
        connection.execute(f"FROM '{other}/county=000001/sessions.parquet'")
