"""`pschool move`: a session at another time or place."""

import re
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
from partyschool_cli.cli.arguments.completion import (
    complete_session,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.days import day_named, written_day
from partyschool_cli.cli.asking.arguments import (
    completed_arguments,
    entity_argument,
    session_argument,
    word_argument,
)
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import Desk, carry_out, open_desk, refusal_told
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.slot_advice import day_advice, slot_advice
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.move_day import DayMove, move_day, sessions_on
from partyschool_cli.edit.move_session import Move, move
from partyschool_cli.edit.sessions import FiledSession, filed_session
from partyschool_cli.edit.when import when_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

_HELP = """调课：把一次课改到别的日子、时间或教学点，编号和时长不变

REF 是“班次/课次”，如 liudu-members-2026/s06；也可写 冬季班第6次课。
WHEN 写日期、时间，先后不拘：12月11日、下周三上午、+7天、下午2点半、14:30-16:00。
日期没写年份时，取离这次课最近的；“+7天”从这次课的日期算起。
调过去有冲突就不写，并列出最近的几个空，照着打就行。

一天的课整天挪走：pschool move liudu-members-2026 --day 10月12日 --to 10月19日。"""

# What after a class is its session, and no day or time.
_SESSION = re.compile("[a-zA-Z]+[0-9]+|第(?:[0-9]+|[一二三四五六七八九十]+)(?:次课?|讲|课)")
_HINT = "写日期和时间，如 12月11日 14:30，或加 --asap 找最近的空"
_DAY_HINT = "整天挪走这样写：pschool move 班次 --day 哪天 --to 哪天"
_WHEN_NAME = "改到什么时候（WHEN）"
_WHEN_ABOUT = "日期、时间，或两样都写，如 12月11日 14:30、下周三上午、+7天"

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
_DAY = typer.Option("--day", metavar="日期", help="REF 只写班次时：把这天的课整天挪走")
_TO = typer.Option("--to", metavar="日期", help="整天挪到哪天；“+7天”从 --day 那天算起")


def _move(
    context: typer.Context,
    reference: Annotated[str | None, _REF] = None,
    when: Annotated[list[str] | None, _WHEN] = None,
    *,
    site: Annotated[str | None, _SITE] = None,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    why: Why = "",
    asap: Annotated[bool, _ASAP] = False,
    day: Annotated[str | None, _DAY] = None,
    to: Annotated[str | None, _TO] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    reference, words = _joined(reference, when or [])
    asked = Move(tuple(words), asap, site, tuple(teacher or ()), why)
    options = ChangeOptions(dry_run, force, format)
    asks = can_ask(no_input or format is Format.json)
    if day is not None or to is not None:
        _require_day_alone(day, to, asked)
        desk = open_desk(workspace_of(context))
        class_argument = entity_argument(desk.lookup, reference, "哪个班次（REF）", (Kind.CLASS,))
        [named] = completed_arguments((class_argument,), asks=asks, hint=_DAY_HINT)
        raise typer.Exit(_move_day(desk, named, (day or "", to or ""), why, options))
    if asap and asked.words:
        raise CommandLineError("写了 --asap 就不用写日期和时间", "留下一样")
    desk = open_desk(workspace_of(context))
    session, asked = _completed(desk, reference, asked, asks=asks)
    with refusal_told(desk, format):
        plan = move(desk.lookup, session, asked, desk.workspace.today)
    given = {"--site": site, "--teacher": "、".join(asked.teachers), "--why": why}
    raise typer.Exit(carry_out(desk, plan, options, slot_advice(desk, plan, [session], given)))


def _joined(reference: str | None, words: list[str]) -> tuple[str | None, list[str]]:
    """The reference and the other words, where a class and its session were written apart."""
    if reference is None or "/" in reference.replace("／", "/") or not words:
        return reference, words
    is_session = _SESSION.fullmatch(words[0]) is not None
    return (f"{reference}/{words[0]}", words[1:]) if is_session else (reference, words)


def _completed(
    desk: Desk, reference: str | None, asked: Move, *, asks: bool
) -> tuple[FiledSession, Move]:
    """The session, and where to move it, as said or asked for."""
    lookup, today = desk.lookup, desk.workspace.today
    which = session_argument(lookup, reference, "哪次课（REF）")
    is_said = asked.asap or any((asked.words, asked.teachers, asked.site, asked.why))
    unsaid = "" if is_said else None
    if not asks:
        completed_arguments((which, word_argument(unsaid, _WHEN_NAME, "")), asks=False, hint=_HINT)
    [named] = completed_arguments((which,), asks=asks, hint=_HINT)
    session = filed_session(lookup, named)
    when = word_argument(
        unsaid, _WHEN_NAME, _WHEN_ABOUT, lambda text: when_of([text], lookup, session, today)
    )
    [said] = completed_arguments((when,), asks=asks, hint=_HINT)
    return session, asked._replace(words=(said,)) if said else asked


def _require_day_alone(day: str | None, to: str | None, asked: Move) -> None:
    missing = "哪天（--day）" if day is None else "挪到哪天（--to）" if to is None else None
    if missing is not None:
        raise CommandLineError(f"还缺：{missing}", _DAY_HINT)
    if asked._replace(why="") != Move():
        message = "--day 是整天挪走，不能再写时间、教学点、教师或 --asap"
        raise CommandLineError(message, "只挪一次课时，REF 写“班次/课次”，不写 --day")


def _move_day(
    desk: Desk, reference: str, said: tuple[str, str], why: str, options: ChangeOptions
) -> int:
    today = desk.workspace.today
    key = desk.lookup.resolve(reference, (Kind.CLASS,))
    begins = written_day(desk.lookup.content(key).get("from"))
    day = day_named("--day", "日期", said[0], today, begins)
    asked = DayMove(day, day_named("--to", "日期", said[1], today, day), why)
    sessions = sessions_on(desk.lookup, key, day)
    plan = move_day(desk.lookup, sessions, asked)
    return carry_out(desk, plan, options, day_advice(desk, plan, sessions, asked))


command = Command(_move, _HELP, takes_query=True)
