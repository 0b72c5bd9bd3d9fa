"""`pschool stats`: statistics of the catalog and its plans."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.cli.arguments.completion import complete_school
from partyschool_cli.cli.arguments.entities import find_school
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command

_HELP = """统计课程、师资、教学点和全年的课

数量；按主题、模块、授课方式、对象的学时；师资来源；现场教学点库；
各乡镇党员全年学时（对照 32 学时）；讲课任务和培训需求完成了没有。
只算在用的；取消的课和活动不算学时。与 pschool lint 同一种算法。"""


class Format(StrEnum):
    """Output formats of `stats`."""

    text = "text"
    json = "json"
    md = "md"


def _stats(
    context: typer.Context,
    school: Annotated[
        str | None,
        typer.Option(
            "--school",
            metavar="学校",
            help="只看这所学校和它的下级，写编号或名称",
            autocompletion=complete_school,
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="年份", min=dt.MINYEAR, max=dt.MAXYEAR, help="哪一年的课，默认今年"
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="text 文字、json 数据、md 可贴进文档的表"),
    ] = Format.text,
) -> None:
    from partyschool_cli.planning.periods import year_of
    from partyschool_cli.planning.statistics import statistics

    workspace = workspace_of(context)
    catalog = workspace.catalog()
    of_school = find_school(catalog, school) if school is not None else None
    days = year_of(year or workspace.today.year)
    stats = statistics(catalog, days, of_school, with_below=True, today=workspace.today)
    if format is Format.json:
        from partyschool_cli.views.stats_json import stats_json

        workspace.console.write(stats_json(stats).encode())
    elif format is Format.md:
        from partyschool_cli.views.stats_markdown import stats_markdown

        workspace.console.write(stats_markdown(stats).encode())
    else:
        from partyschool_cli.views.stats_text import stats_lines

        workspace.console.print(stats_lines(stats, workspace.console.width))


command = Command(_stats, _HELP, looks_back=True)
