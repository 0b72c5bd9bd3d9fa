"""`pschool cancel`: sessions that do not take place."""

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
from partyschool_cli.cli.matching_sessions import matching_sessions
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.cancel_sessions import cancel
from partyschool_cli.edit.sessions import filed_session

_HELP = """取消课：课次留着，标上“取消”，原因写进备注

REF 写“班次/课次”，可写几次课。
--where 后面写查询条件（同 pschool list 课次），取消所有符合的：
pschool cancel --where 日期:12月9日 班次:冬季 --why 下雪。
不取消了：pschool restore。改到别的时间：pschool move。"""

_REFS = typer.Argument(
    metavar="REF…",
    help="哪次课：班次/课次；有 --where 时是查询条件",
    autocompletion=complete_session,
)
_WHERE = typer.Option("--where", help="取消所有符合查询条件的课")


def _cancel(
    context: typer.Context,
    words: Annotated[list[str] | None, _REFS] = None,
    *,
    where: Annotated[bool, _WHERE] = False,
    why: Why = "",
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    desk = open_desk(workspace_of(context))
    asks = not (no_input or dry_run or format is Format.json)
    if where:
        references = matching_sessions(desk, words or (), asks=asks)
    else:
        references = words or completed_arguments(
            (session_argument(desk.lookup, None, "哪次课（REF）"),),
            asks=can_ask(no_input or format is Format.json),
            hint="写成 pschool cancel 班次/课次 --why 原因",
        )
    sessions = [filed_session(desk.lookup, reference) for reference in references]
    plan = cancel(desk.lookup, sessions, why)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(_cancel, _HELP, takes_query=True)
