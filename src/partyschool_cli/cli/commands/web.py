"""`pschool web`: the catalog as a web site."""

import os
from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.cli.arguments.completion import complete_school
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.until_exit import hold
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.writing.folder_swap import WrittenFolder, write_folder

_HELP = """写成网站：不用服务器程序，放在哪里都能打开

DIR 里是普通文件：复制到 U 盘双击 index.html，或放到任何网站上。
以前写在那里的换成新的，没有改动的文件不动；里面有别的文件就不写。
不公开草稿、停用的、备注（notes）和不可用日期的原因；自己看全部的用 --private。
例：pschool web -o 网站
　　pschool web -o 网站 --base-url https://example.org/dangxiao/"""

_OUTPUT = typer.Option("-o", "--output", metavar="DIR", help="写到哪个文件夹", parser=path_text)
_BASE_URL = typer.Option("--base-url", metavar="URL", help="放到哪个网址；默认是总目录的 web_url")
_SCHOOL = typer.Option(
    "--school",
    metavar="学校",
    help="只要这所学校的，和它的班次用到的",
    autocompletion=complete_school,
)
_TITLE = typer.Option("--title", metavar="TEXT", help="网站的标题；默认是总目录的名称")
_PRIVATE = typer.Option("--private", help="草稿、停用的、备注也要；只给自己人看")


def _web(
    context: typer.Context,
    output: Annotated[str | None, _OUTPUT] = None,
    *,
    base_url: Annotated[str | None, _BASE_URL] = None,
    school: Annotated[str | None, _SCHOOL] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    title: Annotated[str | None, _TITLE] = None,
    private: Annotated[bool, _PRIVATE] = False,
) -> None:
    from partyschool_cli.catalog.school_scope import schools_of
    from partyschool_cli.cli.arguments.entities import find_school
    from partyschool_cli.export.web.site import build_site
    from partyschool_cli.export.web.web_site import SiteRequest, checked_address, web_site
    from partyschool_cli.source.yaml.gc_pause import gc_paused

    if output is None:
        raise CommandLineError("没有写到哪个文件夹", "如 pschool web -o 网站")
    check_with_below(with_below, school is not None)
    if title is not None and not title.strip():
        raise CommandLineError("--title 是空的", "写上标题，或不写 --title")
    if base_url is not None:
        base_url = checked_address(base_url)
    workspace = workspace_of(context)
    folder = Path(output)
    _refuse_catalog(workspace.root(), folder)
    catalog = workspace.catalog(keeps_contents=True)
    own = None if school is None else find_school(catalog, school)
    request = SiteRequest(
        workspace.today,
        title.strip() if title else "",
        base_url,
        schools_of(catalog, own, with_below=with_below),
        private,
    )
    with gc_paused(), workspace.progress("正在写网站") as shown:
        site = web_site(catalog, request)
        files = tuple(build_site(site))
        hold(catalog, site, files)
        done = write_folder(folder, files, shown)
    for line in site.class_times.notes:
        workspace.console.note(f"注意：{line}")
    _tell(workspace, folder, done)


def _refuse_catalog(root: Path, folder: Path) -> None:
    """Raise CommandLineError for a folder in the catalog, or with the catalog in it."""
    catalog, real = (Path(os.path.realpath(path)) for path in (root, folder))
    shown = shown_path(os.fspath(folder))
    if real.is_relative_to(catalog):
        message = f"{shown} 在课程目录里，网站不能写在那里"
        raise CommandLineError(message, "写到课程目录外面，如 -o ../网站")
    if catalog.is_relative_to(real):
        raise CommandLineError(f"课程目录在 {shown} 里面，网站不能写在那里", "换一个文件夹")


def _tell(workspace: Workspace, folder: Path, done: WrittenFolder) -> None:
    shown = shown_path(os.fspath(folder))
    console = workspace.console
    if done.was_mended:
        console.note(f"上次写 {shown} 时中途停了，已经恢复")
    if done.one_by_one:
        console.note(f"{shown} 不能整个替换，文件是一个一个换的")
    gone = f"，删去 {done.removed} 个" if done.removed else ""
    if done.changed or done.removed:
        line = f"改了 {done.changed} 个文件{gone}，{done.kept} 个没有变"
        console.note(f"已写入网站 {shown}：{line}；打开 {shown_path(str(folder / 'index.html'))}")
    else:
        console.note(f"网站 {shown} 已经是最新的，{done.kept} 个文件都没有变")


command = Command(_web, _HELP)
