"""What is wrong with a query is told in Chinese, with the place and what was meant."""

import errno
import os

import duckdb
import pytest

from partyschool_cli.many.sql.duckdb_messages import explained, unknown_table
from partyschool_cli.many.sql.fault import Fault
from partyschool_cli.many.sql.sandbox import open_database

COLUMNS = {"id": "编号", "title": "课程名称", "contact_hours": "学时", "from": "开班日期"}


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    found = open_database(64 * 2**20)
    found.execute(
        'CREATE TABLE courses (id VARCHAR, title VARCHAR, contact_hours DOUBLE, "from" DATE, '
        "topics VARCHAR[])"
    )
    found.execute("CREATE VIEW seen AS FROM courses")
    return found


def fault_of(connection: duckdb.DuckDBPyConnection, sql: str) -> Fault:
    with pytest.raises(duckdb.Error) as raised:
        connection.execute(sql).fetchall()
    return explained(raised.value, sql, lambda: COLUMNS)


# What is written, the part that is marked, the message and the hint; None where it is no matter.
MESSAGES = [
    (
        "SELECT '党' AS a, titel FROM courses",
        "titel",
        "没有 titel 这一列",
        "是不是 title（课程名称）？",
    ),
    ("SELECT 学时 FROM courses", "学时", "没有 学时 这一列", "是不是 contact_hours（学时）？"),
    ("SELECT 课程 FROM courses", "课程", "没有 课程 这一列", "是不是 title（课程名称）？"),
    (
        "SELECT 开班日期 FROM courses",
        "开班日期",
        "没有 开班日期 这一列",
        '是不是 "from"（开班日期）？',
    ),
    (
        "SELECT c.tilte FROM courses c",
        "c.tilte",
        "没有 tilte 这一列",
        "是不是 title（课程名称）？",
    ),
    ("SELECT qqqq FROM courses", "qqqq", "没有 qqqq 这一列", None),
    ("WITH x AS (SELECT 1 AS 县名) SELECT 县 FROM x", "县", "没有 县 这一列", "是不是 县名？"),
    (
        'SELECT 1 FROM courses WHERE id = "党章"',
        '"党章"',
        "没有 党章 这一列",
        "文字要用单引号：'党章'；双引号里的是列名",
    ),
    (
        "SELECT id，title FROM courses",
        "id，title",
        "没有 id，title 这一列",
        "标点要用半角：， 写成 ,",
    ),
    (
        "SELECT x.id FROM courses c",
        "x.id",
        "没有 x 这个表",
        "FROM 里写了别名的，列名前面要用别名",
    ),
    (
        "SELCT 1",
        "SELCT",
        "语法不对，在“SELCT”这里",
        "看看这里和前面：少了逗号、括号或引号，或拼错了词",
    ),
    (
        "SELECT count（*） FROM courses",
        "count（",
        "没有 count（ 这一列",
        "标点要用半角：（ 写成 (",
    ),
    (
        "SELECT id, from FROM courses",
        "FROM",
        "语法不对，在“FROM”这里",
        '列名 from 也是 SQL 的词，写在双引号里："from"',
    ),
    (
        "SELECT id FROM courses WHERE title = '党",
        "'",
        "引号没有成对",
        "文字前后各写一个单引号：'党性教育'",
    ),
    ("SELECT", None, "SELECT 后面没有写要哪些列", "要全部的列写 *"),
    (
        (
            "SELECT coalesce(title, id), count(*), sum(count(*)) OVER (PARTITION BY title) "
            "FROM courses GROUP BY ALL"
        ),
        None,
        "有的列汇总了，有的没有分组",
        None,
    ),
    ("SELECT id FROM courses GROUP BY 3", None, "GROUP BY 里的序号比列数大", None),
    ("SELECT sumn(1)", "sumn(1)", "没有 sumn 这个函数", None),
    (
        "SELECT sum(title) FROM courses",
        "sum(title)",
        "sum 不能用在这样的值上：sum(VARCHAR)",
        None,
    ),
    (
        "SELECT id, count(*) FROM courses",
        "id",
        "id 既没有分组，也没有汇总",
        "把它写进 GROUP BY，或用 any_value(id)",
    ),
    (
        "SELECT id FROM courses WHERE count(*) > 1",
        "count(*)",
        "WHERE 里不能用汇总（count、sum…）",
        "分组后的条件写在 HAVING 里",
    ),
    (
        "SELECT id FROM courses a, courses b",
        "id",
        "id 几个表里都有，不知道是哪一个",
        "写成 a.id 或 b.id",
    ),
    (
        "SELECT v.tilte FROM seen v",
        "v.tilte",
        "没有 tilte 这一列",
        "是不是 title（课程名称）？",
    ),
    (
        "SELECT id FROM courses WHERE topics LIKE '%党%'",
        "LIKE '%党%'",
        "LIKE 不能用在有几个值的列上",
        "有没有这一个值写成 list_contains(列, 值)",
    ),
    (
        "SELECT '党课' = topics FROM (SELECT ['a'] AS topics)",
        "'党课'",
        "这一列有几个值，不能与“党课”比",
        "写成 list_contains(列, '党课')",
    ),
    (
        'SELECT id FROM courses WHERE "from" > 2026',
        '"from" > 2026',
        "DATE 和 INTEGER 不能比",
        "日期写成 DATE '2026-10-12'，年份用 year(列)",
    ),
    (
        'SELECT id FROM courses WHERE "from" BETWEEN 2026 AND 2027',
        "BETWEEN 2026 AND 2027",
        "DATE 和 INTEGER 不能比",
        None,
    ),
    ("SELECT id FROM courses UNION SELECT 1, 2", None, "UNION 各部分的列数不一样", None),
    (
        "SELECT (SELECT range FROM range(2))",
        None,
        "括号里的查询有好几行，这里只能是一个值",
        "加上 LIMIT 1，或把 = 改成 IN",
    ),
    (
        "SELECT (SELECT id, title FROM courses)",
        None,
        "括号里的查询有 2 列，这里只能是一列",
        None,
    ),
    ("SELECT 2147483647::INT + 1::INT", None, "数太大，算不下", None),
    ("SELECT id FROM courses LIMIT -1", "-1", "LIMIT、OFFSET 不能是负数", None),
    (
        "SELECT sum(sum(contact_hours)) FROM courses",
        "sum(contact_hours)",
        "汇总（count、sum…）里不能再套汇总",
        None,
    ),
    (
        "SELECT id FROM courses WHERE row_number() OVER () = 1",
        "row_number() OVER ()",
        "开窗的函数（OVER）不能用在这里",
        None,
    ),
    ("SELECT strptime('甲', '%Y')", None, "“甲”不是这样写的日期", None),
    ("SELECT '甲'::INT", None, "“甲”转不成 INT32", None),
    ("SELECT INTERVAL '甲'", "INTERVAL '甲'", "“甲”不是一段时间", None),
    ("SELECT '1 monat'::INTERVAL", None, "没有“monat”这个时间单位", None),
    ("SELECT INTERVAL 3 月", None, "INTEGER 转不成 INTERVAL", None),
    (r"SELECT '\xZZ'::BLOB", None, "这段文字不是字节的写法", None),
    ("SELECT DATE '2026-13-01'", None, "这不是日期", "日期写成 DATE '2026-10-12'"),
    ("SELECT 1 WHERE ?", None, "SQL 里的 ? 和 $1 没有值", "直接写上值"),
    ("SELECT " + "+".join("1" * 2000), None, "SQL 套得太深", "拆成几步，用 WITH 一步一步写"),
    ("SELECT error('别的事')", None, "SQL 有错：别的事", None),
]


