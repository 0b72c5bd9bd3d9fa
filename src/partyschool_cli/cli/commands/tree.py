"""`pschool tree`: each school's 4+N courses, by theme."""

from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.catalog.structure import (
    CatalogStructure,
    catalog_structure,
    school_structure,
)
from partyschool_cli.cli.arguments.completion import complete_school
from partyschool_cli.cli.arguments.entities import find_school
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command

_HELP = """按“4+N”结构看课程：学校、主题课、特色课，带门数和学时

不写学校时列出全部学校，下级排在上级后面，上级的主题课只计数；
写了学校（编号、名称或其中几个字）就把它能用的课程全部列出，包括上级的。
没有课程的主题标“空缺”。门数、学时不计草稿。"""


class Format(StrEnum):
    """Output formats of `tree`."""

    text = "text"
    json = "json"
    md = "md"


def run(
    context: typer.Context,
    school: Annotated[
        str | None,
        typer.Argument(
            metavar="SCHOOL",
            help="学校的编号或名称，如 liudu、柳杜；不写就看全部",
            autocompletion=complete_school,
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="text 文字、json 数据、md 可贴进文档的列表"),
    ] = Format.text,
    all: Annotated[bool, typer.Option("--all", help="停用的也列出")] = False,
) -> None:
    """Show the structure of the whole catalog, or of one school in full."""
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    title = catalog.manifest.title
    if school is None:
        structure = catalog_structure(catalog, with_retired=all)
    else:
        found = find_school(catalog, school)
        structure = CatalogStructure((school_structure(catalog, found, with_retired=all),), ())
    full = school is not None
    if format is Format.json:
        from partyschool_cli.views.structure_json import structure_json

        workspace.console.write(structure_json(title, structure).encode())
    elif format is Format.md:
        from partyschool_cli.views.structure_markdown import structure_markdown

        workspace.console.write(structure_markdown(title, structure, full=full).encode())
    else:
        from partyschool_cli.views.structure_text import structure_lines

        width = workspace.console.width
        workspace.console.print(structure_lines(title, structure, width, full=full))


command = Command(run, _HELP, looks_back=True)
