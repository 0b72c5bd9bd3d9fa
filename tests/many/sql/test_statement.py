"""What a query may be: one SELECT of the known tables, by its syntax tree."""

import re
from collections.abc import Mapping
from typing import Final

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.many.sql.fault import Fault, SqlFaultError
from partyschool_cli.many.sql.sandbox import open_database
from partyschool_cli.many.sql.statement import checked
from tests.many.sql.databases import MEMORY

KNOWN = ("courses", "sessions")


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return open_database(MEMORY)


def fault_of(connection: duckdb.DuckDBPyConnection, sql: str) -> Fault:
    with pytest.raises(SqlFaultError) as raised:
        checked(connection, sql, KNOWN)
    return raised.value.fault


QUERIES: Final[Mapping[str, tuple[str, ...]]] = {
    "SELECT 1": (),
    "select * from courses": ("courses",),
    "SELECT * FROM Courses;": ("courses",),
    "FROM sessions JOIN courses USING (id)": KNOWN,
    "TABLE courses": ("courses",),
    "VALUES (1), (2)": (),
    "SELECT 1 -- 完了": (),
    "/* 先 */ SELECT 1 FROM courses;  ": ("courses",),
    "SELECT (SELECT count(*) FROM sessions) FROM courses": KNOWN,
    "SELECT 1 UNION ALL SELECT 2 FROM courses": ("courses",),
    "WITH courses AS (FROM courses) FROM courses": ("courses",),
    "WITH a AS (FROM courses), b AS (FROM a) FROM a, b": ("courses",),
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) FROM r": (),
    "FROM range(3), unnest([1, 2])": (),
    "FROM (PIVOT courses ON kind IN ('a', 'b') USING count(*))": ("courses",),
    "SELECT unnest(teachers) FROM sessions": ("sessions",),
    "SELECT list_transform([1], lambda x: x + 1)": (),
    "DESCRIBE courses": ("courses",),
    "SUMMARIZE sessions": ("sessions",),
    "SELECT 'COPY courses TO ''x''; ATTACH' AS 话": (),
}


def test_queries_of_the_tables_are_run(connection: duckdb.DuckDBPyConnection) -> None:
    assert {sql: checked(connection, sql, KNOWN).tables for sql in QUERIES} == QUERIES


