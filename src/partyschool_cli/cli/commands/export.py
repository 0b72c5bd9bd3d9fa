"""`pschool export`: timetables, catalogs, registers and attendance lists as files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.cli.arguments import export_arguments as given
from partyschool_cli.cli.arguments import many_options
from partyschool_cli.cli.arguments.export_arguments import By, Layout, Paper, Style
from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.arguments.show_was import SHOW_WAS, earlier_if
from partyschool_cli.cli.arguments.subject import subjects_named
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.exporting.export_one import export_one
from partyschool_cli.cli.exporting.filters import Filters, filters_in
from partyschool_cli.cli.exporting.options import (
    check_batch_options,
    check_layout,
    check_many_options,
    check_own_options,
    check_show_was,
    check_template,
    folders_after,
    format_of_all,
    only_one,
    period,
    signing_of,
    template_bytes,
    write_sample,
)
from partyschool_cli.cli.exporting.target import (
    SHEET,
    SHEET_TITLE,
    check_subjects,
    color_named,
    document_named,
    export_target,
    is_sheet,
)
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.export.document import Scope, load_document, load_documents
from partyschool_cli.export.export_format import formats_for
from partyschool_cli.export.job import Job
from partyschool_cli.export.print_options import PrintOptions

_HELP = """导出课程表、课程目录、名册、签到表，培训手册和一年的计划、台账、总结

课程表要说明是谁的：--class、--teacher、--site 或 --school，写几次就是一个文件里有几张；
签到表、培训手册是一个班的。目录、名册、计划、台账可以只要一所学校的（--school；连下级一起加
--with-below）；台账也可以只要一位教师、一种任职、一个专题的。
文件整个写好才替换原来的；图片裁到内容为止，给手机看。
例：pschool export timetable --class 柳杜乡党员冬季 -o 课程表.pdf
　　pschool export timetable --all --out-dir 课程表 --format docx

sheet 是给人在 Excel、WPS 里改的工作簿，一种条目一张表；改好用 pschool import 导回来。
可以只要几种（sheet 课程 教师）、一所学校的（--school）或一个班用到的（--class）。

