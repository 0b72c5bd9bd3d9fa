"""`pschool lake`: many catalogs as Parquet files, a folder a county."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments import many_options as options
from partyschool_cli.cli.arguments.many_options import ManyRequest, engine_for, given_catalogs
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partyschool_cli.many.given_catalog import GivenCatalog
    from partyschool_cli.many.lake.write_lake import LakeOutcome

_HELP = """把许多县的课程目录写成 Parquet 数据，一县一个文件夹

LAKE 里是 county=代码/ 各七个文件：学校、课程、教师、教学点、班次、课次和检查出的问题；
_manifest.json 记着各县的版本和行数。没有改动的县不重写，没写出来的县留着不动。
备注（notes）和不便日期的原因不写，自己看全部的用 --private；身份证、电话等号码一律遮住。
例：pschool lake 清徐 阳曲 古交 -o 数据
　　pschool lake --each 各县 -o 数据 --prune
　　pschool lake --compact 数据"""

_DIRS = typer.Argument(
    metavar="DIR…", help="课程目录的文件夹；不写就是这里的", parser=path_text, show_default=False
)
_OUTPUT = typer.Option("-o", "--output", metavar="LAKE", help="写到哪个文件夹", parser=path_text)
_PRIVATE = typer.Option("--private", help="备注、不便日期的原因也写；只给自己人看")
_PRUNE = typer.Option("--prune", help="删去 LAKE 里这次没有写出来的县")
_COMPACT = typer.Option(
    "--compact", metavar="LAKE", help="各县合成一类一个文件，查得更快", parser=path_text
)


def _lake(
    context: typer.Context,
    folders: Annotated[list[str] | None, _DIRS] = None,
    *,
    output: Annotated[str | None, _OUTPUT] = None,
    each: options.Each = False,
    catalogs_from: options.CatalogsFrom = None,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    shared: options.Shared = False,
    private: Annotated[bool, _PRIVATE] = False,
    prune: Annotated[bool, _PRUNE] = False,
    compact: Annotated[str | None, _COMPACT] = None,
) -> None:
    from partyschool_cli.many.duckdb_library import require_duckdb

    workspace = workspace_of(context)
    request = ManyRequest(
        tuple(map(Path, folders or ())), each, catalogs_from, jobs, scheduler, shared
    )
    require_duckdb()
    if compact is not None:
        given = (folders, each, catalogs_from, jobs, scheduler, shared, output, private, prune)
        if any(given):
            message = "--compact 只整理已有的数据，不和课程目录、-o 等同用"
            raise CommandLineError(message, "先写，再运行 pschool lake --compact LAKE")
        _compact(workspace, Path(compact))
        return
    if output is None:
        raise CommandLineError("没有写到哪个文件夹", "如 pschool lake 清徐 阳曲 -o 数据")
    if output == "-":
        raise CommandLineError("数据是文件夹，写不到标准输出", "如 -o 数据")
    raise typer.Exit(_write(workspace, request, Path(output), private=private, prune=prune))


def _write(
    workspace: Workspace, request: ManyRequest, lake: Path, *, private: bool, prune: bool
) -> int:
    from partyschool_cli.many.lake.write_lake import LakeRequest, write_lake

    catalogs = given_catalogs(workspace, request)
    _refuse_catalog(catalogs, lake)
    asked = LakeRequest(workspace.today, private, prune, not workspace.options.caches)
    engine = partial(engine_for, request, notice=workspace.console.note)
    engine(catalogs)  # refuses wrong options, whether or not anything has changed
    with workspace.progress("正在写数据") as shown:
        done = write_lake(lake, catalogs, engine, asked, shown)
    _tell(workspace, lake, done, prune=prune)
    return 1 if done.failed else 0


def _refuse_catalog(catalogs: "Sequence[GivenCatalog]", lake: Path) -> None:
    """Raise CommandLineError for a folder in a catalog, which would become a part of it."""
    real = Path(os.path.realpath(lake))
    for given in catalogs:
        if not given.error and real.is_relative_to(os.path.realpath(given.tree.folder)):
            message = f"{shown_path(str(lake))} 在课程目录 {given.name} 里，数据不能写在那里"
            raise CommandLineError(message, "写到课程目录外面，如 -o ../数据")


def _tell(workspace: Workspace, lake: Path, done: "LakeOutcome", *, prune: bool) -> None:
    console, shown = workspace.console, shown_path(str(lake))
    for name, error in done.failed:
        console.note(f"{name}：{error}；数据里原有的没有动")
    if prune and done.failed:
        console.note("有的目录没有写成，--prune 没有删任何县")
    gone = f"，删去 {len(done.removed)} 个县" if done.removed else ""
    failed = f"，{len(done.failed)} 个没有写成" if done.failed else ""
    console.note(
        f"已写入 {shown}：写了 {len(done.written)} 个县，{done.unchanged} 个没有变{gone}{failed}；"
        f"共 {done.counties} 个县 {done.rows:,} 行"
    )
    if done.is_stale:
        console.note(f"合并的文件旧了：运行 pschool lake --compact {shown}")


def _compact(workspace: Workspace, lake: Path) -> None:
    from partyschool_cli.many.lake.compact import compact_lake

    with workspace.progress("正在合并") as shown:
        done = compact_lake(lake, shown)
    where = shown_path(str(lake / "_compact"))
    workspace.console.note(f"已合并到 {where}：{done.counties} 个县 {done.rows:,} 行，一类一个文件")


command = Command(_lake, _HELP)
