"""An empty table to fill in: `pschool import --template`."""

from collections.abc import Sequence
from pathlib import Path

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_file


def write_template(
    workspace: Workspace, kind: Kind | None, output: str | None, files: Sequence[str]
) -> None:
    """Write the workbook. Its lists are those of the catalog, where there is one.

    Raises CommandLineError where the options do not fit, or the file cannot be written.
    """
    from partyschool_cli.exchange.workbook.template import template_workbook

    if kind is None:
        raise CommandLineError(
            "-o 要和 --template 一起用", "写成 --template 课次 -o 课程表模板.xlsx"
        )
    name = f"{kind.title}模板.xlsx"
    if output is None:
        raise CommandLineError("模板写到哪里没有写", f"加上 -o {name}")
    if files:
        raise CommandLineError("--template 只写空表，不能同时导入", "分两次运行")
    if Path(output).suffix.lower() != ".xlsx":
        raise CommandLineError(f"模板是 Excel 文件，“{output}”的后缀不对", f"写成 -o {name}")
    refuse_target(Path(output))
    write_file(Path(output), template_workbook(kind, _lookup(workspace)))
    way = "--class 班次" if kind is Kind.SESSION else f"--as {kind.plural}"
    path = shown_path(output)
    next_step = f"填好后 pschool import {path} {way}"
    workspace.console.note(f"已写入 {path}（{kind.title}模板）；{next_step}")


def _lookup(workspace: Workspace) -> Lookup | None:
    try:
        root = workspace.root()
    except CatalogUnreadableError:
        if workspace.options.catalogs:
            raise
        return None
    return Lookup(DiskTree(root), workspace.catalog)
