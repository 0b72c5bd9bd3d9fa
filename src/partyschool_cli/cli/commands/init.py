"""`pschool init`: a small catalog that lints clean, with editor and CI files.

The files are those of `cli/templates/init/`, itself a catalog: the title is replaced, the sample
class is moved by whole weeks to the near future, and the address to install pschool from is put
into the workflow and the hook.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.install_address import EXAMPLE, checked_address, recorded_address
from partyschool_cli.cli.output import refuse_catalog_file, refuse_file
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.yaml_scalar import scalar
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

DEFAULT_TITLE = "示例乡党校课程目录"

_CLASSES = "catalog/classes/"
_SCHEMAS = ".vscode/pschool/"
_TITLED = ("catalog/catalog.yaml", "README.md")
_WORKFLOW = ".github/workflows/pschool.yml"
_HOOK = ".pre-commit-config.yaml"
# The week of the sample class in the templates; its sessions are on Tuesday and Wednesday.
_TEMPLATE_MONDAY = dt.date(2026, 3, 2)
_WEEKS_AHEAD = 12
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SHOWN_CONFLICTS = 5

_HELP = """新建一份课程目录，附带 VS Code 和自动检查的配置

在文件夹里建 catalog/，内有示例学校、课程、教师、教学点和班次，照着改即可。
文件夹里已有同名文件时不覆盖，什么都不写。"""


def _run(
    context: typer.Context,
    folder: Annotated[
        str,
        typer.Argument(metavar="DIR", help="建在哪个文件夹，默认当前文件夹", parser=path_text),
    ] = ".",
    title: Annotated[
        str, typer.Option("--title", metavar="TITLE", help="目录的名称，如 清徐县乡镇党校课程目录")
    ] = DEFAULT_TITLE,
    install_from: Annotated[
        str | None,
        typer.Option(
            "--install-from",
            metavar="ADDRESS",
            help=f"自动检查从哪里安装 pschool，如 {EXAMPLE}；默认是这份 pschool 的来处",
        ),
    ] = None,
) -> None:
    from partyschool_cli.source.write import write_files

    workspace = workspace_of(context)
    target = Path(folder)
    address = recorded_address() if install_from is None else checked_address(install_from)
    contents = initial_files(_checked_title(title), workspace.today, address)
    refuse_catalog_file(target / "catalog")
    _refuse_conflicts(target, contents)
    write_files({target / path: data for path, data in contents.items()}, make_folders=True)
    workspace.console.print([*_what_next(target, len(contents)), *_no_address(address)])


def initial_files(title: str, today: dt.date, address: str | None) -> dict[str, bytes]:
    """The files of `init`: path with `/` → content. `address` is what CI installs pschool from."""
    from partyschool_cli.model.json_schema import schema_files

    shift = sample_monday(today) - _TEMPLATE_MONDAY
    texts = {
        path: _filled(path, text, title, shift)
        for path, text in _templates(files("partyschool_cli.cli") / "templates" / "init")
    }
    if address is not None:
        texts[_WORKFLOW] = texts[_WORKFLOW].replace('PSCHOOL: ""', f'PSCHOOL: "{address}"')
        own_environment = f'language: python\n        additional_dependencies: ["{address}"]'
        texts[_HOOK] = texts[_HOOK].replace("language: system", own_environment)
    texts |= {_SCHEMAS + name: schema for name, schema in schema_files().items()}
    return {path: text.encode() for path, text in texts.items()}


def sample_monday(today: dt.date) -> dt.date:
    """The Monday of the sample class's week: the next one in which no session is on a holiday.

    If the holidays after `today` are not announced yet, the week is that of the templates, so that
    the new catalog lints clean.
    """
    from partyschool_cli.model.manifest import Calendar
    from partyschool_cli.timetable.calendar import TeachingCalendar, is_known_year

    calendar = TeachingCalendar(Calendar())
    this_monday = today.toordinal() - today.weekday()
    for monday in range(this_monday + 7, this_monday + 7 * _WEEKS_AHEAD, 7):
        if monday + 6 > dt.date.max.toordinal():
            break
        days = [dt.date.fromordinal(monday + day) for day in (1, 2)]
        if all(is_known_year(day.year) and calendar.day_off(day) is None for day in days):
            return dt.date.fromordinal(monday)
    return _TEMPLATE_MONDAY


def _templates(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_text("utf-8")


def _filled(path: str, text: str, title: str, shift: dt.timedelta) -> str:
    if path in _TITLED:
        written = scalar(title) if path.endswith(".yaml") else title
        return text.replace(DEFAULT_TITLE, written, 1)
    if path.startswith(_CLASSES):
        return _DATE.sub(lambda day: f"{dt.date.fromisoformat(day[0]) + shift}", text)
    return text


def _checked_title(title: str) -> str:
    if not title.strip():
        raise CommandLineError(
            "--title 的名称是空的", "写上名称，如 --title 清徐县乡镇党校课程目录"
        )
    if not title.isprintable():
        raise CommandLineError("--title 的名称里有换行或控制字符", "只写一行文字")
    return title.strip()


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


def _what_next(target: Path, count: int) -> "list[Line]":
    here = target == Path()
    where = "当前文件夹" if here else str(target)
    steps = [
        *(
            []
            if here
            else [(f'cd "{target}"' if " " in str(target) else f"cd {target}", "进入文件夹")]
        ),
        ("pschool list", "列出示例课程"),
        ("pschool lint", "检查目录"),
    ]
    width = max(len(step) for step, _ in steps)
    lines: list[Line] = [
        (Styled(f"课程目录建好了：{where}，共 {count} 个文件。接下来：", "plain"),)
    ]
    lines += [
        (Styled(f"  {step:<{width}}", "accent"), Styled(f"  {what}", "muted"))
        for step, what in steps
    ]
    lines.append((Styled("用 VS Code 打开这个文件夹，照着示例修改；说明见 README.md。", "plain"),))
    return lines


def _no_address(address: str | None) -> "list[Line]":
    if address is not None:
        return []
    return [
        (Styled(f"自动检查还差一步：{_WORKFLOW} 的 PSCHOOL 一行没有写，", "plain"),),
        (Styled("因为这份 pschool 不是从别的电脑也能用的地址安装的。在那里写上地址，如", "plain"),),
        (Styled(f"  {EXAMPLE}", "accent"),),
    ]


command = Command(_run, _HELP)
