"""Run a query of `pschool sql`, and write its result."""

import math
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from partyschool_cli.cli.commands.sql import FORMATS
from partyschool_cli.cli.output import refuse_catalog_file, write_output
from partyschool_cli.cli.record_output import deliver, refuse_terminal
from partyschool_cli.cli.record_target import TABLE, RecordTarget, record_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from partyschool_cli.many.sql.request import (
    SqlRequest,
    TableFiles,
    TableRows,
    Tables,
    TableSource,
)
from partyschool_cli.many.sql.run_query import QueryResult, opened
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE, read_given
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.style import Styled

_STANDARD_INPUT: Final = "-"
_PARQUET: Final = "parquet"
# Rows that a terminal shows; and that Excel holds below a heading.
_MOST_SHOWN: Final = 1000
_MOST_HELD: Final = 1_048_575
_LEAST_MEMORY: Final = 64 * 2**20
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)


class SqlOptions(NamedTuple):
    """What the command line says."""

    sql: str | None
    file: str | None
    lake: str | None
    format: str | None
    output: str | None
    timeout: float
    memory: str


def list_tables(workspace: Workspace, format: str | None, output: str | None) -> None:
    """Print or write which tables and columns there are."""
    from partyschool_cli.views.lake_tables import tables_lines, tables_listing

    target = record_target(format, output, tuple(name for name in FORMATS if name != _PARQUET))
    if target.name == TABLE:
        workspace.console.print(tables_lines(workspace.console.width))
        return
    listing = tables_listing(for_people=target.for_people)
    deliver(workspace.console, target, listing, lambda: "可查的表和列")


def run_sql(workspace: Workspace, options: SqlOptions) -> None:
    """Run the query and write its result. Raises UserError where that is not possible."""
    workspace.console.keep_nothing()  # it follows from more than the catalog's files
    target = record_target(options.format, options.output, FORMATS)
    if target.file is not None:
        refuse_catalog_file(Path(target.file))
    if target.name == _PARQUET:
        refuse_terminal(workspace.console, target)
    sql, name = _query(options)
    tables = _tables_of(workspace, options.lake)
    request = SqlRequest(sql, TABLE_NAMES, _seconds(options.timeout), _bytes(options.memory))
    if find_spec("duckdb") is None:
        message = "这条命令要用 duckdb，没有安装"
        raise CommandLineError(message, "运行 python -m pip install 'pschool[sql]'")
    if target.name == _PARQUET:
        _write_parquet(workspace, target, request, tables, name)
        return
    with opened(request, tables, name) as result:
        if target.format is None:
            _print_table(workspace, result)
        else:
            _deliver(workspace, target, result)


def _query(options: SqlOptions) -> tuple[str, str]:
    """The SQL, and what its places are called by."""
    if options.sql is not None and options.file is not None:
        raise CommandLineError("SQL 和 -f 只能写一个", "去掉其中一个")
    if options.file is not None:
        hint = "给出写着 SQL 的文本文件"
        return _text(read_given(Path(options.file), " SQL 文件", hint)), shown_path(options.file)
    if options.sql != _STANDARD_INPUT:
        return _printable(str(options.sql)), "SQL"
    data = sys.stdin.buffer.read(MAX_GIVEN_SIZE + 1)
    if len(data) > MAX_GIVEN_SIZE:
        raise CommandLineError("标准输入超过 20 MiB", "SQL 没有这么长")
    return _text(data), "标准输入"


