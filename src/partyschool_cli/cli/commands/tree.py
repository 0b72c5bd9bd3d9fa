"""`pschool tree`: each school's 4+N courses, by theme."""

from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.school_scope import named_below, schools_of
from partyschool_cli.catalog.structure import (
    CatalogStructure,
    catalog_structure,
    school_structure,
)
from partyschool_cli.catalog.theme_matrix import ThemeMatrix, theme_matrix
from partyschool_cli.cli.arguments.completion import complete_school
from partyschool_cli.cli.arguments.entities import find_school
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.school import School

_HELP = """按“4+N”结构看课程：学校、主题课、特色课，带门数和学时

不写学校时列出全部学校，下级排在上级后面，上级的主题课只计数；
写了学校（编号、名称或其中几个字）就把它能用的课程全部列出，包括上级的。
没有课程的主题标“空缺”。门数、学时不计草稿。--matrix 看哪所学校缺哪个主题。"""


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
    matrix: Annotated[
        bool, typer.Option("--matrix", help="一张表：每所学校一行，每个主题一列")
    ] = False,
    with_below: Annotated[bool, WITH_BELOW] = False,
) -> None:
    """Show the structure of the whole catalog, or of one school in full."""
    workspace = workspace_of(context)
    check_with_below(with_below, school is not None)
    if with_below and not matrix:
        raise CommandLineError("--with-below 在这里要和 --matrix 一起用", "加 --matrix，或去掉它")
    catalog = workspace.catalog()
    title = catalog.manifest.title
    if school is not None and not with_below:
        _tell_of_those_below(workspace, catalog, find_school(catalog, school))
    if matrix:
        own = None if school is None else find_school(catalog, school)
        meant = schools_of(catalog, own, with_below=with_below)
        listed = catalog_structure(catalog, with_retired=all).schools
        shown = theme_matrix(one for one in listed if meant is None or one.school.id in meant)
        _show_matrix(workspace.console, title, shown, format)
        return
    if school is None:
        structure = catalog_structure(catalog, with_retired=all)
    else:
        found = find_school(catalog, school)
        structure = CatalogStructure((school_structure(catalog, found, with_retired=all),), ())
    _show_structure(workspace.console, title, structure, format, full=school is not None)


def _tell_of_those_below(workspace: Workspace, catalog: Catalog, school: School) -> None:
    """Says so where only schools below have courses: the county may be meant, not its school."""

    def holds(name: str) -> bool:
        return any(
            course.school == name and course.status == "active"
            for course in catalog.courses.values()
        )

    if holds(school.id):
        return
    if below := named_below(catalog, school.id, holds):
        workspace.console.note(
            f"{school.title}自己没有课程；下级有的是{below}。"
            f"看下级：pschool tree {school.id} --matrix --with-below"
        )


def _show_structure(
    console: Console, title: str, structure: CatalogStructure, format: Format, *, full: bool
) -> None:
    if format is Format.json:
        from partyschool_cli.views.structure_json import structure_json

        console.write(structure_json(title, structure).encode())
    elif format is Format.md:
        from partyschool_cli.views.structure_markdown import structure_markdown

        console.write(structure_markdown(title, structure, full=full).encode())
    else:
        from partyschool_cli.views.structure_text import structure_lines

        console.print(structure_lines(title, structure, console.width, full=full))


def _show_matrix(console: Console, title: str, matrix: ThemeMatrix, format: Format) -> None:
    from partyschool_cli.views.theme_matrix import matrix_json, matrix_lines, matrix_markdown

    if format is Format.json:
        console.write(matrix_json(title, matrix).encode())
    elif format is Format.md:
        console.write(matrix_markdown(title, matrix).encode())
    else:
        console.print(matrix_lines(title, matrix, console.width))


command = Command(run, _HELP, looks_back=True)
