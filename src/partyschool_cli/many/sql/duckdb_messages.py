"""What DuckDB says of a query, in Chinese, with the place and the column that was meant.

With `errors_as_json` an error is an object: type, message, place in bytes, the name that is
unknown. Texts are matched only to say it better: what no pattern knows is told as it is.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import reason_of
from partyschool_cli.many.lake.duckdb_failures import broken_file, system_error
from partyschool_cli.many.sql.fault import Fault
from partyschool_cli.many.sql.written_words import as_written, full_width_hint, reserved_hint

if TYPE_CHECKING:
    import duckdb

LISTED: Final = "运行 pschool sql，不写 SQL，就列出有哪些表和列"
MEMORY: Final = Fault(
    "查询要用的内存超过了限度，没有做完",
    "加上 WHERE、LIMIT 缩小范围，或用 --memory 4GB 放宽",
    kind="memory",
)
NESTED: Final = Fault("SQL 套得太深", "拆成几步，用 WITH 一步一步写")
_TOO_LARGE: Final = Fault(
    "结果的文件超过了限度，没有写",
    "加上 WHERE、LIMIT 缩小范围，或用 --memory 4GB 放宽",
    kind="size",
)
# What DuckDB calls LIKE and ILIKE.
_LIKE: Final = frozenset({"~~", "~~*"})
_NO_PLACE: Final = (None, None)


def place_of(sql: str, at: int | None, length: int) -> tuple[int, int] | tuple[None, None]:
    """A place in bytes of UTF-8 as characters of the query; none where it has none."""
    data = sql.encode()
    if at is None or not 0 <= at <= len(data):
        return _NO_PLACE
    start = len(data[:at].decode(errors="ignore"))
    return start, max(start + 1, len(data[: at + length].decode(errors="ignore")))


def unknown_table(name: str, known: Collection[str]) -> tuple[str, str]:
    """Message and hint for a table that is none."""
    if any(sign in name for sign in "./\\:*"):
        return f"SQL 不能读别的文件：{name}", f"有 {'、'.join(sorted(known))}"
    near = _titled(name, known) or nearest(name, known, 1)
    if signs := full_width_hint(name):
        return f"没有 {name} 这个表", signs
    hint = f"是不是 {near[0]}？" if near else f"有 {'、'.join(sorted(known))}"
    return f"没有 {name} 这个表", hint


def _titled(title: str, known: Collection[str]) -> list[str]:
    """The table that a clerk calls so: `课程` is courses."""
    from partyschool_cli.many.lake.schemas import tables

    return [table.name for table in tables() if table.title == title and table.name in known]


def explained(
    error: "duckdb.Error", sql: str, columns: Callable[[], Mapping[str, str]] = dict
) -> Fault:
    """The fault of a query. `columns` are those of its tables, with what a clerk calls them."""
    import duckdb

    if isinstance(error, duckdb.OutOfMemoryException):
        return MEMORY
    facts = _facts(str(error))
    text = str(facts.get("exception_message", "")) or str(error)
    said = _Said(text, facts, sql, columns)
    start, end = _place(facts, sql)
    if isinstance(error, duckdb.PermissionException):
        return Fault(
            "SQL 不能读写文件、连网络、装扩展", "只能查列出的表：运行 pschool sql", start, end
        )
    if "File too large" in text:  # the limit of the process
        return _TOO_LARGE
    if (refused := system_error(error)) is not None:
        return Fault(f"结果写不成：{reason_of(refused)}", "检查磁盘；放临时文件的地方也要有空间")
    if (broken := broken_file(text)) is not None:
        return Fault(f"{broken} 坏了，读不了", "用 pschool lake --no-cache 重新写一份")
    for pattern, explain in _PATTERNS:
        if (found := re.search(pattern, text)) is not None:
            message, hint = explain(said, found)
            return Fault(message, hint, start, end)
    return Fault(f"SQL 有错：{_first_line(text)}", LISTED, start, end)


def _facts(text: str) -> Mapping[str, Any]:
    at = text.find("{")
    try:
        found = json.loads(text[at:]) if at >= 0 else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _place(facts: Mapping[str, Any], sql: str) -> tuple[int, int] | tuple[None, None]:
    found = re.findall(r"\d+", str(facts.get("location") or facts.get("position") or ""))
    if not found:
        return _NO_PLACE
    length = int(found[1]) if len(found) > 1 else len(str(facts.get("name", "")))
    return place_of(sql, int(found[0]), length)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


class _Said(NamedTuple):
    """What there is to explain an error with."""

    text: str
    facts: Mapping[str, Any]
    sql: str
    columns: Callable[[], Mapping[str, str]]

    def candidates(self) -> list[str]:
        """The names that DuckDB thinks are near."""
        given = str(self.facts.get("candidates", ""))
        return [name for name in given.split(",") if name] or re.findall(
            r'"([^"]+)"', self.text.partition("Candidate")[2]
        )


def _unknown_column(said: _Said, found: re.Match[str]) -> tuple[str, str]:
    name = str(said.facts.get("name") or found["name"])
    message = f"没有 {name} 这一列"
    if f'"{name}"' in said.sql:
        return message, f"文字要用单引号：'{name}'；双引号里的是列名"
    if hint := full_width_hint(name):
        return message, hint
    titles = dict(said.columns())
    for near in nearest(name, (*titles, *titles.values(), *said.candidates()), 1):
        named = next((key for key, title in titles.items() if near in {key, title}), near)
        title = f"（{titles[named]}）" if named in titles else ""
        return message, f"是不是 {as_written(named)}{title}？"
    return message, LISTED if name.isascii() else f"是文字的，写在单引号里：'{name}'；{LISTED}"


def _ambiguous_column(_: _Said, found: re.Match[str]) -> tuple[str, str]:
    uses = re.findall(r"'([^']+)'", found["use"]) or [found["use"]]
    return f"{found['name']} 几个表里都有，不知道是哪一个", f"写成 {' 或 '.join(uses)}"


def _incomparable(_: _Said, found: re.Match[str]) -> tuple[str, str]:
    kinds = [found[which].removesuffix("_LITERAL") for which in ("one", "other")]
    hint = "日期写成 DATE '2026-10-12'，年份用 year(列)" if "DATE" in kinds else "先转成一样的类型"
    return f"{kinds[0]} 和 {kinds[1]} 不能比", hint


def _syntax(said: _Said, found: re.Match[str]) -> tuple[str, str]:
    word = found["word"]
    message = f"语法不对，在“{word}”这里" if word else "语法不对，SQL 没有写完"
    hint = full_width_hint(said.sql) or reserved_hint(said.sql)
    return message, hint or "看看这里和前面：少了逗号、括号或引号，或拼错了词"


def _unknown_entry(said: _Said, found: re.Match[str]) -> tuple[str, str]:
    name = str(said.facts.get("name") or found["name"])
    near = said.candidates()
    hint = f"是不是 {near[0]}？" if near else LISTED
    return f"没有 {name} 这个函数", hint


def _wrong_arguments(_: _Said, found: re.Match[str]) -> tuple[str, str]:
    call = re.sub(r"_?LITERAL", "", found["call"])
    name = call.partition("(")[0]
    if name.strip("!") in _LIKE and "[]" in call:
        return "LIKE 不能用在有几个值的列上", "有没有这一个值写成 list_contains(列, 值)"
    hint = "文字转成数用 列::DOUBLE，转成日期用 列::DATE；日期相减、取年月的列要是日期"
    return f"{name} 不能用在这样的值上：{call}", hint


_Explain = Callable[[_Said, re.Match[str]], tuple[str, str]]


def _texts(message: str, hint: str = LISTED) -> _Explain:
    def explain(_: _Said, found: re.Match[str]) -> tuple[str, str]:
        named = found.groupdict()
        return message.format(**named), hint.format(**named)

    return explain


_INTERVALS: Final = "一段时间写成 INTERVAL 3 DAY，单位有 DAY、WEEK、MONTH、YEAR、HOUR、MINUTE"
# Compiled where there is an error: each query would wait for it.
_PATTERNS: Final[tuple[tuple[str, _Explain], ...]] = (
    (r'Referenced column "(?P<name>.+?)" not found', _unknown_column),
    (r'(Table|Values list) ".+?" does not have a column named "(?P<name>.+?)"', _unknown_column),
    (r'Column "(?P<name>.+?)" (does not exist on|in \w+ list not found)', _unknown_column),
    (
        r'column "(?P<name>.+?)" was not found because the FROM',
        _texts("不知道 {name} 是哪个表的：没有写 FROM", "写上表，如 SELECT … FROM courses"),
    ),
    (
        r'Referenced table "(?P<name>.+?)" not found',
        _texts("没有 {name} 这个表", "FROM 里写了别名的，列名前面要用别名"),
    ),
    (r'syntax error at or near "(?P<word>.*?)"', _syntax),
    (r"syntax error at (?P<word>)end of input", _syntax),
    (
        r"unterminated (string|quoted|dollar)",
        _texts("引号没有成对", "文字前后各写一个单引号：'党性教育'"),
    ),
    (r'Function with name "?(?P<name>[^" ]+)"? does not exist', _unknown_entry),
    (r'(?s)function call "(?P<call>.+?)"', _wrong_arguments),
    (r"argument types '(?P<call>.+?)'", _wrong_arguments),
    (
        r'column "(?P<name>.+?)" must appear in the GROUP BY',
        _texts("{name} 既没有分组，也没有汇总", "把它写进 GROUP BY，或用 any_value({name})"),
    ),
    (r"SELECT clause without", _texts("SELECT 后面没有写要哪些列", "要全部的列写 *")),
    (
        r"Cannot mix aggregates",
        _texts("有的列汇总了，有的没有分组", "没有汇总的列都写进 GROUP BY，或写 GROUP BY ALL"),
    ),
    (
        r"(?P<which>GROUP|ORDER) (BY )?term out of range",
        _texts("{which} BY 里的序号比列数大", "写列名，或写 GROUP BY ALL、ORDER BY ALL"),
    ),
    (
        r"WHERE clause cannot contain aggregates",
        _texts("WHERE 里不能用汇总（count、sum…）", "分组后的条件写在 HAVING 里"),
    ),
    (
        r'Ambiguous reference to column name "(?P<name>.+?)" \(use: (?P<use>.+?)\)',
        _ambiguous_column,
    ),
    (
        r"Could not convert string '(?P<value>.*?)' to INTERVAL",
        _texts("“{value}”不是一段时间", _INTERVALS),
    ),
    (r'specifier "(?P<unit>.*?)" not recognized', _texts("没有“{unit}”这个时间单位", _INTERVALS)),
    (
        r"Unimplemented type for cast \((?P<one>\w+) -> (?P<other>\w+)\)",
        _texts("{one} 转不成 {other}"),
    ),
    (
        r"(?i)string -> blob conversion",
        _texts("这段文字不是字节的写法", "文字不用转成 BLOB，直接比较"),
    ),
    (
        r"Could not convert string '(?P<value>.*?)' to BOOL",
        _texts("“{value}”不是 true 或 false", "写 列 = true、列 = false"),
    ),
    (r"UNNEST\(\) can only", _texts("unnest 只用于有几个值的列", "只有一个值的，直接写列名")),
    (
        r"Could not convert string '(?P<value>.*?)' to (?P<type>\w+)",
        _texts("“{value}”转不成 {type}", "用 try_cast(列 AS DOUBLE)，转不成的就是空的"),
    ),
    (
        r"invalid date field format|date field value out of range|Date out of range",
        _texts("这不是日期", "日期写成 DATE '2026-10-12'"),
    ),
    (
        r"value '(?P<value>.*?)' can't be cast to the destination type \w+\[\]",
        _texts("这一列有几个值，不能与“{value}”比", "写成 list_contains(列, '{value}')"),
    ),
    (
        r"Cannot (?P<what>compare|mix) values of type (?P<one>\w+) and (type )?(?P<other>\w+)",
        _incomparable,
    ),
    (
        r"same number of result columns",
        _texts("UNION 各部分的列数不一样", "每个 SELECT 写一样多的列"),
    ),
    (
        r"More than one row returned by a subquery",
        _texts("括号里的查询有好几行，这里只能是一个值", "加上 LIMIT 1，或把 = 改成 IN"),
    ),
    (
        r"Subquery returns (?P<count>\d+) columns",
        _texts("括号里的查询有 {count} 列，这里只能是一列", "只写要的那一列"),
    ),
    (r"(?i)overflow", _texts("数太大，算不下", "用 列::DOUBLE 再算")),
    (r"LIMIT/OFFSET cannot be negative", _texts("LIMIT、OFFSET 不能是负数", "写 0 或正整数")),
    (
        r"aggregate function calls cannot be nested",
        _texts("汇总（count、sum…）里不能再套汇总", "里面的一层写成子查询"),
    ),
    (
        r"[Ww]indow functions are not supported|cannot contain window functions",
        _texts("开窗的函数（OVER）不能用在这里", "写在 SELECT 里，再用 QUALIFY 或子查询筛选"),
    ),
    (
        r'(?s)Could not parse string "(?P<value>.*?)" according to format',
        _texts("“{value}”不是这样写的日期", "日期写成 DATE '2026-10-12'"),
    ),
    (r"(?i)parameter", _texts("SQL 里的 ? 和 $1 没有值", "直接写上值")),
    (r"(?i)expression depth|stack overflow|recursion", _texts(NESTED.message, NESTED.hint)),
)
