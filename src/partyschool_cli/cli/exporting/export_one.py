"""`export` of one document: build it, warn of what it lacks, and write it."""

from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.exporting.codes import with_codes
from partyschool_cli.cli.exporting.files import older_pages, older_pages_line, write_exported
from partyschool_cli.cli.exporting.times import with_times
from partyschool_cli.cli.exporting.warnings import warning_lines
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.document import load_document
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.job import Job, build, refuse_empty_schools, write
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.source.files.listing import shown_path


def export_one(workspace: Workspace, catalog: Catalog, job: Job, file: str | None) -> None:
    """Write the document of a job into a file, or to standard output where `file` is None.

    Raises CommandLineError for what does not go to standard output.
    """
    console = workspace.console
    if file is not None:
        refuse_target(Path(file))
    refuse_empty_schools(catalog, job)
    built = build(catalog, job)
    if isinstance(built.content, TimetableContent):
        job = with_times(console, catalog, job, built.content.classes)
    job = with_codes(catalog, job, built.content)
    exported = write(job, built)
    for line in warning_lines(catalog, [exported]):
        console.note(f"注意：{line}")
    write_one(console, exported, job.format, file, load_document(job.document).title)


def write_one(
    console: Console, exported: Exported, format: str, file: str | None, title: str
) -> None:
    """Write what was exported into a file, or to standard output where `file` is None.

    Raises CommandLineError for what does not go to standard output.
    """
    if file is not None:
        _write(console, exported, Path(file), title)
        return
    to_file = f"写入文件：-o {title}.{format}"
    if len(exported.pages) > 1:
        raise CommandLineError(f"有 {len(exported.pages)} 张图片，标准输出只能写一个文件", to_file)
    if console.is_terminal and not _is_text(exported.data):
        raise CommandLineError(f"{format} 不是文本，不能显示在终端上", to_file)
    console.write(exported.data)


def _write(console: Console, exported: Exported, target: Path, title: str) -> None:
    files = write_exported(exported, target)
    if older := older_pages(target, files):
        console.note(f"注意：{older_pages_line(older)}")
    written = shown_path(str(files[0]))
    if len(files) > 1:
        written += f" 至 {files[-1].name}，共 {len(files)} 张"
    console.note(f"已写入 {written}（{title}）")


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
