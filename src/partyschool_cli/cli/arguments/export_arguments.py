"""The arguments and options of `export`, with what completes them."""

import datetime as dt
from enum import StrEnum

import typer

from partyschool_cli.cli.arguments.completion import (
    complete_class,
    complete_school,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.exporting.target import SHEET, SHEET_TITLE
from partyschool_cli.export.document import load_documents
from partyschool_cli.export.export_format import format_names, formats_for


class Layout(StrEnum):
    """Layouts of a timetable."""

    grid = "grid"
    list = "list"
    month = "month"
    weeks = "weeks"


class Paper(StrEnum):
    """Sizes of paper."""

    a4 = "a4"
    a3 = "a3"


class Style(StrEnum):
    """Font sets of a document."""

    plain = "plain"
    official = "official"


class By(StrEnum):
    """What a column of an attendance list is signed for."""

    session = "session"
    half_day = "half-day"
    day = "day"


def _complete_what(incomplete: str) -> list[str]:
    documents = load_documents()
    titles = (document.title for document in documents.values())
    names = [*documents, SHEET, *titles, SHEET_TITLE]
    found = [name for name in names if incomplete and name.startswith(incomplete)]
    return found or [*documents, SHEET]


def _complete_format(incomplete: str) -> list[str]:
    contents = [document.content for document in load_documents().values()]
    known = {name for content in contents for name in formats_for(content)}
    return [name for name in format_names() if name in known and name.startswith(incomplete)]


WHAT = typer.Argument(
    metavar="WHAT",
    help="导出什么："
    + "、".join(f"{name} {document.title}" for name, document in load_documents().items())
    + f"、{SHEET} {SHEET_TITLE}",
    autocompletion=_complete_what,
)
KINDS = typer.Argument(
    metavar="KIND|DIR…",
    help="工作簿要哪几种：课程、教师、教学点、班次、课次、学校，不写都要；"
    "总结（report）是哪几个课程目录的，不写就是这一个",
)
OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，如 课程表.pdf；- 是标准输出",
    parser=path_text,
)
FORMAT = typer.Option(
    "--format", metavar="格式", help="不看后缀，写成这种格式", autocompletion=_complete_format
)
CLASS = typer.Option(
    "--class", metavar="班次", help="这个班的；课程表可写几次", autocompletion=complete_class
)
TEACHER = typer.Option(
    "--teacher", metavar="教师", help="这位教师的；可写几次", autocompletion=complete_teacher
)
SITE = typer.Option(
    "--site", metavar="教学点", help="这个教学点的；可写几次", autocompletion=complete_site
)
SCHOOL = typer.Option(
    "--school",
    metavar="学校",
    help="这所学校的，不含下级；课程表可写几次",
    autocompletion=complete_school,
)
YEAR = typer.Option(
    "--year",
    metavar="年份",
    min=dt.MINYEAR,
    max=dt.MAXYEAR,
    help="哪一年的；计划、总结默认今年，其他默认不限",
)
FROM = typer.Option("--from", metavar="日期", help="从哪天起，如 2026-10-12、2026-10、本周")
TO = typer.Option("--to", metavar="日期", help="到哪天止")
OFFICE = typer.Option("--office", metavar="任职", help="台账只要任这个职的，如 党委书记")
TOPIC = typer.Option("--topic", metavar="专题", help="台账只要这个专题的，如 党课")
RULES = typer.Option(
    "--rules",
    metavar="FILE",
    help="手册里的管理规定：Markdown 文件（标题、列表、段落、加粗）",
    parser=path_text,
)
ALL = typer.Option("--all", help="每个班一个文件，另有一页目录；要写 --out-dir")
DRAFTS = typer.Option("--drafts", help="--all 时草稿班次也要")
PRUNE = typer.Option("--prune", help="--all 时删去以前导出的、班次已经没有了的文件")
OUT_DIR = typer.Option(
    "--out-dir", metavar="DIR", help="--all 的文件写到这个文件夹", parser=path_text
)
LAYOUT = typer.Option(
    "--layout",
    case_sensitive=False,
    help="课程表的版式：grid 一周一格，list 一课一行（图片里一课一张卡片），month 一月一页，"
    "weeks 几周一页；默认看课的疏密",
)
PAPER = typer.Option("--paper", case_sensitive=False, help="纸张：a4（默认）、a3")
TITLE_COLOR = typer.Option("--title-color", metavar="颜色", help="标题的颜色，如 #c00000、red")
STYLE = typer.Option(
    "--style", case_sensitive=False, help="official：用系统里的方正小标宋、仿宋、黑体、楷体"
)
TEMPLATE = typer.Option(
    "--template", metavar="FILE", help="按这个 Word 样本的样式排 .docx", parser=path_text
)
WRITE_TEMPLATE = typer.Option(
    "--write-template",
    metavar="FILE",
    help="写出 Word 样本，改好样式后给 --template 用",
    parser=path_text,
)
NO_CODE = typer.Option("--no-code", help="不印版本、校验码和二维码")
BY = typer.Option(
    "--by",
    case_sensitive=False,
    help="签到表一栏签什么：half-day 半天（默认）、session 一次课、day 一天",
)
ACROSS = typer.Option("--across", min=1, max=2, help="签到表一行几个人：1（默认）或 2")
ROSTER = typer.Option(
    "--roster",
    metavar="FILE",
    help="签到表的名单：.xlsx、.csv、.txt；名字只印在表上，不存进目录",
    parser=path_text,
)
