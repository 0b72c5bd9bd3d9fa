"""Check and resolve options of `export`: days, layouts, templates and their sample, `--all`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from partyschool_cli.cli.arguments.said_days import days_of_year, said_days
from partyschool_cli.cli.exporting.target import format_named
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.document import Document, load_document, load_documents
from partyschool_cli.export.print_options import Style
from partyschool_cli.export.signing import Signing, Unit
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.listing import shown_path


def format_of_all(
    document: str,
    output: str | None,
    format: str | None,
    out_dir: str | None,
    names: Sequence[Sequence[str]],
) -> str:
    """The format of `--all`, PDF by default; `names` are of the kinds that exclude it.

    Raises CommandLineError for options that exclude each other.
    """
    known = load_document(document)
    if Kind.CLASS not in known.subjects:
        raise CommandLineError(f"{known.title}只有一个文件，不能用 --all", "去掉 --all，用 -o 文件")
    if output is not None:
        raise CommandLineError("--all 写很多文件，不能用 -o", "用 --out-dir 文件夹")
    if out_dir is None:
        raise CommandLineError("没有写 --all 的文件放在哪里", "加 --out-dir 文件夹")
    if any(names):
        raise CommandLineError(
            "--all 是每个班一个文件，不能再指定班次、教师、教学点", "去掉 --all，或只用 --school"
        )
    return format_named(document, format or "pdf")


def period(
    document: Document, year: int | None, from_: str | None, to: str | None, today: dt.date
) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day by `--year`, or by `--from` and `--to`.

    Of a document by year neither is None: what is not said is the year's first or last day.

    Raises CommandLineError for options that it does not have, and days in the wrong order.
    """
    if year is not None and not (document.by_year or document.has_days):
        known = load_documents().values()
        titles = "、".join(each.title for each in known if each.by_year or each.has_days)
        raise CommandLineError(f"{document.title}不分年份", f"--year 只用于{titles}，去掉它")
    if (from_ or to) and not document.has_days:
        titles = "、".join(each.title for each in load_documents().values() if each.has_days)
        raise CommandLineError(
            f"{document.title}不分日期", f"--from、--to 只用于{titles}，去掉它们"
        )
    get = days_of_year if document.by_year else said_days
    return get(year, from_, to, today)


def check_layout(document: Document, layout: str | None) -> None:
    """Raises CommandLineError for a layout of a document that has none."""
    if layout is not None and not document.has_layouts:
        titles = "、".join(each.title for each in load_documents().values() if each.has_layouts)
        raise CommandLineError(f"{document.title}没有 --layout", f"--layout 只用于{titles}")


def only_one(option: str, words: Sequence[str] | None) -> str | None:
    """The value of an option that takes several elsewhere. Raises CommandLineError for more."""
    if words and len(words) > 1:
        raise CommandLineError(f"选项 {option} 写了不止一次", "只留一个")
    return words[0] if words else None


def check_own_options(document: Document, given: Mapping[str, object]) -> None:
    """Raises CommandLineError for an option that only other documents have."""
    for option, value in given.items():
        if value is not None and option not in document.options:
            known = (each for each in load_documents().values() if option in each.options)
            titles = "、".join(each.title for each in known)
            raise CommandLineError(f"{document.title}没有 {option}", f"{option} 只用于{titles}")


def check_batch_options(given: Mapping[str, object], *, all: bool, roster: str | None) -> None:
    """Raises CommandLineError for options of `--all` without it, and for a roster with it."""
    if all and roster is not None:
        raise CommandLineError("--roster 是一个班的名单，不能和 --all 一起用", "一个班一个班地导出")
    if not all and (option := next((name for name, value in given.items() if value), None)):
        raise CommandLineError(f"{option} 要和 --all 一起用", "只导出一个文件时用 -o 文件")


def signing_of(by: str | None, across: int | None, roster: str | None) -> Signing:
    """How an attendance list is signed, with the people of a roster's file.

    Raises CommandLineError where that cannot be read.
    """
    people = None
    if roster is not None:
        from partyschool_cli.exchange.roster import read_roster

        hint = "写名单的文件，如 --roster 名单.xlsx"
        people = read_roster(shown_path(roster), read_given(Path(roster), "名单", hint))
    units: dict[str | None, Unit] = {unit: unit for unit in get_args(Unit)}
    return Signing(units.get(by, "half-day"), 2 if across == 2 else 1, people)


def check_show_was(document: Document, show_was: bool) -> None:
    """Raises CommandLineError for `--show-was` of a document without marks of moved sessions."""
    if show_was and document.content is not TimetableContent:
        raise CommandLineError(f"{document.title}不标调课", "--show-was 只用于课程表，去掉它")


def template_bytes(template: str | None, output: str | None) -> bytes | None:
    """The reference document of `--template`. Raises CommandLineError where it cannot be read."""
    if template is None:
        return None
    path = Path(template)
    if output is not None and path.exists() and Path(output).exists() and path.samefile(output):
        raise CommandLineError(f"-o 会覆盖样本 {shown_path(template)}", "把 -o 换成别的文件名")
    return read_given(path, "样本", "先用 pschool export --write-template 样本.docx 写出一份")


def folders_after(document: Document, words: Sequence[str] | None) -> tuple[Path, ...]:
    """The catalogs that a document is of by the words after its name.

    Raises CommandLineError for words after one that is of one catalog alone.
    """
    if words and not document.of_many:
        hint = "只有 sheet（工作簿）后面写种类；只要一个班的，写 --class 班次"
        raise CommandLineError(f"多写了“{words[0]}”", hint)
    return tuple(map(Path, words or ()))


def check_many_options(document: Document, given: Mapping[str, object]) -> None:
    """Raises CommandLineError for a document of one catalog alone, and for what is in one only."""
    if not document.of_many:
        titles = "、".join(each.title for each in load_documents().values() if each.of_many)
        hint = f"几个课程目录一起的只有{titles}；别的用 pschool --catalog 文件夹 export"
        raise CommandLineError(f"{document.title}是一个课程目录的", hint)
    if option := next((name for name, value in given.items() if value), None):
        raise CommandLineError(f"几个课程目录一起的{document.title}不用 {option}", "去掉它")


def check_template(template: str | None, format: str) -> None:
    """Raises CommandLineError if the format takes no template."""
    if template is not None and format != "docx":
        raise CommandLineError(
            "--template 只用于 .docx", "把 -o 的后缀写成 .docx，或去掉 --template"
        )


def write_sample(workspace: Workspace, target: str, style: Style, *, alone: bool) -> None:
    """Write the Word sample of `--write-template`, for a person to change its styles.

    Raises CommandLineError where something else is exported too (not `alone`).
    """
    from partyschool_cli.export.docx.reference import reference_document
    from partyschool_cli.source.files.write import write_file

    if not alone:
        raise CommandLineError("--write-template 只写样本，不能同时导出", "分两次运行")
    if Path(target).suffix.lower() != ".docx":
        raise CommandLineError(f"样本是 Word 文件，“{target}”的后缀不对", "写成 样本.docx")
    refuse_target(Path(target))
    write_file(Path(target), reference_document(style))
    workspace.console.note(
        f"已写入 {shown_path(target)}（Word 样本），改好样式后用 --template {shown_path(target)}"
    )
