"""Write a notice to a file, a file for each class, or standard output."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.exporting.codes import stamp_of
from partyschool_cli.cli.exporting.files import older_pages, older_pages_line
from partyschool_cli.cli.exporting.options import check_template, template_bytes
from partyschool_cli.cli.exporting.target import format_among, format_of_suffix
from partyschool_cli.cli.exporting.warnings import warning_lines
from partyschool_cli.cli.output import STANDARD_OUTPUT, refuse_target
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.document import Scope
from partyschool_cli.export.export_format import Exported, formats_for, load_format
from partyschool_cli.export.notice_content import NoticeContent, of_each_class
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.history.document_times import timetable_files
from partyschool_cli.history.notice import Notices
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_files
from partyschool_cli.timetable.sheet import sheet

_TITLE = "调课通知"
_TEXT = "txt"
_BINARY = frozenset({"pdf", "png", "docx"})


class Target(NamedTuple):
    """Where a notice goes and how; `file` is None for standard output.

    `has_code`: it says the codes of the timetables.
    """

    format: str
    file: str | None
    is_each: bool
    options: PrintOptions
    has_code: bool = True


def known_formats() -> tuple[str, ...]:
    """The formats of notices."""
    return formats_for(NoticeContent)


def target_of(
    output: str | None, format: str | None, template: str | None, today: dt.date, *, each: bool
) -> Target:
    """What the options ask for. Raises CommandLineError where they do not go together."""
    file = None if output == STANDARD_OUTPUT else output
    if each and file is None:
        raise CommandLineError("--each 写很多文件，没有写写到哪里", "加 -o，如 -o 通知.docx")
    if file is not None and file.endswith(("/", "\\")):
        raise CommandLineError(f"{file} 是文件夹，不是文件", f"写成 {file}通知.docx")
    if format is not None:
        name = format_among(_TITLE, known_formats(), format)
    else:
        name = _TEXT if file is None else format_of_suffix(_TITLE, known_formats(), file)
    check_template(template, name)
    data = template_bytes(template, file)
    return Target(name, file, each, PrintOptions(printed=today, template=data))


def write_notice(console: Console, found: Notices, content: NoticeContent, target: Target) -> None:
    """Write a notice. Raises CommandLineError for files that must not or cannot be written."""
    written_as = load_format(target.format)
    if target.has_code and written_as.has_code:
        content = replace(content, codes=_codes(found, content, target.options.printed))
    contents = [*of_each_class(content)] if target.is_each else [content]
    options = target.options
    if written_as.says_changes:
        options = _with_times(console, found, options)
    exports = [written_as.write(one, options) for one in contents]
    for line in warning_lines(found.after, exports):
        console.note(f"注意：{line}")
    if target.file is None:
        _print(console, exports[0], target.format)
        return
    path = Path(target.file)
    targets = [
        path.with_name(f"{path.stem}-{one.classes[0].id}{path.suffix}") if target.is_each else path
        for one in contents
    ]
    files: dict[Path, bytes] = {}
    older: list[Path] = []
    for one, exported in zip(targets, exports, strict=True):
        files |= exported.files(one)
    for file in files:
        refuse_target(file)
    write_files(files)
    for one in targets:
        older += older_pages(one, tuple(files))
    if older:
        console.note(f"注意：{older_pages_line(older)}")
    first, *rest = map(shown_path, map(str, files))
    written = f"{first} 等 {len(files)} 个文件" if rest else first
    console.note(f"已写入 {written}（{content.title}）")


def _codes(found: Notices, content: NoticeContent, today: dt.date) -> dict[str, PrintedCode]:
    """The codes of the classes' timetables after the changes, by the ids that they have here."""
    catalog = found.after
    keys = {own.id: Key(Kind.CLASS, own.new.id) for own in content.classes if own.new is not None}
    files: dict[Key | None, frozenset[str]] = {
        key: timetable_files(catalog, key, ()) for key in keys.values()
    }
    stamp = stamp_of(catalog, today, files)
    return {
        name: stamp.code_of(Scope(key), timetable_facts(TimetableContent(sheet(catalog, key))))
        for name, key in keys.items()
    }


def _with_times(console: Console, found: Notices, options: PrintOptions) -> PrintOptions:
    from partyschool_cli.history.notice_times import notice_times

    times = notice_times(found)
    for line in times.notes:
        console.note(f"注意：{line}")
    return replace(options, changed=times.times)


def _print(console: Console, exported: Exported, format: str) -> None:
    to_file = f"写入文件：-o 通知.{format}"
    if len(exported.pages) > 1:
        raise CommandLineError(f"有 {len(exported.pages)} 页图片，标准输出只能写一个文件", to_file)
    if console.is_terminal and format in _BINARY:
        raise CommandLineError(f"{format} 不是文本，不能显示在终端上", to_file)
    console.write(exported.data)
