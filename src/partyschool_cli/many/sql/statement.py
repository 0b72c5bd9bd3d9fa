"""Read a query before it is run: one SELECT, of the lake's tables and nothing else.

The database refuses files, network and settings by itself (`sandbox.py`). This is the wall before
it (docs/adr/0016), by the syntax tree that DuckDB makes of the query: by its type alone
`WITH x AS (COPY … TO …) SELECT …` is a SELECT. What is not known here is refused.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.many.sql.duckdb_messages import (
    LISTED,
    NESTED,
    explained,
    place_of,
    unknown_table,
)
from partyschool_cli.many.sql.fault import Fault, SqlFaultError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Statement

_ONLY_SELECT: Final = "这里只能查询，写一条 SELECT"
# What other statements do, by their type.
_STATEMENTS: Final[Mapping[str, str]] = {
    "ALTER": "改表",
    "ANALYZE": "整理数据库",
    "ATTACH": "连别的数据库",
    "CALL": "调用数据库的过程",
    "COPY": "读写文件",
    "COPY_DATABASE": "复制数据库",
    "CREATE": "建表",
    "CREATE_FUNC": "建函数",
    "DELETE": "删数据",
    "DETACH": "断开数据库",
    "DROP": "删表",
    "EXECUTE": "执行预备好的语句",
    "EXPLAIN": "看执行计划",
    "EXPORT": "导出数据库",
    "EXTENSION": "装扩展",
    "INSERT": "写数据",
    "LOAD": "装扩展",
    "MERGE_INTO": "改数据",
    "MULTI": "用这种写法",
    "PRAGMA": "改数据库的设置",
    "PREPARE": "预备语句",
    "SET": "改数据库的设置",
    "TRANSACTION": "开事务",
    "UPDATE": "改数据",
    "VACUUM": "整理数据库",
    "VARIABLE_SET": "改数据库的设置",
}
_NODES: Final = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
_WRITING_NODES: Final[Mapping[str, str]] = {
    "COPY_QUERY_NODE": "COPY",
    "INSERT_QUERY_NODE": "INSERT",
    "UPDATE_QUERY_NODE": "UPDATE",
    "DELETE_QUERY_NODE": "DELETE",
}
# What stands behind FROM.
_SOURCES: Final = frozenset(
    {"BASE_TABLE", "EMPTY", "EMPTY_FROM", "EXPRESSION_LIST", "JOIN", "PIVOT", "SUBQUERY"}
)
_TABLE_FUNCTIONS: Final = frozenset({"generate_series", "json_each", "range", "unnest"})
_READING: Final = ("read_", "parquet_", "sniff_", "glob", "query", "scan", "which_secret")
_FUNCTIONS: Final = frozenset(
    {
        "current_query",
        "current_setting",
        "currval",
        "getenv",
        "getvariable",
        "json_execute_serialized_sql",
        "json_serialize_plan",
        "nextval",
        "pg_sleep",
        "setseed",
        "setval",
        "sleep_ms",
        "write_log",
    }
)


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A statement that may be run, and the tables that it reads, in their order."""

    statement: "Statement"
    tables: tuple[str, ...]


def checked(connection: "DuckDBPyConnection", sql: str, known: Collection[str]) -> CheckedQuery:
    """The one statement of `sql`, if it is a query of the `known` tables.

    Raises SqlFaultError with the place.
    """
    import duckdb

    try:
        statements = connection.extract_statements(sql)
        if not statements:
            raise SqlFaultError(Fault("SQL 是空的", LISTED))
        if len(statements) > 1:
            message = f"一次只能写一条语句，这里有 {len(statements)} 条"
            hint = "去掉第一个分号后面的，或分几次运行"
            raise SqlFaultError(Fault(message, hint, len(statements[0].query), len(sql)))
        (statement,) = statements
        kind = statement.type.name
        if kind != "SELECT":
            raise SqlFaultError(_other_statement(kind, sql))
        tree = _tree(connection, sql)
        walk = _Walk(sql, frozenset(known))
        walk.visit(tree, frozenset())
    except RecursionError:
        raise SqlFaultError(NESTED) from None
    except duckdb.Error as error:
        raise SqlFaultError(explained(error, sql)) from None
    return CheckedQuery(statement, tuple(name for name in known if name in walk.used))


