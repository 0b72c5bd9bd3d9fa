"""`pschool export`: timetables, catalogs, registers and attendance lists as files."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.completion import (
    complete_class,
    complete_school,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.arguments.show_was import SHOW_WAS, earlier_if
from partyschool_cli.cli.arguments.subject import subject_named
from partyschool_cli.cli.export_one import export_one
from partyschool_cli.cli.export_options import (
    check_layout,
    check_show_was,
    check_template,
    format_of_all,
    period,
    template_bytes,
    write_sample,
)
from partyschool_cli.cli.export_target import (
    SHEET,
    SHEET_TITLE,
    check_subject,
    color_named,
    document_named,
    export_target,
    is_sheet,
)
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.document import Scope, load_document, load_documents
from partyschool_cli.export.export_format import format_names, formats_for
from partyschool_cli.export.job import Job
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind


class Layout(StrEnum):
    """Layouts of a timetable."""

    grid = "grid"
    list = "list"


class Paper(StrEnum):
    """Sizes of paper."""

    a4 = "a4"
    a3 = "a3"


class Style(StrEnum):
    """Font sets of a document."""

    plain = "plain"
    official = "official"


_HELP = """导出课程表、课程目录、名册和签到表

课程表要说明是谁的：--class、--teacher、--site 或 --school；签到表是一个班的。
目录和名册可以只要一所学校的（--school）。文件整个写好才替换原来的；图片每页一个文件。
例：pschool export timetable --class 柳杜乡党员冬季 -o 课程表.pdf
　　pschool export timetable --all --out-dir 课程表 --format docx

