"""What `stats` and `export report` of many catalogs refuse alike, and what they tell."""

from collections.abc import Sequence
from typing import Any, Final

from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.sums.county_rows import CountyRow

_MOST_NAMED: Final = 3


def refuse_other_catalogs(workspace: Workspace, many: ManyRequest, command: str) -> None:
    """Raises CommandLineError where the catalogs are named twice, or are to be as they were."""
    if workspace.options.catalogs and (many.folders or many.catalogs_from or many.each):
        raise CommandLineError("课程目录写了两处", f"去掉 --catalog，文件夹写在 {command} 后面")
    if workspace.options.at is not None:
        hint = f"pschool --catalog 文件夹 --at 版本 {command}"
        raise CommandLineError("--at 一次只看一个课程目录", hint)


def tell_what_is_missing(
    console: Console, rows: Sequence[CountyRow[Any]], *, tells_failed: bool = True
) -> None:
    """Say which catalogs could not be read, and how many invalid files are in no sum."""
    for row in rows:
        if row.value is None and tells_failed:
            console.note(f"{row.name} 没有读成：{row.error}")
    gaps = [(row.name, row.value.gaps.files) for row in rows if row.value and row.value.gaps.files]
    if gaps:
        more = "等" if len(gaps) > _MOST_NAMED else ""
        named = "、".join(name for name, _ in gaps[:_MOST_NAMED]) + more
        files = sum(count for _, count in gaps)
        console.note(
            f"{len(gaps)} 个县有 {files} 个文件有错，没有算在内：{named}；运行 pschool lint 看原因"
        )