def _other_statement(kind: str, sql: str) -> Fault:
    what = _STATEMENTS.get(kind, "做别的")
    if kind == "MULTI":
        return Fault("PIVOT 要在查询里写明有哪些列", "写成 FROM 表 PIVOT (… FOR 列 IN (…))")
    start = len(sql) - len(sql.lstrip())
    end = next((at for at in range(start, len(sql)) if sql[at].isspace()), len(sql))
    return Fault(f"SQL 只能查询，不能{what}", _ONLY_SELECT, start, end)


def _tree(connection: "DuckDBPyConnection", sql: str) -> Any:
    row = connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    tree = json.loads(row[0]) if row is not None else {}
    if tree.get("error") is not False:
        raise SqlFaultError(Fault("SQL 里有这里不能用的写法", _ONLY_SELECT))
    return tree["statements"]


@dataclass(slots=True)
class _Walk:
    """The walk through a syntax tree; `used` are the tables that it reads."""

    sql: str
    known: frozenset[str]
    used: set[str] = field(default_factory=set)

    def visit(self, node: Any, visible: frozenset[str]) -> None:
        """Look at a node and what is below it; `visible` are the names of WITH in its place."""
        if isinstance(node, list):
            for each in node:
                self.visit(each, visible)
        if not isinstance(node, dict):
            return
        self._check(node, visible)
        if node.get("type") == "RECURSIVE_CTE_NODE":
            visible |= {str(node.get("cte_name", "")).lower()}
        for entry in (node.get("cte_map") or {}).get("map") or ():
            # Each sees those before it only; a recursive one is a node that names itself.
            self.visit(entry["value"], visible)
            visible |= {str(entry["key"]).lower()}
        for key, value in node.items():
            if key != "cte_map":
                self.visit(value, visible)

    def _check(self, node: Mapping[str, Any], visible: frozenset[str]) -> None:
        kind = node.get("type")
        if not isinstance(kind, str):
            return
        if kind.endswith("_NODE") and kind not in _NODES:
            what = _STATEMENTS.get(_WRITING_NODES.get(kind, ""), "用这种写法")
            raise self._fault(f"SQL 只能查询，不能{what}", _ONLY_SELECT)
        if node.get("class") == "FUNCTION":
            self._check_function(node)
        elif "sample" in node and "alias" in node:
            self._check_source(kind, node, visible)

    def _check_function(self, node: Mapping[str, Any]) -> None:
        name = str(node["function_name"])
        if name.lower() in _FUNCTIONS:
            raise self._fault(f"SQL 里不能用函数 {name}", "它看的是数据库自己，不是目录", node)

    def _check_source(self, kind: str, node: Mapping[str, Any], visible: frozenset[str]) -> None:
        if kind == "TABLE_FUNCTION":
            name = str(node["function"]["function_name"])
            if name.lower() in _TABLE_FUNCTIONS:
                return
            if name.lower().startswith(_READING) or name.lower().endswith("_scan"):
                raise self._fault(f"SQL 不能读别的文件：{name}", self._tables_hint(), node)
            raise self._fault(f"FROM 里不能用函数 {name}", self._tables_hint(), node)
        if kind == "SHOW_REF":
            if node.get("query") is None:
                raise self._fault("SHOW 用不了", LISTED, node)
        elif kind not in _SOURCES:
            raise self._fault("FROM 里有这里不能用的写法", _ONLY_SELECT, node)
        elif kind == "BASE_TABLE":
            self._check_table(node, visible)

    def _check_table(self, node: Mapping[str, Any], visible: frozenset[str]) -> None:
        name = str(node["table_name"])
        is_qualified = bool(node.get("schema_name") or node.get("catalog_name"))
        if is_qualified:
            raise self._fault(f"表名前面不写别的：{name}", self._tables_hint(), node)
        if name.lower() in visible:
            return
        if name.lower() not in self.known:
            message, hint = unknown_table(name, self.known)
            raise self._fault(message, hint, node)
        self.used.add(name.lower())

    def _tables_hint(self) -> str:
        return f"有 {'、'.join(sorted(self.known))}"

    def _fault(
        self, message: str, hint: str, node: Mapping[str, Any] | None = None
    ) -> SqlFaultError:
        at, length = (None, 0)
        if node is not None:
            at, length = node.get("query_location"), node.get("query_location_length") or 0
        return SqlFaultError(Fault(message, hint, *place_of(self.sql, at, length)))
