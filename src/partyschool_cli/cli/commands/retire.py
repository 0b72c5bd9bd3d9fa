"""`pschool retire`: entities that are no longer in use."""

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
from partyschool_cli.cli.asking.arguments import completed_arguments, entity_argument
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.retire import retire

_HELP = """停用课程、教师、教学点、班次或学校：文件留着，不再列出

还在用它的地方会一一列出。要恢复：pschool set 编号 status=。"""


def run(
    context: typer.Context,
    reference: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF…", help="编号、名称或其中几个字；可写几个", autocompletion=complete_ref
        ),
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool retire`."""
    desk = open_desk(workspace_of(context))
    references = reference or completed_arguments(
        (entity_argument(desk.lookup, None, "停用哪一个（REF）"),),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool retire 编号",
    )
    plan = retire(desk.lookup, references)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
