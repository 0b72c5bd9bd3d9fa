"""A query runs in a process of its own, which is ended when its time or memory is used up."""

import itertools
import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.many.sql.request import SqlRequest
from partyschool_cli.many.sql.run_query import opened
from tests.full_run import is_full_run
from tests.many.sql.databases import MEMORY, NAMES, tables
from tests.prepared_processes import prepared

# Elsewhere DuckDB limits itself, which does not count all.
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="no limits of the system")


@pytest.fixture(autouse=True)
def _prepared_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each query has a process of its own still, which need not import DuckDB anew."""
    monkeypatch.setattr(multiprocessing, "get_context", prepared)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., list[list[Any]]]:
    """Runs a query of the two tables, and gives its rows."""

    def query(sql: str, **limits: Any) -> list[list[Any]]:
        request = SqlRequest(sql, NAMES, memory=limits.pop("memory", MEMORY), **limits)
        given = tables(tmp_path)
        with opened(request, lambda names: {name: given[name] for name in names}) as result:
            return list(result.rows())

    return query


def test_rows_come_as_plain_values(run: Callable[..., list[list[Any]]]) -> None:
    rows = run(
        "SELECT county, date, teachers, 1.50::DECIMAL(9, 2), sum(2.0::DOUBLE), 'nan'::DOUBLE, "
        "TIME '08:30', {'a': 1, 'b': [DATE '2026-01-02']}, true, NULL, INTERVAL 2 DAY "
        "FROM sessions GROUP BY ALL ORDER BY county"
    )
    assert rows[0] == [
        "000001",
        "2026-10-12",
        ["王", "李"],
        1.5,
        2,
        None,
        "08:30:00",
        {"a": 1, "b": ["2026-01-02"]},
        True,
        None,
        "2 days, 0:00:00",
    ]
    assert len(rows) == 2


def test_only_tables_that_the_query_reads_are_asked_for(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []
    given = tables(tmp_path)

    def source(names: tuple[str, ...]) -> Any:
        asked.append(names)
        return {name: given[name] for name in names}

    with opened(SqlRequest("SELECT count(*) AS 门数 FROM courses", NAMES), source) as result:
        assert [column.name for column in result.columns] == ["门数"]
        assert list(result.rows()) == [[2]]
    assert asked == [("courses",)]


def test_a_wrong_query_is_told_with_line_and_column(run: Callable[..., list[list[Any]]]) -> None:
    with pytest.raises(QueryError) as raised:
        run("SELECT id,\n  '党' AS 课, titel\nFROM courses")
    error = raised.value
    assert error.message == "SQL:2:13: 没有 titel 这一列"
    assert error.hint == "是不是 title（课程名称）？"
    assert error.query[error.start : error.end] == "titel"


def some(*queries: str) -> pytest.MarkDecorator:
    """Queries to try: all in the full run, else the first two. Each starts a process."""
    return pytest.mark.parametrize("sql", queries[: None if is_full_run() else 2])


@some(
    # No interrupt reaches into the making of one value.
    "SELECT len(list_transform(range(20000000), lambda x: levenshtein(x::VARCHAR, 'abcdefg')))",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "SELECT sum(a.range) FROM range(1000000000) a, range(10) b",
)
def test_a_query_without_end_is_ended(run: Callable[..., list[list[Any]]], sql: str) -> None:
    with pytest.raises(RefusedError, match="秒没有做完"):
        run(sql, seconds=0.1, memory=2**30)
    assert not multiprocessing.active_children()


@on_linux
@some(
    "SELECT length(repeat('x', 2000000000))",
    "SELECT a.range, b.range FROM range(1000000000) a, range(1000000000) b ORDER BY ALL",
    "SELECT range(100000000)",
    "SELECT printf('%1500000000d', 1)",
)
def test_a_query_that_takes_all_memory_is_ended(
    run: Callable[..., list[list[Any]]], sql: str
) -> None:
    with pytest.raises(RefusedError, match=r"内存|中途停了"):
        run(sql, memory=64 * 2**20, seconds=60)


def test_the_process_is_gone_when_the_rows_are_not_read(tmp_path: Path) -> None:
    with opened(SqlRequest("FROM range(100000000)", NAMES), lambda _: {}) as result:
        assert next(result.rows()) == [0]
    assert not multiprocessing.active_children()


def test_a_process_that_dies_is_told(tmp_path: Path) -> None:
    with opened(SqlRequest("FROM range(100000000)", NAMES), lambda _: {}) as result:
        for process in multiprocessing.active_children():
            process.kill()
        with pytest.raises(RefusedError, match="中途停了"):
            list(result.rows())


def test_a_result_that_is_held_has_a_limit() -> None:
    request = SqlRequest("FROM range(5000)", NAMES)
    with opened(request, lambda _: {}) as result, pytest.raises(RefusedError, match="结果太大"):
        result.gathered(3000)


def test_parquet_is_written_where_it_is_asked_for_and_nowhere_else(
    tmp_path: Path, run: Callable[..., list[list[Any]]]
) -> None:
    folder = tmp_path / "result"
    folder.mkdir()
    path = folder / "result.parquet"
    assert run("SELECT county, teachers FROM sessions ORDER BY county", parquet=str(path)) == []
    written = duckdb.read_parquet(str(path))
    assert written.fetchall() == [("000001", ["王", "李"]), ("140121", ["王", "李"])]
    assert [each.name for each in folder.iterdir()] == ["result.parquet"]
    with pytest.raises(CommandLineError, match="不能读写文件"):
        run(f"COPY courses TO '{folder}/x'", parquet=str(path))


@on_linux
def test_a_file_has_a_limit_too(tmp_path: Path, run: Callable[..., list[list[Any]]]) -> None:
    path = str(tmp_path / "result.parquet")
    with pytest.raises(RefusedError, match="结果的文件超过了限度"):
        run("SELECT random() FROM range(10000000)", parquet=path, memory=64 * 2**20)


def test_time_is_spent_on_what_is_done_with_rows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(step=20.0)
    monkeypatch.setattr("partyschool_cli.many.sql.run_query.time.process_time", lambda: next(clock))
    request = SqlRequest("FROM range(1000000000000)", NAMES, seconds=60)
    with (
        opened(request, lambda _: {}) as result,
        pytest.raises(RefusedError, match="60 秒没有做完"),
    ):
        list(result.rows())
