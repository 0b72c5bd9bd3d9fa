"""One file to export: a catalog and what was asked → the document → its bytes → the file."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.documents.document import Document, PrintOptions, TimetableDocument
from partyschool_cli.export.documents.register_document import Register, register_document
from partyschool_cli.export.exporter import DOCUMENT_TITLES, Exported, load_format
from partyschool_cli.model.kind import Kind

_REGISTERS: tuple[Register, ...] = get_args(Register)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document of DOCUMENT_TITLES, what it is of, and the days of a timetable."""

    document: str
    subject: Key | None
    first: dt.date | None = None
    last: dt.date | None = None


def check_subject(document: str, subject: Key | None) -> None:
    """Raises CommandLineError where a document cannot be of `subject`, or must be of something."""
    title = DOCUMENT_TITLES[document]
    if document == "timetable":
        if subject is None:
            hint = (
                "加 --class、--teacher、--site 或 --school；每个班都要就写 --all --out-dir 文件夹"
            )
            raise CommandLineError("没有写导出谁的课程表", hint)
    elif document == "attendance":
        if subject is None or subject.kind is not Kind.CLASS:
            hint = "加 --class 班次；每个班都要就写 --all --out-dir 文件夹"
            raise CommandLineError("签到表是一个班的，没有写是哪个班", hint)
    elif subject is not None and subject.kind is not Kind.SCHOOL:
        raise CommandLineError(
            f"{title}不能只要一个{subject.kind.title}的", "可以只要一所学校的：--school 学校"
        )


def make_document(catalog: Catalog, wanted: Wanted) -> Document:
    """The document. Raises CommandLineError where `check_subject` does."""
    check_subject(wanted.document, wanted.subject)
    school = wanted.subject.id if wanted.subject else None
    for register in _REGISTERS:
        if wanted.document == register:
            return register_document(catalog, register, school)
    if wanted.document == "catalog":
        from partyschool_cli.export.documents.catalog_document import catalog_document

        return catalog_document(catalog, school)
    if wanted.document == "attendance" and wanted.subject:
        from partyschool_cli.export.documents.attendance_document import attendance_document

        return attendance_document(catalog, wanted.subject.id)
    from partyschool_cli.timetable.sheet import sheet

    table = sheet(catalog, wanted.subject, wanted.first, wanted.last)
    return TimetableDocument(table.title, table)


def export(catalog: Catalog, wanted: Wanted, format: str, options: PrintOptions) -> Exported:
    """The bytes of a document in a format; a timetable that is empty is warned of."""
    document = make_document(catalog, wanted)
    exported = load_format(format).write(document, options)
    if isinstance(document, TimetableDocument) and not document.sheet.entries:
        warnings = (*exported.warnings, f"{document.title}没有课次，是空表")
        return replace(exported, warnings=warnings)
    return exported


def write_pages(exported: Exported, target: Path, catalog: Path) -> tuple[Path, ...]:
    """Writes an export's file, or its pages as `NAME_1.png`, `NAME_2.png`; all or none.

    Gives the files. Raises CommandLineError for files that must not or cannot be written.
    """
    from partyschool_cli.source.write import write_files

    files = dict(_pages(exported, target))
    for file in files:
        refuse_target(file, catalog)
    write_files(files)
    return tuple(files)


def _pages(exported: Exported, target: Path) -> Iterator[tuple[Path, bytes]]:
    if len(exported.pages) == 1:
        yield target, exported.data
        return
    digits = len(str(len(exported.pages)))
    for number, page in enumerate(exported.pages, 1):
        # An id has no `_`: the pages of class `a` are never taken for the file of class `a-1`.
        yield target.with_name(f"{target.stem}_{number:0{digits}}{target.suffix}"), page


def older_pages(target: Path, files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The pages of an earlier export to `target` that `files`, the new one, did not replace."""
    page = re.compile(f"{re.escape(target.stem)}(_[0-9]+)?{re.escape(target.suffix)}")
    beside = sorted(target.parent.iterdir())
    return tuple(path for path in beside if page.fullmatch(path.name) and path not in files)
