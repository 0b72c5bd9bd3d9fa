"""`pschool log`: who changed what in the catalog, and when."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError

if TYPE_CHECKING:
    from partyschool_cli.catalog.references import Key

_HELP = """看课程目录的历史：谁在什么时候改了什么，新的在前

每次提交下面写它改了哪些条目，说法与 pschool diff 相同；内容没变的提交不列。
写编号、名称或“班次/课次”，只看那一个条目；改过编号的，改以前的也看得到，删去了的写编号。
合并的提交只写合并时才改的，从两边来的写在原来的提交下面。"""


class Format(StrEnum):
    """Output formats of `log`."""

    text = "text"
    json = "json"


def _log(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="只看哪个条目或哪次课", autocompletion=complete_ref),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="最多列出几次提交")
    ] = 20,
    format: Annotated[
        Format, typer.Option("--format", metavar="格式", help="text 文字、json 数据")
    ] = Format.text,
) -> None:
    from partyschool_cli.history.log import catalog_log
    from partyschool_cli.history.revisions import time_zone

    workspace = workspace_of(context)
    root = workspace.root()
    key = None if reference is None else _named(root, reference)
    found = catalog_log(root, key, limit, tells_first=format is Format.json)
    console = workspace.console
    if format is Format.json:
        from partyschool_cli.views.log_json import log_json

        console.write(log_json(found.entries).encode())
    else:
        from partyschool_cli.views.log_text import log_lines

        console.print(log_lines(found.entries, time_zone(root)))
    if found.is_cut and len(found.entries) < limit:
        console.note("克隆得太浅，更早的看不到：运行 git fetch --unshallow")
    elif not found.entries:
        console.note("还没有提交过" if reference is None else f"“{reference}”还没有提交过")


def _named(root: Path, reference: str) -> "Key":
    """What has that id now, else what had it last, else what the reference means now."""
    from partyschool_cli.catalog.resolve import AmbiguousReferenceError, split_kind
    from partyschool_cli.history.comparison import lookup_of, with_id
    from partyschool_cli.history.log import key_in_history
    from partyschool_cli.source.files.disk_tree import DiskTree

    now = lookup_of(DiskTree(root))
    if (key := with_id(now, reference)) is not None:
        return key
    kind, name = split_kind(reference)
    # A word in Chinese is rather part of a title than an id.
    may_be_id = name.isascii() and "/" not in name
    if may_be_id and (key := key_in_history(root, kind, name)) is not None:
        return key
    try:
        return now.resolve(reference)
    except AmbiguousReferenceError:
        raise
    except CommandLineError:
        gone = None if may_be_id else key_in_history(root, kind, name)
        if gone is None:
            raise
        return gone


command = Command(_log, _HELP)