def _text(data: bytes) -> str:
    """A query in UTF-8, or in the code page of a Chinese Windows."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandLineError("SQL 文件的编码认不出", "用记事本另存为 UTF-8")


def _printable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CommandLineError("SQL 里有不是文字的字节", "改为 UTF-8，或写在文件里用 -f") from None
    return text


def _seconds(timeout: float) -> float:
    if not 0 < timeout < math.inf:
        raise CommandLineError(f"--timeout 不能是 {timeout:g}", "写秒数，如 --timeout 60")
    return timeout


def _bytes(size: str) -> int:
    found = _SIZE.fullmatch(size.strip())
    hint = "写成 512MB、4GB 这样，至少 64MB"
    if found is None:
        raise CommandLineError(f"--memory “{size}”看不懂", hint)
    count = int(float(found[1]) * 1024 ** " kmgt".index(found[2].lower() or " "))
    if count < _LEAST_MEMORY:
        raise CommandLineError(f"--memory {size} 太小", hint)
    return count


def _tables_of(workspace: Workspace, lake: str | None) -> Tables:
    if lake is None:
        return lambda names: _rows(workspace, names)
    if workspace.options.at is not None:
        raise CommandLineError("--lake 的数据不能用 --at 看以前的", "去掉其中一个")
    return lambda names: _files(Path(lake), names)


def _files(lake: Path, names: Sequence[str]) -> Mapping[str, TableSource]:
    from partyschool_cli.many.lake.lake_files import files_of

    files = files_of(lake)
    return {
        name: TableFiles(tuple(os.path.abspath(path) for path in files[name])) for name in names
    }


def _rows(workspace: Workspace, names: Sequence[str]) -> Mapping[str, TableSource]:
    if not names:
        return {}
    from partyschool_cli.many.county import county_of
    from partyschool_cli.many.lake.duckdb_rows import json_of, select_of
    from partyschool_cli.many.lake.rows import table_rows
    from partyschool_cli.many.lake.schemas import tables

    catalog = workspace.catalog()
    county = county_of(catalog.tree, workspace.root().absolute().name)
    rows = table_rows(catalog, county, workspace.today, names=names)
    return {
        table.name: TableRows(select_of(table), json_of(rows[table.name]))
        for table in tables()
        if table.name in names
    }


def _print_table(workspace: Workspace, result: QueryResult) -> None:
    from partyschool_cli.views.query_result import footer, result_listing, result_table

    console = workspace.console
    if console.is_terminal:
        rows, count = _first(result.rows(), _MOST_SHOWN)
    else:
        rows = result.gathered(_MOST_HELD)
        count = len(rows)
    table = result_table(result_listing(result.columns, rows, for_people=True), console.width)
    console.print(table.lines)
    text = footer(count, len(rows), table.hidden)
    if console.is_terminal:
        console.print([(Styled(text, "muted"),)])
    else:
        console.note(text)


def _first(rows: Iterator[list[Any]], most: int) -> tuple[list[list[Any]], int]:
    """The first rows, and how many there are."""
    found: list[list[Any]] = []
    count = 0
    for row in rows:
        count += 1
        if count <= most:
            found.append(row)
    return found, count


def _deliver(workspace: Workspace, target: RecordTarget, result: QueryResult) -> None:
    from partyschool_cli.views.query_result import result_listing

    count = 0

    def counted() -> Iterator[list[Any]]:
        nonlocal count
        for row in result.rows():
            count += 1
            yield row

    is_held = target.file is not None or (
        target.format is not None and not target.format.takes_rows
    )
    rows: Any = result.gathered(_MOST_HELD) if is_held else counted()
    if is_held:
        count = len(rows)
    listing = result_listing(result.columns, rows, for_people=target.for_people)
    deliver(workspace.console, target, listing, lambda: f"{count} 行")


def _write_parquet(
    workspace: Workspace, target: RecordTarget, request: SqlRequest, tables: Tables, name: str
) -> None:
    """DuckDB writes into a folder of its own; the file then goes where it is asked for."""
    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        path = os.path.join(folder, "result.parquet")
        with opened(replace(request, parquet=path), tables, name) as result:
            for _ in result.rows():
                pass
        data = Path(path).read_bytes()
    if target.file is None:
        workspace.console.write(data)
    else:
        write_output(workspace.console, data, target.file, "查询结果")
