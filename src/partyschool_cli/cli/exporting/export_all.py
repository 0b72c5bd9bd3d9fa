"""`export --all`: write a file for each class and an index, and report failures."""

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import refuse_empty
from partyschool_cli.cli.exporting.codes import with_class_codes
from partyschool_cli.cli.exporting.files import older_pages, older_pages_line, write_exported
from partyschool_cli.cli.exporting.leftovers import earlier_files, leftovers_line, without_class
from partyschool_cli.cli.exporting.times import with_times
from partyschool_cli.cli.exporting.warnings import warning_lines
from partyschool_cli.cli.output import refuse_file, refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, UserError
from partyschool_cli.export.batch import Failure, classes_in, export_classes
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.index_page import IndexEntry, index_file
from partyschool_cli.export.job import Job
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_file, writing
from partyschool_cli.wording.dates import days_text
from partyschool_cli.wording.marks import with_cohort, with_draft


class ExportFailedError(CommandLineError):
    """Some of several files were not written; `failures` has one and its reason a line."""

    def __init__(self, message: str, failures: tuple[str, ...]) -> None:
        super().__init__(message, "其余的已写好；改正后再导出一次")
        self._failures = failures

    @property
    def detail(self) -> tuple[str, ...]:
        """The failures."""
        return self._failures


@dataclass(frozen=True, slots=True)
class _Written:
    """The files of a class: their index entry, their warnings, and older pages beside them."""

    entry: IndexEntry
    warnings: Exported
    older: tuple[Path, ...]


def export_all(
    workspace: Workspace, catalog: Catalog, job: Job, folder: Path, *, prune: bool
) -> None:
    """Write the files of a job for every class to `folder`, and the index.

    Files of earlier runs whose class is gone are reported, or deleted with `prune`.

    Raises ExportFailedError if some could not be written.
    """
    classes = classes_in(catalog, job.scope)
    drafts = _drafts_left_out(catalog, job.scope)
    if not classes:
        _refuse_nothing(catalog, job.scope, drafts)
    refuse_file(folder)
    refuse_target(folder / f"{classes[0].id}.{job.format}")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):  # said once, not for each class
            raise PermissionError(errno.EACCES, "", os.fspath(folder))
    job = with_times(workspace.console, catalog, job, (own.id for own in classes))
    job = with_class_codes(catalog, job, (own.id for own in classes))
    written: list[_Written] = []
    failures: list[str] = []
    task = f"正在导出{load_document(job.document).title}"
    with workspace.progress(task) as report:
        results = export_classes(catalog, classes, job, report)
        for own, result in zip(classes, results, strict=True):
            try:
                written.append(_write(own, result, folder / f"{own.id}.{job.format}"))
            except UserError as error:
                failures.append(f"{own.id}：{error.message}")
    for line in _notes(catalog, job, folder, written, prune=prune):
        workspace.console.note(line)
    if drafts:
        workspace.console.note(f"草稿班次有 {drafts} 个没有导出，要就加 --drafts")
    if failures:
        raise ExportFailedError(f"有 {len(failures)} 个班没有导出", tuple(failures))


def _drafts_left_out(catalog: Catalog, scope: Scope) -> int:
    return (
        0
        if scope.drafts
        else len(classes_in(catalog, replace(scope, drafts=True))) - len(classes_in(catalog, scope))
    )


def _refuse_nothing(catalog: Catalog, scope: Scope, drafts: int) -> NoReturn:
    """Raise CommandLineError that says why there is no class to export."""
    if drafts:
        raise CommandLineError(f"没有可导出的班次，只有 {drafts} 个草稿", "草稿也要就加 --drafts")
    if scope.subject is not None:
        refuse_empty(
            catalog,
            scope.subject.id,
            "可导出的班次",
            lambda name: bool(classes_in(catalog, replace(scope, subject=Key(Kind.SCHOOL, name)))),
            with_below=scope.with_below,
        )
    raise CommandLineError("没有可导出的班次", "运行 pschool list classes 看有哪些班次")


def _write(own: TrainingClass, result: Exported | Failure, target: Path) -> _Written:
    if isinstance(result, Failure):
        raise CommandLineError(result.message)
    files = write_exported(result, target, make_folder=True)
    names = tuple(file.name for file in files)
    return _Written(
        IndexEntry(
            with_draft(with_cohort(own.title, own.cohort), is_draft=own.status == "draft"),
            days_text(own.from_, own.to),
            names,
        ),
        # The bytes are on disk now; free them.
        replace(result, pages=()),
        older_pages(target, files),
    )


def _notes(
    catalog: Catalog, job: Job, folder: Path, written: Sequence[_Written], *, prune: bool
) -> Iterator[str]:
    """Delete what is to be pruned, and write the index; return the lines to report."""
    for line in warning_lines(catalog, [each.warnings for each in written]):
        yield f"注意：{line}"
    if older := [path for each in written for path in each.older]:
        yield f"注意：{older_pages_line(older)}"
    if leftovers := without_class(catalog, earlier_files(folder)):
        yield leftovers_line(leftovers, prune=prune)
    if written:
        entries = [each.entry for each in written]
        index = _write_index(catalog, job, folder, entries)
        count = sum(len(entry.files) for entry in entries)
        where = shown_path(str(folder))
        yield f"已写入 {count} 个文件，在 {where}，目录见 {shown_path(str(index))}"


def _write_index(catalog: Catalog, job: Job, folder: Path, entries: Sequence[IndexEntry]) -> Path:
    title = f"{catalog.manifest.owner}{load_document(job.document).title}"
    earlier = [path.name for path in earlier_files(folder)]
    name, data = index_file(title, entries, earlier, is_markdown=job.format == "md")
    target = folder / name
    refuse_target(target)
    write_file(target, data)
    return target
