"""`pschool init`: a small catalog that lints clean, with editor and CI files."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.git_files import require_repository, set_up_git, try_to_set_up_git
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.initial_files import WORKFLOW, Names, initial_files
from partyschool_cli.cli.install_address import EXAMPLE, checked_address, recorded_address
from partyschool_cli.cli.output import refuse_catalog_file, refuse_file
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import catalog_at, is_catalog
from partyschool_cli.source.yaml.yaml_scalar import scalar
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.width import display_width, pad

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_SHOWN_CONFLICTS = 5
_HERE: Final = "."

_HELP = """新建一份课程目录，附带 VS Code 和自动检查的配置

在文件夹里建 catalog/，内有示例学校、课程、教师、教学点和班次，照着改即可；
示例按 --county、--township 起名，--empty 不要示例。
文件夹里已有同名文件时不覆盖，什么都不写。
在 git 仓库里，同时设好由 pschool 按字段合并目录的文件；目录早已有了，
或是从别处克隆来的，用 --git 只设这一项，可以重复运行。"""


def _run(
    context: typer.Context,
    folder: Annotated[
        str,
        typer.Argument(metavar="DIR", help="建在哪个文件夹，默认当前文件夹", parser=path_text),
    ] = _HERE,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TITLE",
            help="目录的名称，如 清徐县乡镇党校课程目录；默认用乡镇或县的名称",
        ),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="NAME", help="地区，如 山西省太原市清徐县"),
    ] = None,
    county: Annotated[
        str | None, typer.Option("--county", metavar="NAME", help="县的名称，如 清徐县")
    ] = None,
    township: Annotated[
        str | None, typer.Option("--township", metavar="NAME", help="乡镇的名称，如 柳杜乡")
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="不要示例，只有 catalog.yaml 和配置文件")
    ] = False,
    git: Annotated[
        bool,
        typer.Option("--git", help="目录已有也行：只设好 git 怎样合并目录的文件，别的不动"),
    ] = False,
    hook: Annotated[
        bool, typer.Option("--hook", help="同 --git，并且每次提交前检查目录（.git/hooks）")
    ] = False,
    install_from: Annotated[
        str | None,
        typer.Option(
            "--install-from",
            metavar="ADDRESS",
            help=f"自动检查从哪里安装 pschool，如 {EXAMPLE}；默认是这份 pschool 的来处",
        ),
    ] = None,
) -> None:
    from partyschool_cli.source.files.write import write_files

    workspace = workspace_of(context)
    target = Path(folder)
    if git or hook:
        if folder == _HERE and workspace.options.catalogs:
            set_up_git(workspace, workspace.root(), with_hook=hook)
            return
        require_repository(target)
        if (existing := _existing_catalog(folder)) is not None:
            set_up_git(workspace, Path(existing), with_hook=hook)
            return
    address = recorded_address() if install_from is None else checked_address(install_from)
    names = Names(
        _checked("--title", title, "清徐县乡镇党校课程目录"),
        _checked("--region", region, "山西省太原市清徐县"),
        _checked_place("--county", county, "清徐县"),
        _checked_place("--township", township, "柳杜乡"),
    )
    contents = initial_files(names, workspace.today, address, with_samples=not empty)
    refuse_catalog_file(target / "catalog")
    _refuse_conflicts(target, contents)
    write_files({target / path: data for path, data in contents.items()}, make_folders=True)
    workspace.console.print(
        [*_what_next(target, len(contents), is_empty=empty), *_no_address(address)]
    )
    if git or hook:
        set_up_git(workspace, target / "catalog", with_hook=hook)
    else:
        try_to_set_up_git(workspace, target / "catalog")


def _existing_catalog(folder: str) -> str | None:
    """The catalog in a folder, or around it; one beside it may be another one."""
    around = map(os.fspath, Path(os.path.realpath(folder)).parents)
    return catalog_at(folder) or next(filter(is_catalog, around), None)


def _checked(option: str, name: str | None, example: str) -> str | None:
    """A name of one printable line. Raises CommandLineError for another."""
    if name is None:
        return None
    if not name.strip():
        raise CommandLineError(f"{option} 的名称是空的", f"写上名称，如 {option} {example}")
    if not name.isprintable():
        raise CommandLineError(f"{option} 的名称里有换行或控制字符", "只写一行文字")
    return name.strip()


def _checked_place(option: str, name: str | None, example: str) -> str | None:
    """A name of a place, which the samples have inside of their texts."""
    place = _checked(option, name, example)
    if place is not None and scalar(place) != place:
        message = f"{option} 的名称“{place}”里有地名不用的符号"
        raise CommandLineError(message, f"只写名称，如 {option} {example}")
    return place


def _refuse_conflicts(target: Path, contents: Mapping[str, bytes]) -> None:
    """Raise CommandLineError if a path to write to exists."""
    blocking = next((path for path in (target, *target.parents) if _is_file(path)), None)
    if blocking is not None:
        refuse_file(blocking)
    # A manifest in the folder itself would take precedence over the new one.
    wanted = ("catalog.yaml", *contents)
    found = dict.fromkeys(name for path in wanted if (name := _in_the_way(target, path)))
    if found:
        # What is hidden comes last.
        names = sorted(found, key=lambda name: (name.startswith("."), name))
        more = f" 等 {len(names)} 个文件" if len(names) > _SHOWN_CONFLICTS else ""
        where = "当前文件夹" if target == Path() else f"{target} "
        raise CommandLineError(
            f"{where}里已有 {'、'.join(names[:_SHOWN_CONFLICTS])}{more}，什么都没有写",
            "换一个文件夹，如 pschool init 新目录；或先把这些文件移开",
        )


def _in_the_way(target: Path, path: str) -> str | None:
    """The part of `path` that exists and must not be overwritten; None if there is none."""
    folders = list(Path(path).parents)[-2::-1]
    blocked = next((folder for folder in folders if _is_file(target / folder)), None)
    if blocked is not None:
        return blocked.as_posix()
    # A link to nowhere is in the way too: it would be written through.
    return path if os.path.lexists(target / path) else None


def _is_file(path: Path) -> bool:
    return os.path.lexists(path) and not os.path.isdir(path)


def _what_next(target: Path, count: int, *, is_empty: bool) -> "list[Line]":
    here = target == Path()
    where = "当前文件夹" if here else str(target)
    steps = [
        *(
            []
            if here
            else [(f'cd "{target}"' if " " in str(target) else f"cd {target}", "进入文件夹")]
        ),
        ("pschool new 学校", "新建第一所学校") if is_empty else ("pschool list", "列出示例课程"),
        ("pschool lint", "检查目录"),
    ]
    width = max(display_width(step) for step, _ in steps)
    lines: list[Line] = [
        (Styled(f"课程目录建好了：{where}，共 {count} 个文件。接下来：", "plain"),)
    ]
    lines += [
        (Styled(f"  {pad(step, width)}", "accent"), Styled(f"  {what}", "muted"))
        for step, what in steps
    ]
    how = "怎样新建、修改和打印" if is_empty else "照着示例修改；怎样修改和打印"
    lines.append((Styled(f"{how}，见 README.md。", "plain"),))
    return lines


def _no_address(address: str | None) -> "list[Line]":
    if address is not None:
        return []
    return [
        (Styled(f"自动检查还差一步：{WORKFLOW} 的 PSCHOOL 一行没有写，", "plain"),),
        (Styled("因为这份 pschool 不是从别的电脑也能用的地址安装的。在那里写上地址，如", "plain"),),
        (Styled(f"  {EXAMPLE}", "accent"),),
    ]


command = Command(_run, _HELP)
