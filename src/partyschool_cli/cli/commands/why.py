"""`pschool why`: why a session, or a course of a class, cannot be somewhere, and what helps."""

from typing import Annotated

import typer

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.arguments.change_options import ChangeFormat, Format
from partyschool_cli.cli.arguments.completion import (
    complete_session,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError

_HELP = """为什么排不进：哪几条事实合在一起不许，怎么改就行

REF 写“班次/课次”，或“班次/课程”：这个班这门课还缺的学时能不能排进去。
WHEN 写日期、时间，如 3月22日、3月22日 上午、下周三 14:30；不写是整个班期。
课次的教学点和教师照现在的，用 --site、--teacher 换；课程的照课程所列。
原因是最少的几条，每条带文件和行号；办法都试过，照着改就行。
能排时答“可以”，退出码 0；不能时退出码 1。"""

_REF = typer.Argument(
    metavar="REF", help="班次/课次，或 班次/课程", autocompletion=complete_session
)
_WHEN = typer.Argument(metavar="WHEN…", help="哪天、什么时间；不写是整个班期")
_SITE = typer.Option("--site", metavar="教学点", help="在哪里上", autocompletion=complete_site)
_TEACHER = typer.Option(
    "--teacher",
    metavar="教师",
    help="由谁讲；几位用顿号隔开，或写几次",
    autocompletion=complete_teacher,
)


def _why(
    context: typer.Context,
    reference: Annotated[str | None, _REF] = None,
    when: Annotated[list[str] | None, _WHEN] = None,
    *,
    site: Annotated[str | None, _SITE] = None,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    format: ChangeFormat = Format.text,
) -> None:
    from partyschool_cli.cli.why_question import day_of_question, question_of, title_of_question
    from partyschool_cli.schedule.explain.explain import explain
    from partyschool_cli.schedule.explain.remedies import remedies
    from partyschool_cli.timetable.timetable import timetable_of

    if reference is None:
        raise CommandLineError("还缺：哪次课、哪门课（REF）", "写成 pschool why 班次/课次 3月22日")
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    lookup = Lookup(catalog.tree, lambda: catalog)
    today = workspace.today
    question = question_of(lookup, reference, when or [], (site, teacher or ()), today)
    timetable = timetable_of(catalog)
    found = explain(timetable, question, today)
    helps = remedies(timetable, question, found, today)
    prefix = workspace.prefix(workspace.root())
    console = workspace.console
    if format is Format.json:
        from partyschool_cli.views.reason_json import why_json

        console.write(why_json(catalog, found, helps, prefix).encode())
        if not found.is_proven:
            from partyschool_cli.views.why_lines import UNPROVEN

            console.note(UNPROVEN)
    else:
        from partyschool_cli.views.why_lines import allowed_lines, refused_lines

        title, day = title_of_question(catalog, question), day_of_question(question)
        console.print(
            allowed_lines(catalog, title, found.places)
            if found.allowed
            else refused_lines(catalog, f"{title} {day}".rstrip(), found, helps, prefix)
        )
    raise typer.Exit(0 if found.allowed else 1)


command = Command(_why, _HELP)
