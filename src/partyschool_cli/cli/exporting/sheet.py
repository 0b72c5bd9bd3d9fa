"""`pschool export sheet`: the catalog as a workbook to edit in Excel and take back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import refuse_for_below
from partyschool_cli.cli.arguments.subject import subject_named
from partyschool_cli.cli.output import STANDARD_OUTPUT, write_output
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.layout import columns_of
from partyschool_cli.model.kind import Kind, kind_named
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE
from partyschool_cli.wording.measure_words import measured

if TYPE_CHECKING:
    from partyschool_cli.exchange.workbook.exported import ExportedRow

_EXAMPLE: Final = "pschool export sheet -o 目录.xlsx"
_MOST_TOLD: Final = 10


class SheetRequest(NamedTuple):
    """What the command line says: kinds (none: all), a school or a class, and the file.

    `with_below`: the schools below the school too.
    """

    kinds: Sequence[str]
    output: str | None
    format: str | None
    class_name: str | None
    school: str | None
    with_below: bool = False


def check_options(given: Mapping[str, object]) -> None:
    """Raises CommandLineError for options of documents, which a workbook has no use for."""
    if words := "、".join(option for option, value in given.items() if value):
        raise CommandLineError(f"工作簿不用 {words}", "去掉它；可用的有 --school、--class")


def export_sheet(workspace: Workspace, request: SheetRequest) -> None:
    """Write the workbook. Raises CommandLineError for options that do not fit."""
    from partyschool_cli.edit.values import ValueContext
    from partyschool_cli.exchange.workbook.exported import exported_rows
    from partyschool_cli.exchange.workbook.selection import keys_for
    from partyschool_cli.exchange.workbook.writer import SheetRows, write_workbook

    kinds = _kinds(request.kinds)
    target = _target(request)
    catalog = workspace.catalog()
    subject = subject_named(catalog, request.class_name, None, None, request.school)
    lookup = Lookup(catalog.tree, lambda: catalog)
    context = ValueContext(workspace.today, None)
    keys = keys_for(catalog, kinds, subject, with_below=request.with_below)
    if subject is not None and subject.kind is Kind.SCHOOL and not any(keys.values()):
        what = "、".join(kind.title for kind in kinds)
        refuse_for_below(
            catalog,
            subject.id,
            what,
            lambda name: any(keys_for(catalog, kinds, Key(Kind.SCHOOL, name)).values()),
        )
    sheets = [SheetRows(kind, exported_rows(catalog, keys[kind], context)) for kind in kinds]
    with workspace.progress("正在写工作簿") as shown:
        shown(0, 1)
        data = write_workbook(lookup, sheets, title=catalog.manifest.title)
    for line in _warnings((row for sheet in sheets for row in sheet.rows), data):
        workspace.console.note(f"注意：{line}")
    if target == STANDARD_OUTPUT:
        _to_standard_output(workspace, data)
        return
    counts = "、".join(
        f"{sheet.kind.title} {measured(len(sheet.rows), sheet.kind)}" for sheet in sheets
    )
    write_output(workspace.console, data, target, counts)
    workspace.console.note(f"改好后导回来：pschool import {target}")


def _kinds(words: Iterable[str]) -> list[Kind]:
    found: list[Kind] = []
    for word in words:
        kind = kind_named(fold(word))
        if kind is None:
            names = "、".join(one.title for one in Kind)
            raise CommandLineError(f"没有“{word}”这种条目", f"可写 {names}，不写就都要")
        found.append(kind)
    return [kind for kind in Kind if kind in found or not found]


def _target(request: SheetRequest) -> str:
    output = request.output
    if output is None:
        raise CommandLineError("没有写导出到哪个文件", f"加 -o，如 {_EXAMPLE}")
    name = fold(request.format).removeprefix(".") if request.format else None
    suffix = fold(Path(output).suffix).removeprefix(".")
    if output == STANDARD_OUTPUT and name is None:
        raise CommandLineError("写到标准输出时要说明格式", "加 --format xlsx")
    if (name or suffix) != "xlsx":
        raise CommandLineError("工作簿只能写成 .xlsx", f"写成 {_EXAMPLE}")
    return output


def _to_standard_output(workspace: Workspace, data: bytes) -> None:
    if workspace.console.is_terminal:
        raise CommandLineError("xlsx 不是文本，不能显示在终端上", "写入文件：-o 目录.xlsx")
    workspace.console.write(data)


def _warnings(rows: "Iterable[ExportedRow]", data: bytes) -> Iterator[str]:
    """What the workbook does not hold whole, and whether it can be taken back."""
    names = [
        f"{row.key.id} 的{field.title}"
        for row in rows
        for field in columns_of(row.key.kind)
        if field.name in row.cells and not row.cells[field.name].is_whole
    ]
    if names:
        more = f"等 {len(names)} 格" if len(names) > _MOST_TOLD else ""
        yield (
            f"{'、'.join(names[:_MOST_TOLD])}{more}没有照原样写出（太长的截短，个人号码遮住），"
            "不改它们，导回来就不变"
        )
    if len(data) > MAX_GIVEN_SIZE:
        yield f"工作簿有 {len(data):,} 字节，超过 20 MiB，导不回来；分几次导出，如 --school 学校"
