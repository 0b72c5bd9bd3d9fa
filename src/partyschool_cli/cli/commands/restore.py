"""`pschool restore`: cancelled sessions take place after all."""

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
from partyschool_cli.cli.arguments.completion import complete_session
from partyschool_cli.cli.asking.arguments import completed_arguments, session_argument
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.slot_advice import slot_advice
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.cancel_sessions import restore
from partyschool_cli.edit.sessions import filed_session

_HELP = """恢复取消的课：照原来的时间、地点上

备注留着。原来的时间已经排了别的课时，列出几个空，可以直接调过去。"""

_REFS = typer.Argument(
    metavar="REF…", help="哪次课：班次/课次；可写几次", autocompletion=complete_session
)


def _restore(
    context: typer.Context,
    references: Annotated[list[str] | None, _REFS] = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    desk = open_desk(workspace_of(context))
    given = references or completed_arguments(
        (session_argument(desk.lookup, None, "哪次课（REF）"),),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool restore 班次/课次",
    )
    sessions = [filed_session(desk.lookup, reference) for reference in given]
    plan = restore(sessions)
    advice = slot_advice(desk, plan, sessions, {})
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format), advice))


command = Command(_restore, _HELP)
