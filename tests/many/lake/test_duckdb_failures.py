"""What DuckDB says of files is told in a clerk's words."""

import errno
import os
from pathlib import Path

import duckdb
import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake import parquet_files as module
from partyschool_cli.many.lake.duckdb_failures import broken_file, system_error
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES


def said_of(path: Path) -> str:
    with pytest.raises(duckdb.Error) as caught:
        duckdb.execute(f"SELECT * FROM '{path}'").fetchall()
    return str(caught.value)


@pytest.mark.parametrize("damage", [slice(0), slice(40), None], ids=["empty", "cut", "within"])
def test_a_broken_file_is_named(tmp_path: Path, damage: slice | None) -> None:
    path = tmp_path / "county=140121" / "courses.parquet"
    path.parent.mkdir()
    rows = "SELECT range::VARCHAR AS id FROM range(2000)"
    duckdb.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    whole = path.read_bytes()
    path.write_bytes(whole[:30] + b"z" * 50 + whole[80:] if damage is None else whole[damage])
    assert broken_file(said_of(path)) == "county=140121/courses.parquet"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_what_the_system_refuses_is_known_by_its_words(code: int) -> None:
    error = system_error(duckdb.IOException(f"IO Error: … {os.strerror(code)}"))
    assert error is not None
    assert error.errno == code
    assert system_error(duckdb.IOException("IO Error: another thing")) is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full here")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "file_name", lambda _: "../../../../../../../../../dev/full")
    with pytest.raises(CommandLineError, match="磁盘满了"):
        module.parquet_files(dict.fromkeys(TABLE_NAMES, ()))
