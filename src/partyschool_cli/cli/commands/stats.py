"""`pschool stats`: statistics of the catalog and its plans."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.cli.arguments import many_options
from partyschool_cli.cli.arguments.catalog_folders import folders_among
from partyschool_cli.cli.arguments.completion import complete_school
from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.arguments.with_below import WITH_BELOW
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command

_HELP = """统计课程、师资、教学点和全年的课

数量；按主题、模块、授课方式、对象的学时；师资来源；现场教学点库；
各乡镇党员全年学时（对照 32 学时）；讲课任务和培训需求完成了没有。
写了学校就只看这所学校自己的。--by 看期数、人次、学时：按学校、月、授课人、教学点、班型。
只算在用的；取消的课和活动不算学时。与 pschool lint 同一种算法。
例：pschool stats 柳杜 --by month　　pschool stats --by school,type -o 统计.xlsx

写了几个课程目录的文件夹就把它们加起来：一个县一行，有合计，有前几名和后几名，
有没有讲够党课、学时不够的乡镇。写一个词时，那里有课程目录的是文件夹，其余是学校；
学校和文件夹同名就用 --school 写学校。有一个县没有读成就返回 1，其余照算。
例：pschool stats 清徐 阳曲 娄烦　　pschool stats --each 全省 -o 全省统计.xlsx"""


class Format(StrEnum):
    """Output formats of `stats`."""

    text = "text"
    json = "json"
    md = "md"
    xlsx = "xlsx"
    docx = "docx"


_WORDS = typer.Argument(
    metavar="SCHOOL|DIR…",
    help="学校的编号或名称，如 liudu、柳杜，不写就看全部；或者几个课程目录的文件夹",
    autocompletion=complete_school,
)
_SCHOOL_OPTION = typer.Option(
    "--school", metavar="学校", help="同上", autocompletion=complete_school
)
_YEAR = typer.Option(
    "--year", metavar="年份", min=dt.MINYEAR, max=dt.MAXYEAR, help="哪一年的课，默认今年"
)
_FROM = typer.Option("--from", metavar="日期", help="从哪天起，如 2026-10-12、2026-10、上半年")
_TO = typer.Option("--to", metavar="日期", help="到哪天止")
_BY = typer.Option(
    "--by",
    metavar="分项",
    help="按什么看期数、人次、学时：school 学校、month 月、teacher 授课人、site 教学点、"
    "type 班型；几项之间用逗号",
)
_OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，后缀决定格式：.xlsx .docx .md .json",
    parser=path_text,
)
_FORMAT = typer.Option(
    "--format", metavar="格式", help="text 文字（默认）、json 数据、md 可贴进文档的表、xlsx、docx"
)


def _stats(
    context: typer.Context,
    words: Annotated[list[str] | None, _WORDS] = None,
    *,
    school_option: Annotated[str | None, _SCHOOL_OPTION] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    year: Annotated[int | None, _YEAR] = None,
    from_: Annotated[str | None, _FROM] = None,
    to: Annotated[str | None, _TO] = None,
    by: Annotated[str | None, _BY] = None,
    output: Annotated[str | None, _OUTPUT] = None,
    format: Annotated[Format | None, _FORMAT] = None,
    each: many_options.Each = False,
    catalogs_from: many_options.CatalogsFrom = None,
    jobs: many_options.Jobs = None,
    scheduler: many_options.Scheduler = None,
    shared: many_options.Shared = False,
) -> None:
    from partyschool_cli.cli.counting.run_stats import StatsRequest, run_stats

    given = tuple(words or ())
    many = ManyRequest((), each, catalogs_from, jobs, scheduler, shared)
    folders = folders_among(given, all_are=many.names_catalogs)
    school = given[0] if given and not folders else None
    asked = StatsRequest(
        school, school_option, with_below, year, from_, to, by, output, format and format.value
    )
    workspace = workspace_of(context)
    if folders or many.names_catalogs:
        from partyschool_cli.cli.counting.run_many_stats import run_many_stats

        raise typer.Exit(run_many_stats(workspace, asked, many._replace(folders=folders)))
    run_stats(workspace, asked)


command = Command(_stats, _HELP, looks_back=True)
