"""What `stats` and `export report` of many catalogs refuse alike, and what they tell."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from partyschool_cli.cli.arguments.many_options import ManyRequest, engine_for, given_catalogs
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.progress import progress
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.engine import T, run_all
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.sums.county_rows import CountyRow, county_rows

_MOST_NAMED: Final = 3


def refuse_earlier(workspace: Workspace, command: str) -> None:
    """Raise CommandLineError where the catalogs are to be as they were."""
    if workspace.options.at is not None:
        hint = f"pschool --catalog 文件夹 --at 版本 {command}"
        raise CommandLineError("--at 一次只看一个课程目录", hint)


def rows_of(
    workspace: Workspace, many: ManyRequest, work: Callable[[GivenCatalog], T]
) -> tuple[CountyRow[T], ...]:
    """What the work gave for each catalog that is named. Raises CommandLineError for wrong ones.

    Nothing that is printed may be kept: it follows from other catalogs than the nearest.
    """
    catalogs = given_catalogs(workspace, many)
    workspace.console.keep_nothing()
    engine = engine_for(many, catalogs, workspace.console.note)
    with progress("正在统计", unit="个目录", colour=workspace.options.colour) as shown:
        return county_rows(run_all(engine, work, catalogs, shown))


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
