"""`pschool list`: the entities of a kind, filtered and sorted, as a table or for programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.records.query_fields import WAS
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.arguments.completion import complete_kind, complete_query_word
from partyschool_cli.cli.arguments.completion_words import (
    complete_columns,
    complete_sort,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.output import refuse_catalog_file
from partyschool_cli.cli.record_output import deliver
from partyschool_cli.cli.record_search import RecordSearch, nothing_found
from partyschool_cli.cli.record_target import TABLE, record_target
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.records.columns import with_was
from partyschool_cli.export.records.record_format import RecordListing, format_names
from partyschool_cli.model.kind import Kind, kind_named
from partyschool_cli.terminal.style import Styled
from partyschool_cli.views.record_table import counted_records, record_table, table_footer

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_HELP = """列出课程、教师、教学点、学校、班次或课次

KIND：courses 课程、teachers 教师、sites 教学点、schools 学校、classes 班次、sessions 课次。
QUERY：查询条件，都要满足，如 theme:乡村振兴 'hours>=2' '(大棚 or 嫁接)' -delivery:online。

不写 --sort 时，课程按学校和主题排，教师按名单次序，教学点按学校，班次按开班日期，课次按日期和时间。
CSV、Excel 文件（-o）用中文表头，可直接用 Excel、WPS 打开；其余格式供程序读取，键名是英文。
Excel 文件是终端里的那几列，可直接打印；--columns all 是全部的列。"""


def _formats(incomplete: str) -> list[str]:
    return [name for name in (TABLE, *format_names()) if name.startswith(incomplete)]


_KIND = typer.Argument(metavar="KIND", help="列哪一类，默认课程", autocompletion=complete_kind)
_QUERY = typer.Argument(metavar="QUERY…", help="查询条件", autocompletion=complete_query_word)
_FORMAT = typer.Option(
    "--format",
    metavar="格式",
    help=f"{TABLE}（默认）、{'、'.join(format_names())}",
    autocompletion=_formats,
)
_OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，后缀定格式，如 课程.xlsx",
    parser=path_text,
)
_COLUMNS = typer.Option(
    "--columns",
    metavar="a,b",
    help="只要这几列，如 title,hours 或 主题,学时；all 是全部",
    autocompletion=complete_columns,
)
_SORT = typer.Option(
    "--sort",
    metavar="key[,-key]",
    help="按哪几个字段排，前面加 - 是从大到小",
    autocompletion=complete_sort,
)
_LIMIT = typer.Option("--limit", metavar="N", help="最多列多少条")
_COUNT = typer.Option("--count", help="只打印有多少条")
_ALL = typer.Option("--all", help="停用的也列出")


def _list(
    context: typer.Context,
    kind: Annotated[str | None, _KIND] = None,
    query: Annotated[list[str] | None, _QUERY] = None,
    *,
    format: Annotated[str | None, _FORMAT] = None,
    output: Annotated[str | None, _OUTPUT] = None,
    columns: Annotated[str | None, _COLUMNS] = None,
    sort: Annotated[str | None, _SORT] = None,
    limit: Annotated[int | None, _LIMIT] = None,
    count: Annotated[bool, _COUNT] = False,
    all: Annotated[bool, _ALL] = False,
) -> None:
    if limit is not None and limit < 0:
        raise CommandLineError(f"--limit 不能是 {limit}", "写 0 或正整数")
    if count and output:
        raise CommandLineError("--count 只打印一个数，不能和 -o 同用", "去掉其中一个")
    workspace = workspace_of(context)
    target = record_target(format, output)
    catalog = workspace.catalog()
    if target.file is not None:
        refuse_catalog_file(Path(target.file))
    words = [word for word in (kind, *(query or ())) if word is not None]
    chosen, words = _split_kind(words, catalog, workspace)
    search = RecordSearch(workspace, catalog, chosen, retired=all)
    shown_columns = target.columns(chosen, columns, search.fields)
    asked = search.query(words)
    found = search.matching(asked)
    if sort is not None:
        found = search.sorted_by(found, sort)
    console = workspace.console
    if count:
        console.write(f"{len(found[:limit])}\n".encode())
    if not found:
        console.note(nothing_found(search, words, asked))
    if count:
        return
    shown = found[:limit]
    if columns is None and search.shows_was(asked, shown):
        shown_columns = with_was(shown_columns)
        shown = search.with_derived(shown, [WAS])
    if columns is not None:
        shown = search.with_derived(shown, [column.key for column in shown_columns])
    listing = RecordListing(chosen.title, shown, shown_columns, target.for_people)
    if target.format is not None:
        deliver(console, target, listing, lambda: counted_records(chosen, shown))
    elif found:
        table = record_table(listing, console.width, asked=columns is not None)
        footer = table_footer(chosen, len(shown), found, table.hidden)
        _print_table(console, table.lines if shown else (), footer)


def _split_kind(words: list[str], catalog: Catalog, workspace: Workspace) -> tuple[Kind, list[str]]:
    """The kind that the first word names, else courses; and the words of the query.

    A first word that matches nothing and is similar to a kind's name is reported as a typo.
    """
    if not words:
        return Kind.COURSE, []
    first, *others = words
    if (kind := kind_named(fold(first))) is not None:
        return kind, others
    near = nearest(first, [name for kind in Kind for name in kind.aliases], 1)
    if near and first.isalpha():
        courses = RecordSearch(workspace, catalog, Kind.COURSE, retired=True)
        if not any(courses.of(kind, retired=True).count([first]) for kind in Kind):
            hint = f"是不是 {near[0]}？要找这个词就加引号：'\"{first}\"'"
            raise CommandLineError(f"没有“{first}”这一类", hint)
    return Kind.COURSE, words


def _print_table(console: Console, lines: "Sequence[Line]", footer: str) -> None:
    if lines:
        console.print(lines)
    # A pipe gets rows only.
    if console.is_terminal:
        console.print([(Styled(footer, "muted"),)])
    else:
        console.note(footer)


command = Command(_list, _HELP, takes_query=True, looks_back=True)
