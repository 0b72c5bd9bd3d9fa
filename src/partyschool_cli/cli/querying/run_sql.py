"""Run a query of `pschool sql`, and write its result."""

import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.catalog.folding import fold
from partyschool_cli.cli.querying.formats import FORMATS, PARQUET
from partyschool_cli.cli.standard_input import STANDARD_INPUT, read_standard_input
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.duckdb_library import require_duckdb
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from partyschool_cli.many.sql.request import (
    SqlRequest,
    TableFiles,
    TableRows,
    Tables,
    TableSource,
)
from partyschool_cli.many.sql.run_query import opened
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from partyschool_cli.cli.workspace import Workspace
    from partyschool_cli.many.lake.rows import Row

_LEAST_MEMORY: Final = 64 * 2**20
_MOST_MEMORY: Final = 2**50
_MOST_SECONDS: Final = 24 * 60 * 60
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


def list_tables(workspace: "Workspace", format: str | None, output: str | None) -> None:
    """Print or write which tables and columns there are."""
    from partyschool_cli.cli.record_output import deliver
    from partyschool_cli.cli.record_target import TABLE, record_target
    from partyschool_cli.views.lake_tables import tables_lines, tables_listing

    target = record_target(format, output, tuple(name for name in FORMATS if name != PARQUET))
    if target.name == TABLE:
        workspace.console.print(tables_lines(workspace.console.width))
        return
    listing = tables_listing(for_people=target.for_people)
    deliver(workspace.console, target, listing, lambda: "可查的表和列")


def run_sql(open_workspace: Callable[[], "Workspace"], options: SqlOptions) -> None:
    """Run the query and write its result. Raises UserError where that is not possible.

    Half of the time is for imports: in the other process DuckDB, here the workspace and what writes
    the result. So that process is started first.
    """
    sql, name = _query(options)
    seconds, memory = _seconds(options.timeout), _bytes(options.memory)
    require_duckdb()
    with ExitStack() as stack:
        parquet = None
        if _writes_parquet(options):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pschool-"))
            parquet = os.path.join(folder, "result.parquet")
        request = SqlRequest(sql, TABLE_NAMES, seconds, memory, parquet)
        tables = _lake_tables(options.lake) if options.lake else _catalog_tables(open_workspace)
        result = stack.enter_context(opened(request, tables, name))
        from partyschool_cli.cli.querying.output import result_target, write_result

        workspace = open_workspace()
        workspace.console.keep_nothing()  # it follows from more than the catalog's files
        if options.lake is not None:
            _refuse_catalog(workspace)
        target = result_target(workspace.console, options.format, options.output)
        write_result(workspace.console, target, result, parquet)


def _refuse_catalog(workspace: "Workspace") -> None:
    """Raise CommandLineError where the data of a lake are to be those of a catalog too."""
    if workspace.options.at is not None:
        raise CommandLineError("--lake 的数据不能用 --at 看以前的", "去掉其中一个")
    if workspace.options.catalogs:
        raise CommandLineError("--lake 和 --catalog 只能写一个", "去掉其中一个")


def _writes_parquet(options: SqlOptions) -> bool:
    suffix = Path(options.output or "").suffix.removeprefix(".")
    return fold(options.format or suffix) == PARQUET


def _query(options: SqlOptions) -> tuple[str, str]:
    """The SQL, and what its places are called by."""
    if options.sql is not None and options.file is not None:
        raise CommandLineError("SQL 和 -f 只能写一个", "去掉其中一个")
    if options.file is not None:
        hint = "给出写着 SQL 的文本文件"
        return _text(read_given(Path(options.file), " SQL 文件", hint)), shown_path(options.file)
    if options.sql != STANDARD_INPUT:
        return _printable(str(options.sql)), "SQL"
    return _text(read_standard_input("SQL 没有这么长")), "标准输入"


def _text(data: bytes) -> str:
    """A query in UTF-8, or as programs of Windows save it: GBK, UTF-16."""
    found = decode(data)
    if found.problem is not None and not found.text:
        raise CommandLineError("SQL 文件的编码认不出", "用记事本另存为 UTF-8")
    return found.text


def _printable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CommandLineError("SQL 里有不是文字的字节", "改为 UTF-8，或写在文件里用 -f") from None
    return text


def _seconds(timeout: float) -> float:
    if not 0 < timeout <= _MOST_SECONDS:
        hint = f"写秒数，如 --timeout 60，最多 {_MOST_SECONDS}"
        raise CommandLineError(f"--timeout 不能是 {timeout:g}", hint)
    return timeout


def _bytes(size: str) -> int:
    found = _SIZE.fullmatch(size.strip())
    hint = "写成 512MB、4GB 这样，至少 64MB"
    if found is None:
        raise CommandLineError(f"--memory “{size}”看不懂", hint)
    count = float(found[1]) * 1024 ** " kmgt".index(found[2].lower() or " ")
    if count < _LEAST_MEMORY:
        raise CommandLineError(f"--memory {size} 太小", hint)
    if count > _MOST_MEMORY:
        raise CommandLineError(f"--memory {size} 太大", hint)
    return int(count)


def _lake_tables(folder: str) -> Tables:
    """The tables of a lake."""

    def tables(names: tuple[str, ...]) -> Mapping[str, TableSource]:
        from partyschool_cli.many.lake.lake_files import files_of

        files = files_of(Path(folder))
        if not all(files[name] for name in names):  # no county yet
            return _table_rows(dict.fromkeys(names, ()))
        for path in (path for name in names for path in files[name]):
            if not path.is_file():
                hint = "正在写的话，过一会儿再试；不然运行 pschool lake 重写"
                raise CommandLineError(f"{shown_path(str(path))} 不在了", hint)
        return {name: TableFiles(tuple(map(os.path.abspath, files[name]))) for name in names}

    return tables


def _catalog_tables(open_workspace: Callable[[], "Workspace"]) -> Tables:
    """The tables of the catalog here, which is read if the query reads any."""

    def tables(names: tuple[str, ...]) -> Mapping[str, TableSource]:
        from partyschool_cli.many.county import county_of
        from partyschool_cli.many.lake.rows import table_rows

        if not names:
            return {}
        workspace = open_workspace()
        catalog = workspace.catalog()
        county = county_of(catalog.tree, workspace.root().absolute().name)
        return _table_rows(table_rows(catalog, county, workspace.today, names=names))

    return tables


def _table_rows(rows: "Mapping[str, Sequence[Row]]") -> Mapping[str, TableSource]:
    from partyschool_cli.many.lake.duckdb_rows import json_of, select_of
    from partyschool_cli.many.lake.schemas import tables

    return {
        table.name: TableRows(select_of(table), json_of(rows[table.name]))
        for table in tables()
        if table.name in rows
    }
