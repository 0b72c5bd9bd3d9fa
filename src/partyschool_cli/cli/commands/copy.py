"""`pschool copy`: last year's class for this year."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
)
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.days import day_named
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.copy_class import copy_class
from partyschool_cli.edit.new_id import checked_id
from partyschool_cli.model.kind import Kind

_HELP = """照去年的班次办今年的：另存一个班次，日期按整周往后挪

星期几不变，遇到节假日和停课日往后顺延（会说明）；调课、取消都恢复成按计划，期数加一。
例：pschool copy 冬季轮训2026 winter-2027 --start 2027-12-06"""


def run(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(metavar="CLASS", help="照哪个班次：编号或名称", autocompletion=complete_ref),
    ],
    new_id: Annotated[str, typer.Argument(metavar="NEW-ID", help="新班次的编号，也是文件名")],
    start: Annotated[
        str, typer.Option("--start", metavar="DATE", help="哪天开班，如 2027-03-01、3月1日")
    ],
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    """Run `pschool copy`."""
    workspace = workspace_of(context)
    desk = open_desk(workspace)
    key = desk.lookup.resolve(reference, (Kind.CLASS,))
    new = checked_id(desk.lookup, Kind.CLASS, new_id)
    first = day_named("--start", "开班日期", start, workspace.today)
    plan = copy_class(desk.lookup, key, new, first)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
