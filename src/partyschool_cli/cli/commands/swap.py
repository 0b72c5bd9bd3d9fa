"""`pschool swap`: two sessions exchange day, time and site."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
    Why,
)
from partyschool_cli.cli.arguments.completion import complete_session
from partyschool_cli.cli.asking.arguments import completed_arguments, session_argument
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.slot_advice import slot_advice
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.edit.swap_sessions import swap

_HELP = """对调两次课：互换日期、时间和教学点，授课人和内容不变

两次课写“班次/课次”，可以是两个班的；长短不同时，各按对方的起止时间上。"""

_ONE = typer.Argument(metavar="REF", help="一次课：班次/课次", autocompletion=complete_session)
_OTHER = typer.Argument(metavar="REF", help="另一次课", autocompletion=complete_session)


def _swap(
    context: typer.Context,
    one: Annotated[str | None, _ONE] = None,
    other: Annotated[str | None, _OTHER] = None,
    *,
    why: Why = "",
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    desk = open_desk(workspace_of(context))
    references = completed_arguments(
        (
            session_argument(desk.lookup, one, "一次课（REF）"),
            session_argument(desk.lookup, other, "另一次课（REF）"),
        ),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool swap 班次/课次 班次/课次",
    )
    first, second = (filed_session(desk.lookup, reference) for reference in references)
    plan = swap(desk.lookup, first, second, why)
    advice = slot_advice(desk, plan, (first, second), {"--why": why})
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format), advice))


command = Command(_swap, _HELP)