def test_messages(connection: duckdb.DuckDBPyConnection) -> None:
    found = []
    for sql, marked, _, hint in MESSAGES:
        fault = fault_of(connection, sql)
        place = sql[fault.start : fault.end]
        found.append((sql, marked and place, fault.message, hint and fault.hint))
    assert found == MESSAGES


def test_memory_is_a_limit_and_not_the_query_s_fault(connection: duckdb.DuckDBPyConnection) -> None:
    assert fault_of(connection, "SELECT list(range) FROM range(100000000)").kind == "memory"


def test_a_table_is_known_by_what_a_clerk_calls_it() -> None:
    assert unknown_table("课程", ["courses", "schools"])[1] == "是不是 courses？"
    assert unknown_table("课程", ["schools"])[1] == "有 schools"


def test_a_full_disk_is_told() -> None:
    error = duckdb.IOException(f"IO Error: {os.strerror(errno.ENOSPC)}")
    assert explained(error, "SELECT 1").message == "结果写不成：磁盘满了"


@pytest.mark.parametrize(
    ("sql", "message", "hint"),
    [
        ("SELECT title", "不知道 title 是哪个表的：没有写 FROM", "SELECT … FROM courses"),
        ("SELECT 1 FROM courses WHERE id = 党", "没有 党 这一列", "写在单引号里：'党'"),
        ("SELECT * EXCLUDE (titel) FROM courses", "没有 titel 这一列", "是不是 title"),
        ("SELECT * REPLACE (1 AS titel) FROM courses", "没有 titel 这一列", "是不是 title"),
        ("SELECT unnest(title) FROM courses", "unnest 只用于有几个值的列", "直接写列名"),
        ("SELECT true = '是'", "“是”不是 true 或 false", "列 = true"),
        ("SELECT make_date(2026, 13, 1)", "这不是日期", "DATE '2026-10-12'"),
    ],
)
def test_what_beginners_write(
    connection: duckdb.DuckDBPyConnection, sql: str, message: str, hint: str
) -> None:
    fault = fault_of(connection, sql)
    assert fault.message == message
    assert hint in fault.hint
