"""Resolve WHAT, `-o` and `--format` of `export` to a document, a format and a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.arguments.subject import OPTIONS
from partyschool_cli.cli.output import STANDARD_OUTPUT
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.document import Document, load_document, load_documents
from partyschool_cli.export.export_format import format_names, formats_for
from partyschool_cli.model.kind import Kind

_COLOR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
# Names of the colour of official headings.
_COLOR_WORDS = {"red": "#c00000", "红": "#c00000", "红色": "#c00000"}


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """A `document` by its name, its `format`, and the `file`, None for standard output."""

    document: str
    format: str
    file: str | None


# What is no document: a workbook to edit, and what else it may be called.
SHEET: Final = "sheet"
SHEET_TITLE: Final = "工作簿"
_SHEET_NAMES: Final = (SHEET, SHEET_TITLE, "excel", "表格")


def is_sheet(word: str | None) -> bool:
    """Whether `word` names the workbook to edit."""
    return word is not None and fold(word) in _SHEET_NAMES


def document_named(word: str | None) -> str:
    """The document that `word` names, in English or Chinese. Raises CommandLineError."""
    documents = load_documents()
    titles = {**{name: document.title for name, document in documents.items()}, SHEET: SHEET_TITLE}
    known = "、".join(f"{name}（{title}）" for name, title in titles.items())
    if word is None:
        raise CommandLineError("没有写导出什么", f"可写 {known}")
    aliases = {
        alias: name
        for name, document in documents.items()
        for alias in (*document.aliases, document.title)
    }
    name = fold(word)
    name = aliases.get(name, name)
    if name not in documents:
        near = nearest(name, [*titles, *aliases, SHEET_TITLE], 1)
        raise CommandLineError(
            f"不能导出“{word}”", f"是不是 {near[0]}？" if near else f"可写 {known}"
        )
    return name


def export_target(document: str, output: str | None, format: str | None) -> ExportTarget:
    """The target of one file. Raises CommandLineError for an unsupported format."""
    title = load_document(document).title
    known = formats_for(load_document(document).content)
    if output is None:
        example = f"pschool export {document} … -o {title}.pdf"
        raise CommandLineError("没有写导出到哪个文件", f"加 -o，如 {example}；-o - 写到标准输出")
    if output.endswith(("/", "\\")):
        raise CommandLineError(f"{output} 是文件夹，不是文件", f"写成 {output}{title}.pdf")
    if output == STANDARD_OUTPUT and format is None:
        raise CommandLineError("写到标准输出时要说明格式", f"加 --format，{_choices(title, known)}")
    name = format_among(title, known, format) if format else format_of_suffix(title, known, output)
    return ExportTarget(document, name, None if output == STANDARD_OUTPUT else output)


def format_named(document: str, format: str) -> str:
    """The format of `--format`. Raises CommandLineError for an unknown or unsupported one."""
    known = load_document(document)
    return format_among(known.title, formats_for(known.content), format)


def format_among(title: str, known: tuple[str, ...], format: str) -> str:
    """The one of the `known` formats of a document called `title` that `format` means.

    Raises CommandLineError for another one.
    """
    name = fold(format).removeprefix(".")
    if name not in format_names():
        near = nearest(name, known, 1)
        hint = f"是不是 {near[0]}？" if near else _choices(title, known)
        raise CommandLineError(f"没有“{format}”这种格式", hint)
    if name not in known:
        raise CommandLineError(f"{title}不能写成 .{name}", _choices(title, known))
    return name


def format_of_suffix(title: str, known: tuple[str, ...], file: str) -> str:
    """The one of the `known` formats that a file's suffix means. Raises CommandLineError."""
    suffix = Path(file).suffix
    name = fold(suffix).removeprefix(".")
    if name in format_names():
        return format_among(title, known, name)
    message = f"不认识后缀“{suffix}”" if suffix else f"“{file}”没有后缀，不知道写成什么格式"
    raise CommandLineError(message, f"{_choices(title, known)}，或用 --format 指明格式")


def _choices(title: str, known: tuple[str, ...]) -> str:
    return f"{title}可写成 {'、'.join(known)}"


def check_subjects(document: Document, subjects: Sequence[Key]) -> None:
    """Raises CommandLineError for subjects that the document cannot have, or a missing one."""
    if len(subjects) > 1 and not document.has_parts:
        option = OPTIONS[subjects[0].kind]
        titles = "、".join(each.title for each in load_documents().values() if each.has_parts)
        raise CommandLineError(
            f"{document.title}一次只能要一个，{option} 写了不止一次",
            f"只留一个；可以写几个的只有{titles}",
        )
    for subject in subjects or (None,):
        _check_subject(document, subject)


def _check_subject(document: Document, subject: Key | None) -> None:
    if document.can_be_of(subject):
        return
    if subject is not None and not document.needs_subject:
        raise CommandLineError(
            f"{document.title}不能只要一个{subject.kind.title}的", f"可以只要{_choosable(document)}"
        )
    if document.subjects == {Kind.CLASS}:
        message = f"{document.title}是一个班的，没有写是哪个班"
        options = "--class 班次"
    else:
        message = f"没有写导出谁的{document.title}"
        options = "--class、--teacher、--site 或 --school"
    raise CommandLineError(message, f"加 {options}；每个班都要就写 --all --out-dir 文件夹")


def _choosable(document: Document) -> str:
    """`一所学校的：--school 学校`."""
    ways = {Kind.TEACHER: "一位教师的：--teacher 教师", Kind.SCHOOL: "一所学校的：--school 学校"}
    return "，".join(way for kind, way in ways.items() if kind in document.subjects)


def color_named(text: str) -> str:
    """The `#rrggbb` of `--title-color`. Raises CommandLineError for an invalid colour."""
    word = fold(text).strip()
    if word in _COLOR_WORDS:
        return _COLOR_WORDS[word]
    found = _COLOR.fullmatch(word)
    if found is None:
        raise CommandLineError(f"“{text}”不是颜色", "写成 #c00000 这样，或写 red")
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))