report 后面写几个课程目录的文件夹，就是加起来的一份总结：一个县一行，有合计、前几名和后几名。
例：pschool export report 清徐 阳曲 娄烦 -o 总结.docx
　　pschool export report --each 全省 -o 全省总结.pdf"""


def _formats_help() -> str:
    """The documents that each format can write."""
    rows = (
        f"  {name} {document.title}：{'、'.join(formats_for(document.content))}"
        for name, document in load_documents().items()
    )
    sheet = f"  {SHEET} {SHEET_TITLE}：xlsx"
    return "\n\n文件的后缀决定格式：\n" + "\n".join((*rows, sheet))


def _export(
    context: typer.Context,
    what: Annotated[str | None, given.WHAT] = None,
    kinds: Annotated[list[str] | None, given.KINDS] = None,
    *,
    output: Annotated[str | None, given.OUTPUT] = None,
    format: Annotated[str | None, given.FORMAT] = None,
    class_name: Annotated[list[str] | None, given.CLASS] = None,
    teacher: Annotated[list[str] | None, given.TEACHER] = None,
    site: Annotated[list[str] | None, given.SITE] = None,
    school: Annotated[list[str] | None, given.SCHOOL] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    year: Annotated[int | None, given.YEAR] = None,
    from_: Annotated[str | None, given.FROM] = None,
    to: Annotated[str | None, given.TO] = None,
    office: Annotated[str | None, given.OFFICE] = None,
    topic: Annotated[str | None, given.TOPIC] = None,
    rules: Annotated[str | None, given.RULES] = None,
    all: Annotated[bool, given.ALL] = False,
    drafts: Annotated[bool, given.DRAFTS] = False,
    out_dir: Annotated[str | None, given.OUT_DIR] = None,
    prune: Annotated[bool, given.PRUNE] = False,
    layout: Annotated[Layout | None, given.LAYOUT] = None,
    show_was: Annotated[bool, SHOW_WAS] = False,
    by: Annotated[By | None, given.BY] = None,
    across: Annotated[int | None, given.ACROSS] = None,
    roster: Annotated[str | None, given.ROSTER] = None,
    no_code: Annotated[bool, given.NO_CODE] = False,
    paper: Annotated[Paper, given.PAPER] = Paper.a4,
    title_color: Annotated[str | None, given.TITLE_COLOR] = None,
    style: Annotated[Style, given.STYLE] = Style.plain,
    template: Annotated[str | None, given.TEMPLATE] = None,
    write_template: Annotated[str | None, given.WRITE_TEMPLATE] = None,
    each: many_options.Each = False,
    catalogs_from: many_options.CatalogsFrom = None,
    jobs: many_options.Jobs = None,
    scheduler: many_options.Scheduler = None,
    shared: many_options.Shared = False,
) -> None:
    workspace = workspace_of(context)
    if write_template is not None:
        alone = what is None and output is None
        write_sample(workspace, write_template, style.value, alone=alone)
        return
    check_with_below(with_below, bool(school))
    own_options = {
        "--by": by,
        "--across": across,
        "--roster": roster,
        "--office": office,
        "--topic": topic,
        "--rules": rules,
    }
    if is_sheet(what):
        from partyschool_cli.cli.exporting.sheet import SheetRequest, check_options, export_sheet

        check_options(
            {
                "--teacher": teacher,
                "--site": site,
                "--year": year,
                "--from": from_,
                "--to": to,
                "--all": all,
                "--drafts": drafts,
                "--out-dir": out_dir,
                "--prune": prune,
                "--layout": layout,
                "--show-was": show_was,
                **own_options,
                "--no-code": no_code,
                "--title-color": title_color,
                "--paper": paper is not Paper.a4,
                "--style": style is not Style.plain,
                "--template": template,
                "--each": each,
                "--catalogs-from": catalogs_from,
                "--jobs": jobs,
                "--scheduler": scheduler,
                "--shared": shared,
            }
        )
        one_class, one_school = only_one("--class", class_name), only_one("--school", school)
        export_sheet(
            workspace,
            SheetRequest(kinds or (), output, format, one_class, one_school, with_below),
        )
        return
    name = document_named(what)
    document = load_document(name)
    folders = folders_after(document, kinds)
    many = ManyRequest(folders, each, catalogs_from, jobs, scheduler, shared)
    days = period(document, year, from_, to, workspace.today)
    check_layout(document, layout)
    check_show_was(document, show_was)
    check_own_options(document, own_options)
    check_batch_options(
        {"--out-dir": out_dir, "--prune": prune, "--drafts": drafts}, all=all, roster=roster
    )
    options = PrintOptions(
        printed=workspace.today,
        layout=layout.value if layout else None,
        paper=paper.value,
        title_color=None if title_color is None else color_named(title_color),
        style=style.value,
        template=template_bytes(template, output),
    )
    if many.folders or many.names_catalogs:
        from partyschool_cli.cli.exporting.export_many_report import export_many_report

        one_catalogs = {"--class": class_name, "--teacher": teacher, "--site": site}
        check_many_options(document, {**one_catalogs, "--school": school, "--all": all})
        report_target = export_target(name, output, format)
        check_template(template, report_target.format)
        raise typer.Exit(export_many_report(workspace, report_target, days, options, many))
    named: list[Sequence[str]] = [words or () for words in (class_name, teacher, site, school)]
    if all:
        only_one("--school", school)
        chosen = format_of_all(name, output, format, out_dir, named[:3])
        file = None
    else:
        target = export_target(name, output, format)
        chosen, file = target.format, target.file
    check_template(template, chosen)
    signing = signing_of(by, across, roster)
    catalog = workspace.catalog()
    subjects = subjects_named(catalog, *named)
    if not all:
        check_subjects(document, subjects)
    scope = Scope(
        next(iter(subjects), None),
        *days,
        today=workspace.today,
        earlier=earlier_if(show_was, catalog),
        more=subjects[1:],
        with_below=with_below,
        drafts=drafts,
        signing=signing,
        **filters_in(catalog, Filters(office, topic, rules))._asdict(),
    )
    job = Job(name, chosen, options, scope, has_code=not no_code)
    if all:
        from partyschool_cli.cli.exporting.export_all import export_all

        export_all(workspace, catalog, job, Path(out_dir or ""), prune=prune)
    else:
        export_one(workspace, catalog, job, file)


command = Command(_export, _HELP, epilog=_formats_help, looks_back=True)
