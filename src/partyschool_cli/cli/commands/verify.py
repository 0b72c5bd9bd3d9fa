"""`pschool verify`: whether a sheet on the wall still says what the catalog says."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.progress import progress
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.export.checking.claim import Claim
    from partyschool_cli.history.past_catalogs import History, Place
    from partyschool_cli.progress import Progress

_HELP = """核对一张课程表、课程目录还对不对

写表脚上的校验码（如 GAYF-BVUD），或给导出的 PDF、扫描件、照片（读图片要装 pschool[scan]）。
与目录一致返回 0；已改返回 1，写出改了哪几次课、从哪次提交起；查无此表返回 2。
只写校验码时，拿整份的表和现在的目录、最近 200 次提交里的比；更早的用 --at 指明版本。
导出时写了 --no-code 的没有校验码。校验码防的是旧表，不防伪造。
例：pschool verify GAYF-BVUD
　　pschool verify 课程表.pdf"""

_SHEET = typer.Argument(metavar="CODE|FILE", help="表上的校验码，或 PDF、图片文件")
_EXIT_CODES: Final = {"current": 0, "changed": 1, "unknown": 2}


class Format(StrEnum):
    """Output formats of `verify`."""

    text = "text"
    json = "json"


def _verify(
    context: typer.Context,
    sheet: Annotated[str, _SHEET],
    format: Annotated[
        Format, typer.Option("--format", metavar="格式", help="text 文字、json 数据")
    ] = Format.text,
) -> None:
    from partyschool_cli.export.checking.verdict import verify
    from partyschool_cli.views.verdict_json import verdicts_json, worst
    from partyschool_cli.views.verdict_lines import verdict_lines

    workspace = workspace_of(context)
    claims = _claims(sheet)
    catalog = _catalog(workspace)
    at = _place(workspace)
    with progress("正在核对", unit="次提交", colour=workspace.options.colour) as shown:
        history = _history(catalog, shown)
        verdicts = [verify(catalog, claim, history, at) for claim in claims]
    console = workspace.console
    if format is Format.json:
        console.write(verdicts_json(verdicts).encode())
    else:
        console.print(line for verdict in verdicts for line in verdict_lines(verdict))
    result = worst(verdicts).result
    if result == "unknown":
        console.note(_advice(history))
    if code := _EXIT_CODES[result]:
        raise typer.Exit(code)


def _claims(sheet: str) -> "tuple[Claim, ...]":
    """What the command line names. Raises CommandLineError for what is neither code nor file."""
    from partyschool_cli.export.checking.claim import Claim
    from partyschool_cli.export.checking.reading.code_words import typed_code
    from partyschool_cli.export.checking.reading.read_file import claims_of
    from partyschool_cli.source.files.given_file import read_given

    code = typed_code(sheet)
    if code is not None and not Path(sheet).suffix:
        return (Claim(code),)
    path = Path(sheet)
    if not path.suffix and not path.exists():
        hint = "校验码是 8 个字母和数字，如 GAYF-BVUD，在表脚上；或写 PDF、图片的文件名"
        raise CommandLineError(f"“{sheet}”不是校验码", hint)
    name = shown_path(sheet)
    return claims_of(name, read_given(path, "", "给导出的 PDF、扫描件或照片，或写表上的校验码"))


def _catalog(workspace: Workspace) -> "Catalog":
    """The catalog as it is on disk, whatever `--at` says."""
    from partyschool_cli.catalog.load import require_manifest

    with workspace.progress("正在读") as shown:
        catalog = require_manifest(workspace.load(workspace.root(), shown))
    if catalog.left_out:
        count = len(catalog.left_out)
        workspace.console.note(f"有 {count} 个文件有错，没有算在内；运行 pschool lint 看原因")
    return catalog


def _history(catalog: "Catalog", shown: "Progress") -> "History | None":
    from partyschool_cli.history.past_catalogs import History

    try:
        return History(catalog, shown)
    except CommandLineError:  # no git, no repository, no commit: today's catalog is there
        return None


def _place(workspace: Workspace) -> "Place | None":
    """The revision that `--at` names. Raises CommandLineError where there is none."""
    from partyschool_cli.history.past_catalogs import place_of
    from partyschool_cli.history.revisions import required_side

    at = workspace.options.at
    if at is None:
        return None
    found = place_of(required_side(workspace.root(), at, workspace.today).tree)
    if found is None:
        raise CommandLineError(f"“{at}”是文件夹，不是以前的版本", "写提交号、标签或日期")
    return found


def _advice(history: "History | None") -> str:
    if history is None:
        return "这里没有 git 历史，只和现在的目录比过；检查校验码，O、I 和 0、1 分不清都行"
    return "只和现在的目录、最近 200 次提交比过；检查校验码，更早的表加 --at 版本"


command = Command(_verify, _HELP, looks_back=True)