sheet 是给人在 Excel、WPS 里改的工作簿，一种条目一张表；改好用 pschool import 导回来。
可以只要几种（sheet 课程 教师）、一所学校的（--school）或一个班用到的（--class）。"""


def _formats_help() -> str:
    """The documents that each format can write."""
    rows = (
        f"  {name} {document.title}：{'、'.join(formats_for(document.content))}"
        for name, document in load_documents().items()
    )
    sheet = f"  {SHEET} {SHEET_TITLE}：xlsx"
    return "\n\n文件的后缀决定格式：\n" + "\n".join((*rows, sheet))


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


_WHAT = typer.Argument(
    metavar="WHAT",
    help="导出什么："
    + "、".join(f"{name} {document.title}" for name, document in load_documents().items())
    + f"、{SHEET} {SHEET_TITLE}",
    autocompletion=_complete_what,
)
_KINDS = typer.Argument(
    metavar="KIND…", help="工作簿要哪几种：课程、教师、教学点、班次、课次、学校；不写都要"
)
_OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，如 课程表.pdf；- 是标准输出",
    parser=path_text,
)
_FORMAT = typer.Option(
    "--format", metavar="格式", help="不看后缀，写成这种格式", autocompletion=_complete_format
)
_CLASS = typer.Option("--class", metavar="班次", help="这个班的", autocompletion=complete_class)
_TEACHER = typer.Option(
    "--teacher", metavar="教师", help="这位教师的", autocompletion=complete_teacher
)
_SITE = typer.Option("--site", metavar="教学点", help="这个教学点的", autocompletion=complete_site)
_SCHOOL = typer.Option(
    "--school", metavar="学校", help="这所学校的", autocompletion=complete_school
)
_YEAR = typer.Option(
    "--year",
    metavar="年份",
    min=dt.MINYEAR,
    max=dt.MAXYEAR,
    help="哪一年的总结、计划，默认今年",
)
_FROM = typer.Option("--from", metavar="日期", help="课程表从哪天起，如 2026-10-12、2026-10、本周")
_TO = typer.Option("--to", metavar="日期", help="课程表到哪天止")
_ALL = typer.Option("--all", help="每个班一个文件，另有一页目录；要写 --out-dir")
_PRUNE = typer.Option("--prune", help="--all 时删去以前导出的、班次已经没有了的文件")
_OUT_DIR = typer.Option(
    "--out-dir", metavar="DIR", help="--all 的文件写到这个文件夹", parser=path_text
)
_LAYOUT = typer.Option(
    "--layout",
    case_sensitive=False,
    help="课程表的版式：grid 一周一格，list 一课一行；默认看课的疏密",
)
_PAPER = typer.Option("--paper", case_sensitive=False, help="纸张：a4（默认）、a3")
_TITLE_COLOR = typer.Option("--title-color", metavar="颜色", help="标题的颜色，如 #c00000、red")
_STYLE = typer.Option(
    "--style", case_sensitive=False, help="official：用系统里的方正小标宋、仿宋、黑体、楷体"
)
_TEMPLATE = typer.Option(
    "--template", metavar="FILE", help="按这个 Word 样本的样式排 .docx", parser=path_text
)
_WRITE_TEMPLATE = typer.Option(
    "--write-template",
    metavar="FILE",
    help="写出 Word 样本，改好样式后给 --template 用",
    parser=path_text,
)


def _export(
    context: typer.Context,
    what: Annotated[str | None, _WHAT] = None,
    kinds: Annotated[list[str] | None, _KINDS] = None,
    *,
    output: Annotated[str | None, _OUTPUT] = None,
    format: Annotated[str | None, _FORMAT] = None,
    class_name: Annotated[str | None, _CLASS] = None,
    teacher: Annotated[str | None, _TEACHER] = None,
    site: Annotated[str | None, _SITE] = None,
    school: Annotated[str | None, _SCHOOL] = None,
    year: Annotated[int | None, _YEAR] = None,
    from_: Annotated[str | None, _FROM] = None,
    to: Annotated[str | None, _TO] = None,
    all: Annotated[bool, _ALL] = False,
    out_dir: Annotated[str | None, _OUT_DIR] = None,
    prune: Annotated[bool, _PRUNE] = False,
    layout: Annotated[Layout | None, _LAYOUT] = None,
    show_was: Annotated[bool, SHOW_WAS] = False,
    paper: Annotated[Paper, _PAPER] = Paper.a4,
    title_color: Annotated[str | None, _TITLE_COLOR] = None,
    style: Annotated[Style, _STYLE] = Style.plain,
    template: Annotated[str | None, _TEMPLATE] = None,
    write_template: Annotated[str | None, _WRITE_TEMPLATE] = None,
) -> None:
    workspace = workspace_of(context)
    if write_template is not None:
        alone = what is None and output is None
        write_sample(workspace, write_template, style.value, alone=alone)
        return
    if is_sheet(what):
        from partyschool_cli.cli.export_sheet import SheetRequest, check_options, export_sheet

        given = {
            "--teacher": teacher,
            "--site": site,
            "--year": year,
            "--from": from_,
            "--to": to,
            "--all": all,
            "--out-dir": out_dir,
            "--prune": prune,
            "--layout": layout,
            "--show-was": show_was,
            "--title-color": title_color,
            "--paper": paper is not Paper.a4,
            "--style": style is not Style.plain,
            "--template": template,
        }
        check_options(given)
        export_sheet(workspace, SheetRequest(kinds or (), output, format, class_name, school))
        return
    name = document_named(what)
    if kinds:
        hint = "只有 sheet（工作簿）后面写种类；只要一个班的，写 --class 班次"
        raise CommandLineError(f"多写了“{kinds[0]}”", hint)
    document = load_document(name)
    days = period(document, year, from_, to, workspace.today)
    check_layout(document, layout)
    check_show_was(document, show_was)
    options = PrintOptions(
        printed=workspace.today,
        layout=layout.value if layout else None,
        paper=paper.value,
        title_color=None if title_color is None else color_named(title_color),
        style=style.value,
        template=template_bytes(template, output),
    )
    if all:
        from partyschool_cli.cli.export_all import export_all

        chosen = format_of_all(name, output, format, out_dir, (class_name, teacher, site))
        check_template(template, chosen)
        catalog = workspace.catalog()
        own = None if school is None else resolve(catalog, school, (Kind.SCHOOL,))
        job = Job(
            name,
            chosen,
            options,
            Scope(own, *days, today=workspace.today, earlier=earlier_if(show_was, catalog)),
        )
        export_all(workspace, catalog, job, Path(out_dir or ""), prune=prune)
        return
    if out_dir is not None or prune:
        option = "--prune" if out_dir is None else "--out-dir"
        raise CommandLineError(f"{option} 要和 --all 一起用", "只导出一个文件时用 -o 文件")
    target = export_target(name, output, format)
    check_template(template, target.format)
    catalog = workspace.catalog()
    subject = subject_named(catalog, class_name, teacher, site, school)
    check_subject(document, subject)
    scope = Scope(subject, *days, today=workspace.today, earlier=earlier_if(show_was, catalog))
    export_one(workspace, catalog, Job(name, target.format, options, scope), target.file)


command = Command(_export, _HELP, epilog=_formats_help, looks_back=True)
