"""`pschool repeat`: weekly sessions."""

from typing import Annotated, Final

import typer

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
)
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.days import next_day_named
from partyschool_cli.cli.asking.arguments import (
    completed_arguments,
    session_argument,
    word_argument,
)
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.repeat_session import MOST_TIMES, Recurrence, repeat_session
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

_HELP = """照一次课每周再上几次：夜校、每周例会

每次一个新编号，课程、教师、教学点和时间照旧；节假日和停课日跳过（会说明），往后补足次数。
例：pschool repeat mayu-evening-2026/s01 --every week --times 8"""


_DAYS: Final = {"day": 1, "week": 7, "天": 1, "每天": 1, "周": 7, "每周": 7}


def run(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="CLASS/SESSION", help="照哪次课：班次/课次", autocompletion=complete_ref
        ),
    ] = None,
    every: Annotated[
        str, typer.Option("--every", metavar="week|day", help="每周还是每天，也可写 周、天")
    ] = "week",
    times: Annotated[
        int | None,
        typer.Option(
            "--times", metavar="N", help="再上几次（原来那次不算）", min=1, max=MOST_TIMES
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="上到哪天为止（含），如 12月31日")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool repeat`."""
    days = _DAYS.get(fold(every).strip())
    if days is None:
        raise CommandLineError(f"--every 不能是{shown(every)}", "写 week（每周）或 day（每天）")
    workspace = workspace_of(context)
    desk = open_desk(workspace)
    is_said = times is not None or until is not None
    named, said = completed_arguments(
        (
            session_argument(desk.lookup, reference, "照哪次课（CLASS/SESSION）"),
            word_argument("" if is_said else None, "再上几次（--times）", "数字，如 8", _times),
        ),
        asks=can_ask(no_input or format is Format.json),
        hint="写 --times 8，或 --until 12月31日",
    )
    times = _times(said) if said else times
    key = desk.lookup.resolve(named, (Kind.SESSION,))
    last = None
    if until is not None:
        own = filed_session(desk.lookup, named).date
        last = next_day_named("--until", "最后一天", until, workspace.today, own)
    plan = repeat_session(desk.lookup, key, Recurrence(days, times, last))
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


def _times(text: str) -> int:
    """How often, as it is typed. Raises CommandLineError."""
    plain = fold(text).removesuffix("次").strip()
    if not plain.isdecimal() or not 1 <= int(plain) <= MOST_TIMES:
        raise CommandLineError(f"“{text}”不是次数", f"写 1 到 {MOST_TIMES} 的整数")
    return int(plain)


command = Command(run, _HELP)
