"""`pschool sql`: query the catalog here, or a lake of many counties."""

from functools import cache, partial
from typing import Annotated

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.querying.formats import FORMATS
from partyschool_cli.cli.typer_zh.folder import Command

_HELP = """用 SQL 查课程目录，或 pschool lake 写的各县数据

表有 schools、courses、teachers、sites、classes、sessions、findings；不写 SQL 就列出各表的列和意思。
只能查询：读不到别的文件，连不了网，改不了设置。要装 pschool[sql]。
不写 --lake 查这里的目录；现成的查询见文档“许多县的目录”（docs/many.md）。
例：pschool sql "SELECT title, contact_hours FROM courses ORDER BY title"
　　pschool sql --lake 数据 -f 查询.sql -o 结果.xlsx"""


def _formats(incomplete: str) -> list[str]:
    return [name for name in ("table", *FORMATS) if name.startswith(incomplete)]


_SQL = typer.Argument(metavar="SQL", help="一条 SELECT；“-”从标准输入读", show_default=False)
_FILE = typer.Option("--file", "-f", metavar="FILE", help="从文件读 SQL", parser=path_text)
_LAKE = typer.Option(
    "--lake", metavar="LAKE", help="查 pschool lake 写的这个文件夹", parser=path_text
)
_FORMAT = typer.Option(
    "--format",
    metavar="格式",
    help=f"table（默认）、{'、'.join(FORMATS)}",
    autocompletion=_formats,
)
_OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，后缀定格式，如 结果.xlsx",
    parser=path_text,
)
_TIMEOUT = typer.Option("--timeout", metavar="秒", help="查询和写出结果最多几秒，默认 30")
_MEMORY = typer.Option("--memory", metavar="大小", help="最多用多少内存，默认 1GB")


def _sql(
    context: typer.Context,
    sql: Annotated[str | None, _SQL] = None,
    *,
    file: Annotated[str | None, _FILE] = None,
    lake: Annotated[str | None, _LAKE] = None,
    format: Annotated[str | None, _FORMAT] = None,
    output: Annotated[str | None, _OUTPUT] = None,
    timeout: Annotated[float, _TIMEOUT] = 30,
    memory: Annotated[str, _MEMORY] = "1GB",
) -> None:
    from partyschool_cli.cli.querying.run_sql import SqlOptions, list_tables, run_sql

    if sql is None and file is None:
        list_tables(workspace_of(context), format, output)
    else:
        options = SqlOptions(sql, file, lake, format, output, timeout, memory)
        run_sql(cache(partial(workspace_of, context)), options)


command = Command(_sql, _HELP, looks_back=True)
