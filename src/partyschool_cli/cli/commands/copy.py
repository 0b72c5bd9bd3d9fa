"""`pschool copy`: last year's class for this year."""

import datetime as dt
from functools import partial
from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
)
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.days import next_day_named, written_day
from partyschool_cli.cli.asking.arguments import completed_arguments, entity_argument, word_argument
from partyschool_cli.cli.asking.terminal import can_ask
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
        str | None,
        typer.Argument(metavar="CLASS", help="照哪个班次：编号或名称", autocompletion=complete_ref),
    ] = None,
    new_id: Annotated[
        str | None, typer.Argument(metavar="NEW-ID", help="新班次的编号，也是文件名")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="DATE", help="哪天开班，如 2027-03-01、3月1日")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool copy`."""
    workspace = workspace_of(context)
    desk = open_desk(workspace)
    lookup, today = desk.lookup, workspace.today
    day = partial(next_day_named, "--start", "开班日期", today=today)
    said = completed_arguments(
        (
            entity_argument(lookup, reference, "照哪个班次（CLASS）", (Kind.CLASS,)),
            word_argument(
                new_id,
                "新班次的编号（NEW-ID）",
                "也是文件名，如 liudu-2027",
                partial(checked_id, lookup, Kind.CLASS),
            ),
            word_argument(
                start, "哪天开班（--start）", "如 2027-03-01、3月1日", partial(day, after=today)
            ),
        ),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool copy 班次 新编号 --start 日期",
    )
    key = lookup.resolve(said[0], (Kind.CLASS,))
    new = checked_id(lookup, Kind.CLASS, said[1])
    begins = written_day(lookup.content(key).get("from"))
    first = day(said[2], after=max(today - dt.timedelta(1), begins or dt.date.min))
    plan = copy_class(desk.lookup, key, new, first)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
