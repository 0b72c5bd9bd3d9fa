"""`pschool move`: a session at another time or place."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    Why,
)
from partyschool_cli.cli.arguments.completion import (
    complete_session,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.slot_advice import slot_advice
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.move_session import Move, move
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.errors import CommandLineError

_HELP = """调课：把一次课改到别的日子、时间或教学点，编号和时长不变

REF 是“班次/课次”，如 liudu-members-2026/s06，班次可写名称，课次可写 第6次。
WHEN 写日期、时间，先后不拘：12月11日、下周三上午、+7天、下午2点半、14:30-16:00。
日期没写年份时，取离这次课最近的；“+7天”从这次课的日期算起。
调过去有冲突就不写，并列出最近的几个空，照着打就行。"""

_REF = typer.Argument(metavar="REF", help="哪次课：班次/课次", autocompletion=complete_session)
_WHEN = typer.Argument(metavar="WHEN…", help="调到什么时候：日期、时间，或两样都写")
_SITE = typer.Option("--site", metavar="教学点", help="改到哪里", autocompletion=complete_site)
_TEACHER = typer.Option(
    "--teacher",
    metavar="教师",
    help="换成哪位教师；几位用顿号隔开，或写几次",
    autocompletion=complete_teacher,
)
_ASAP = typer.Option("--asap", help="调到今天起第一个班次、教师和教学点都有空的时间")


def _move(
    context: typer.Context,
    reference: Annotated[str, _REF],
    when: Annotated[list[str] | None, _WHEN] = None,
    *,
    site: Annotated[str | None, _SITE] = None,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    why: Why = "",
    asap: Annotated[bool, _ASAP] = False,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    words, teachers = tuple(when or ()), tuple(teacher or ())
    if asap and words:
        raise CommandLineError("写了 --asap 就不用写日期和时间", "留下一样")
    if not asap and not any((words, teachers, site, why)):
        raise CommandLineError(
            "没有写改到什么时候（WHEN）", "如 12月11日 14:30，或加 --asap 找最近的空"
        )
    workspace = workspace_of(context)
    desk = open_desk(workspace)
    session = filed_session(desk.lookup, reference)
    asked = Move(words, asap, site, teachers, why)
    plan = move(desk.lookup, session, asked, workspace.today)
    said = {"--site": site, "--teacher": "、".join(teachers), "--why": why}
    advice = slot_advice(desk, plan, [session], said)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format), advice))


command = Command(_move, _HELP, takes_query=True)
