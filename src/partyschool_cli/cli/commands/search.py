"""`pschool search`: search all kinds, best matches first."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from partyschool_cli.catalog.records.build import record_title, records_in_use
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.search import search
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

_DEFAULT_LIMIT = 20

_HELP = """在课程、教师、教学点、学校、班次、课次里一起找，最合适的排在前面

可写汉字、拼音（dapeng）或拼音首字母（dpzz 找得到 大棚种植）；写几个词，就找每个词都有的。"""


class Format(StrEnum):
    """Output formats of `search`."""

    text = "text"
    json = "json"
    ids = "ids"


def run(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="要找的词")],
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=0, help=f"最多列多少条，默认 {_DEFAULT_LIMIT}"),
    ] = _DEFAULT_LIMIT,
    format: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="text 文字、json 数据、ids 每行一个编号"),
    ] = Format.text,
    all: Annotated[bool, typer.Option("--all", help="停用的也找")] = False,
) -> None:
    """Show the best `limit` hits, and on standard error the number of others."""
    if not "".join(words).strip():
        raise CommandLineError("没有写要找的词", "如 pschool search 大棚")
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    by_kind = {kind: list(records_in_use(catalog, kind, with_retired=all)) for kind in Kind}
    hits = search(words, by_kind)
    shown = hits[:limit]
    if format is Format.json:
        from partyschool_cli.views.hits_json import hits_json

        workspace.console.write(hits_json(shown).encode())
    elif format is Format.ids:
        lines = [f"{hit.kind}:{hit.record['id']}\n" for hit in shown]
        workspace.console.write("".join(lines).encode())
    elif shown:
        from partyschool_cli.views.hits_text import hit_lines

        workspace.console.print(hit_lines(shown, workspace.console.width))
    if not hits:
        workspace.console.note(_nothing_found(words, by_kind))
    elif len(hits) > limit:
        workspace.console.note(
            f"共找到 {len(hits)} 条，显示前 {limit} 条；用 --limit 看更多，或多写一个词"
        )


def _nothing_found(words: list[str], by_kind: dict[Kind, list[Record]]) -> str:
    sought = " ".join(words)
    near = _near(words, by_kind)
    return f"没有找到“{sought}”" + (f"；是不是 {'、'.join(near)}？" if near else "")


def _near(words: list[str], by_kind: dict[Kind, list[Record]]) -> tuple[str, ...]:
    """Ids, titles, topics and tags that the words may be typos of."""
    known: list[str] = []
    for kind, found in by_kind.items():
        for record in found if kind is not Kind.SESSION else ():
            values: list[Any] = [record["id"], record_title(record)]
            known += [*values, *record.get("topics", ()), *record["tags"]]
    return nearest(" ".join(words), known)


command = Command(run, _HELP, looks_back=True)
