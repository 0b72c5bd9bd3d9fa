"""`pschool import`: tables of Excel, WPS and Word as entities and sessions."""

from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.catalog.folding import fold
from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
)
from partyschool_cli.cli.arguments.completion import (
    complete_class,
    complete_import_kind,
    complete_school,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.importing.import_options import ImportOptions
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind, kind_named

if TYPE_CHECKING:
    from partyschool_cli.exchange.workbook.merging import Side

_HELP = """导入 Excel、WPS、Word 里的表：课程表、教师名册、课程目录、教学点

pschool import 课程表.xlsx --class 2026年党员冬季轮训班
先把读懂了什么列给你看，猜的都标出来，再写进课程目录；--dry-run 只看不写，pschool undo 撤回。

能读 .xlsx .xls .ods .csv、.docx 里的表；从表里复制的内容用 -：pschool import - --class …
列名不必照着谁的：课程名称、教学内容、主讲、授课人、地点、午别……都认得；认错了用 --map 改。

目录里没有的教师、课程、教学点先记成草稿；和目录里的有点像的名字，在终端里会问是不是同一个。
已经有的不会再建一个：空着的项补上，不一样的说给你听，不改。

pschool export sheet 导出的工作簿，改完也用这条命令导回来：只改动过的格子。"""

# What a table may be of, as `--as` and `--template` take it.
_KINDS = (Kind.SESSION, Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS)

_FILES = typer.Argument(
    metavar="FILE…", help="要导入的文件；- 是标准输入", parser=path_text, show_default=False
)
_AS = typer.Option(
    "--as",
    metavar="KIND",
    help="表里是什么：课程、教师、教学点、班次、课次；不写就看列名",
    autocompletion=complete_import_kind,
)
_CLASS = typer.Option(
    "--class",
    metavar="班次",
    help="课次排进这个班（编号或名称）；还没有就新建",
    autocompletion=complete_class,
)
_SCHOOL = typer.Option(
    "--school",
    metavar="学校",
    help="新建的班次、课程等是这所学校的",
    autocompletion=complete_school,
)
_MAP = typer.Option(
    "--map", metavar="列=字段", help="这一列是什么，如 C=teachers、主讲=授课人；可写几次"
)
_SHEET = typer.Option("--sheet", metavar="名称", help="只看这张工作表")
_YEAR = typer.Option("--year", metavar="年", help="日期没有写年份时是哪一年", min=1900, max=2200)
_AUDIENCE = typer.Option("--audience", metavar="对象", help="新班次的对象，如 党员、村干部")
_SIZE = typer.Option("--size", metavar="人数", help="新班次的学员人数", min=1)
_NO_NEW = typer.Option("--no-new", help="目录里没有的名字不新建，那一行不导")
_ACCEPT_SIMILAR = typer.Option("--accept-similar", help="有点像的名字都当作目录里的那一个")
_PARTIAL = typer.Option("--partial", help="有的行没读懂，也把其余的写进去")
_OURS = typer.Option("--ours", help="工作簿与目录两边都改了的，用目录的")
_THEIRS = typer.Option("--theirs", help="工作簿与目录两边都改了的，用工作簿的")
_DELETE = typer.Option("--delete", help="工作簿里删去的行，目录里也删去")
_TEMPLATE = typer.Option(
    "--template",
    metavar="KIND",
    help="不导入，写一个空表供人填写：课次、课程、教师、教学点、班次",
    autocompletion=complete_import_kind,
)
_OUTPUT = typer.Option(
    "--output", "-o", metavar="FILE", help="--template 写到这个文件", parser=path_text
)


def run(
    context: typer.Context,
    files: Annotated[list[str] | None, _FILES] = None,
    *,
    as_: Annotated[str | None, _AS] = None,
    class_name: Annotated[str | None, _CLASS] = None,
    school: Annotated[str | None, _SCHOOL] = None,
    map: Annotated[list[str] | None, _MAP] = None,
    sheet: Annotated[str | None, _SHEET] = None,
    year: Annotated[int | None, _YEAR] = None,
    audience: Annotated[str | None, _AUDIENCE] = None,
    size: Annotated[int | None, _SIZE] = None,
    no_new: Annotated[bool, _NO_NEW] = False,
    accept_similar: Annotated[bool, _ACCEPT_SIMILAR] = False,
    partial: Annotated[bool, _PARTIAL] = False,
    ours: Annotated[bool, _OURS] = False,
    theirs: Annotated[bool, _THEIRS] = False,
    delete: Annotated[bool, _DELETE] = False,
    template: Annotated[str | None, _TEMPLATE] = None,
    output: Annotated[str | None, _OUTPUT] = None,
    no_input: NoInput = False,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    """Run `pschool import`."""
    workspace = workspace_of(context)
    if template is not None or output is not None:
        from partyschool_cli.cli.importing.template_file import write_template

        write_template(workspace, _kind(template, "--template"), output, files or ())
        return
    if not files:
        message = "还缺：导入哪个文件（FILE）"
        raise CommandLineError(message, "如 pschool import 课程表.xlsx --class 班次")
    kind = _kind(as_, "--as")
    if class_name is not None and kind not in (None, Kind.SESSION):
        raise CommandLineError("--class 只用于课次", f"去掉 --class，或去掉 --as {as_}")
    options = ImportOptions(
        change=ChangeOptions(dry_run, force, format),
        asks=can_ask(no_input or format is Format.json),
        partial=partial,
        side=_side(ours=ours, theirs=theirs),
        delete=delete,
        kind=kind,
        class_name=class_name,
        school=school,
        columns=_columns(map or ()),
        sheet=sheet,
        year=year,
        audience=(audience,) if audience is not None else (),
        size=size,
        makes_new=not no_new,
        accept_similar=accept_similar,
    )
    from partyschool_cli.cli.importing.import_files import import_files

    raise typer.Exit(import_files(open_desk(workspace), files, options))


def _side(*, ours: bool, theirs: bool) -> "Side | None":
    """Whose values are kept where both changed. Raises CommandLineError for both."""
    if ours and theirs:
        raise CommandLineError(
            "--ours 和 --theirs 只能写一个", "用目录的写 --ours，用表的写 --theirs"
        )
    return "ours" if ours else "theirs" if theirs else None


def _kind(word: str | None, option: str) -> Kind | None:
    """The kind that an option names. Raises CommandLineError for none."""
    if word is None:
        return None
    found = kind_named(fold(word).strip())
    if found not in _KINDS:
        names = "、".join(kind.title for kind in _KINDS)
        raise CommandLineError(f"{option} 后面写表里是什么，“{word}”不行", f"可写 {names}")
    return found


def _columns(words: list[str] | tuple[()]) -> dict[str, str]:
    """The columns of `--map`. Raises CommandLineError for what is no `列=字段`."""
    found: dict[str, str] = {}
    for word in words:
        heading, equals, field = word.replace("＝", "=").rpartition("=")
        if not equals or not heading.strip() or not field.strip():
            raise CommandLineError(f"--map 要写成 列=字段，“{word}”不是", "如 --map C=teachers")
        if heading.strip() in found:
            raise CommandLineError(f"--map 里列“{heading.strip()}”写了两次", "只留一个")
        found[heading.strip()] = field.strip()
    return found


command = Command(run, _HELP)