REFUSED = {
    "": "SQL 是空的",
    "-- 只有注释": "SQL 是空的",
    "SELECT 1; SELECT 2": "一次只能写一条语句，这里有 2 条",
    "COPY courses TO '/tmp/x.csv'": "SQL 只能查询，不能读写文件",
    "COPY courses FROM '/etc/passwd'": "SQL 只能查询，不能读写文件",
    "ATTACH '/tmp/x.db'": "SQL 只能查询，不能连别的数据库",
    "DETACH memory": "SQL 只能查询，不能断开数据库",
    "INSTALL httpfs": "SQL 只能查询，不能装扩展",
    "LOAD httpfs": "SQL 只能查询，不能装扩展",
    "SET memory_limit = '99GB'": "SQL 只能查询，不能改数据库的设置",
    "RESET lock_configuration": "SQL 只能查询，不能改数据库的设置",
    "SET VARIABLE a = 1": "SQL 只能查询，不能改数据库的设置",
    "PRAGMA database_list": "SQL 只能查询，不能改数据库的设置",
    "EXPORT DATABASE '/tmp/x'": "SQL 只能查询，不能导出数据库",
    "CALL duckdb_settings()": "SQL 只能查询，不能调用数据库的过程",
    "PREPARE p AS SELECT 1": "SQL 只能查询，不能预备语句",
    "EXPLAIN ANALYZE SELECT 1": "SQL 只能查询，不能看执行计划",
    "CREATE TABLE x AS SELECT 1": "SQL 只能查询，不能建表",
    "CREATE MACRO f() AS 1": "SQL 只能查询，不能建表",
    "INSERT INTO courses VALUES (1)": "SQL 只能查询，不能写数据",
    "UPDATE courses SET id = ''": "SQL 只能查询，不能改数据",
    "DELETE FROM courses": "SQL 只能查询，不能删数据",
    "DROP TABLE courses": "SQL 只能查询，不能删表",
    "BEGIN": "SQL 只能查询，不能开事务",
    "VACUUM": "SQL 只能查询，不能整理数据库",
    "PIVOT courses ON kind": "PIVOT 要在查询里写明有哪些列",
    # By its type, each of these is a SELECT.
    "WITH x AS (COPY courses TO '/tmp/x') SELECT 1": "SQL 只能查询，不能读写文件",
    "WITH x AS (INSERT INTO courses VALUES (1) RETURNING *) FROM x": "SQL 只能查询，不能写数据",
    "WITH x AS (DELETE FROM courses RETURNING *) FROM x": "SQL 只能查询，不能删数据",
    "WITH x AS (UPDATE courses SET id = '' RETURNING *) FROM x": "SQL 只能查询，不能改数据",
    "FROM '/etc/passwd'": "SQL 不能读别的文件：/etc/passwd",
    "FROM 'sessions.parquet'": "SQL 不能读别的文件：sessions.parquet",
    "FROM read_csv('/etc/passwd')": "SQL 不能读别的文件：read_csv",
    "FROM READ_TEXT('/etc/passwd')": "SQL 不能读别的文件：read_text",
    "SELECT (SELECT content FROM read_text('/etc/passwd'))": "SQL 不能读别的文件：read_text",
    "FROM glob('/*')": "SQL 不能读别的文件：glob",
    "FROM parquet_scan('x')": "SQL 不能读别的文件：parquet_scan",
    "FROM parquet_metadata('x')": "SQL 不能读别的文件：parquet_metadata",
    "FROM sniff_csv('x')": "SQL 不能读别的文件：sniff_csv",
    "FROM query('SELECT 1')": "SQL 不能读别的文件：query",
    "FROM query_table('duckdb_settings')": "SQL 不能读别的文件：query_table",
    "FROM duckdb_settings()": "FROM 里不能用函数 duckdb_settings",
    "FROM system.main.duckdb_settings()": "FROM 里不能用函数 duckdb_settings",
    "FROM histogram('duckdb_settings', 'name')": "FROM 里不能用函数 histogram",
    "FROM duckdb_views": "没有 duckdb_views 这个表",
    "FROM information_schema.tables": "表名前面不写别的：tables",
    "FROM system.information_schema.tables": "表名前面不写别的：tables",
    "FROM a.b.c.courses": "表名前面不写别的：courses",
    "SHOW TABLES": "SHOW 用不了",
    "SHOW DATABASES": "SHOW 用不了",
    "SELECT current_setting('home_directory')": "SQL 里不能用函数 current_setting",
    "SELECT 'home_directory'.Current_Setting()": "SQL 里不能用函数 current_setting",
    "SELECT system.main.getvariable('x')": "SQL 里不能用函数 getvariable",
    "SELECT getenv('HOME')": "SQL 里不能用函数 getenv",
    "SELECT write_log('x')": "SQL 里不能用函数 write_log",
    "SELECT json_serialize_plan('FROM read_text(''x'')')": "SQL 里不能用函数 json_serialize_plan",
    # A name of WITH is known where it can be seen only.
    "WITH duckdb_views AS (FROM duckdb_views) SELECT 1": "没有 duckdb_views 这个表",
    "FROM (WITH duckdb_views AS (SELECT 1) FROM duckdb_views), duckdb_views": (
        "没有 duckdb_views 这个表"
    ),
    "WITH a AS (FROM duckdb_views), duckdb_views AS (SELECT 1) FROM a": "没有 duckdb_views 这个表",
    f"SELECT {'(' * 3000}1{')' * 3000}": "SQL 套得太深",
}


def test_all_else_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    assert {sql: fault_of(connection, sql).message for sql in REFUSED} == REFUSED


def test_the_place_is_counted_in_characters(connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT '党章' AS 课, 1 FROM coures"
    fault = fault_of(connection, sql)
    assert (fault.message, fault.hint) == ("没有 coures 这个表", "是不是 courses？")
    assert sql[fault.start : fault.end] == "coures"


def test_what_follows_the_first_statement_is_shown(connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT ';' AS 号; DROP TABLE courses"
    fault = fault_of(connection, sql)
    assert sql[fault.start : fault.end].strip() == "DROP TABLE courses"


_NAMES = st.sampled_from(["courses", "sessions", "other", "x", "y"])


@st.composite
def _queries(draw: st.DrawFn, depth: int = 2) -> str:
    """Queries with names of WITH in all places, which hide tables or other names."""
    source = draw(_NAMES)
    if depth and draw(st.booleans()):
        source = f"({draw(_queries(depth - 1))}) AS t"
    query = f"SELECT 1 AS a FROM {source}"
    if depth and draw(st.booleans()):
        query += f" WHERE EXISTS ({draw(_queries(depth - 1))})"
    names = draw(st.lists(_NAMES, max_size=2, unique=True)) if depth else []
    parts = [f"{name} AS ({draw(_queries(depth - 1))})" for name in names]
    return f"WITH {', '.join(parts)} {query}" if parts else query


@given(_queries())
def test_a_query_that_is_run_reads_the_tables_that_duckdb_says(
    connection: duckdb.DuckDBPyConnection, sql: str
) -> None:
    named = {name.lower() for name in connection.get_table_names(sql)}
    try:
        used = set(checked(connection, sql, KNOWN).tables)
    except SqlFaultError:
        assert re.search(r"\b(other|x|y)\b", sql)
    else:
        assert named <= used  # DuckDB does not look at a name of WITH that nothing uses
