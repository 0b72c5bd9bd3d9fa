"""`export --all`: one file a class, and an index of them. One failure does not stop the others."""

import datetime as dt
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.export_job import Wanted, export, older_pages, write_pages
from partyschool_cli.cli.export_warnings import older_pages_line, warning_lines
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, UserError
from partyschool_cli.export.documents.document import PrintOptions
from partyschool_cli.export.exporter import DOCUMENT_TITLES, Exported
from partyschool_cli.export.index_page import IndexEntry, index_html, index_markdown
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.listing import shown_path
from partyschool_cli.wording.dates import days_text

# A process takes a second to begin: with fewer files, or quick ones, one process is done sooner.
_SLOW_FORMATS: Final = frozenset({"pdf", "png"})
_PAYS_FROM: Final = 60


class ExportFailedError(CommandLineError):
    """Some of several files were not written; `failures` says which and why, one a line."""

    def __init__(self, message: str, failures: tuple[str, ...]) -> None:
        super().__init__(message, "其余的已写好；改正后再导出一次")
        self._failures = failures

    @property
    def detail(self) -> tuple[str, ...]:
        """The failures."""
        return self._failures


@dataclass(frozen=True, slots=True)
class Batch:
    """What to write for every class, as what, and into which folder.

    `school` leaves out the classes of others, `first` and `last` those without sessions between.
    """

    document: str
    format: str
    folder: Path
    options: PrintOptions
    school: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


def export_all(workspace: Workspace, catalog: Catalog, batch: Batch) -> None:
    """Writes the files and the index. Raises ExportFailedError where some could not be written."""
    classes = _classes(catalog, batch)
    if not classes:
        raise CommandLineError("没有可导出的班次", "运行 pschool list classes 看有哪些班次")
    if batch.folder.exists() and not batch.folder.is_dir():
        raise CommandLineError(
            f"{shown_path(str(batch.folder))} 是文件，不是文件夹", "换一个文件夹"
        )
    refuse_target(batch.folder / f"{classes[0].id}.{batch.format}", catalog.tree.folder)
    entries: list[IndexEntry] = []
    failures: list[str] = []
    exports: list[Exported] = []
    older: list[Path] = []
    with _progress(len(classes), DOCUMENT_TITLES[batch.document]) as progress:
        for own, result in zip(classes, _results(catalog, batch, classes), strict=True):
            try:
                exported = _unless_failed(result)
                target = batch.folder / f"{own.id}.{batch.format}"
                files = write_pages(exported, target, catalog.tree.folder)
            except UserError as error:
                failures.append(f"{own.id}：{error.message}")
            else:
                exports.append(Exported((), exported.warnings, exported.missing))
                entries.append(_entry(own, files))
                older += older_pages(target, files) if batch.format == "png" else ()
            progress.advance()
    for line in warning_lines(catalog, exports):
        workspace.console.note(f"注意：{line}")
    if older:
        workspace.console.note(f"注意：{older_pages_line(older)}")
    if entries:
        index = _write_index(catalog, batch, entries)
        written = sum(len(entry.files) for entry in entries)
        workspace.console.note(
            f"已写入 {written} 个文件，在 {shown_path(str(batch.folder))}，目录见 {index}"
        )
    if failures:
        raise ExportFailedError(f"有 {len(failures)} 个班没有导出", tuple(failures))


def _classes(catalog: Catalog, batch: Batch) -> Sequence[TrainingClass]:
    first, last = batch.first or dt.date.min, batch.last or dt.date.max
    every_day = batch.first is None and batch.last is None
    shown = [
        own
        for own in catalog.classes.values()
        if own.status != "retired"
        and batch.school in (None, own.school)
        and (every_day or any(first <= session.date <= last for session in own.sessions))
    ]
    return sorted(shown, key=lambda own: (own.from_, own.id))


def _results(
    catalog: Catalog, batch: Batch, classes: Sequence[TrainingClass]
) -> Iterator[Exported | str]:
    """For each class its export, or why there is none."""
    names = [own.id for own in classes]
    if batch.format not in _SLOW_FORMATS or len(names) < _PAYS_FROM or (os.cpu_count() or 1) < 2:
        yield from (_result(catalog, batch, name) for name in names)
        return
    # Not forked: the compiler of a page must not be shared between processes.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(None, context, _begin_work, (catalog.tree.folder, batch)) as pool:
        yield from pool.map(_result_here, names, chunksize=4)


def _result(catalog: Catalog, batch: Batch, name: str) -> Exported | str:
    wanted = Wanted(batch.document, Key(Kind.CLASS, name), batch.first, batch.last)
    try:
        return export(catalog, wanted, batch.format, batch.options)
    except UserError as error:
        return error.message
    except Exception as error:  # noqa: BLE001  # the others are to be written all the same
        return f"程序内部出错：{type(error).__name__}: {error}"


def _unless_failed(result: Exported | str) -> Exported:
    if isinstance(result, str):
        raise CommandLineError(result)
    return result


# What a process works on that helps with a large batch; empty in any other.
_work: list[tuple[Catalog, Batch]] = []


def _begin_work(root: Path, batch: Batch) -> None:
    _work.append((require_manifest(load(DiskTree(root))), batch))


def _result_here(name: str) -> Exported | str:
    return _result(*_work[-1], name)


def _entry(own: TrainingClass, files: tuple[Path, ...]) -> IndexEntry:
    cohort = f"（第{own.cohort}期）" if own.cohort else ""
    names = tuple(file.name for file in files)
    return IndexEntry(own.title + cohort, days_text(own.from_, own.to), names)


def _write_index(catalog: Catalog, batch: Batch, entries: list[IndexEntry]) -> str:
    """Writes the index beside the files, never over one of them; gives its path."""
    from partyschool_cli.source.write import write_file

    is_markdown = batch.format == "md"
    suffix = "md" if is_markdown else "html"
    taken = {file for entry in entries for file in entry.files}
    # No id begins with `_`.
    name = f"index.{suffix}" if f"index.{suffix}" not in taken else f"_index.{suffix}"
    title = f"{catalog.manifest.owner}{DOCUMENT_TITLES[batch.document]}"
    write = index_markdown if is_markdown else index_html
    target = batch.folder / name
    refuse_target(target, catalog.tree.folder)
    write_file(target, write(title, entries))
    return shown_path(str(target))


class _Progress(Protocol):
    def advance(self) -> None: ...


class _NoProgress:
    def advance(self) -> None:
        pass


@contextmanager
def _progress(total: int, title: str) -> Iterator[_Progress]:
    """A bar on standard error; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield _NoProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)

        class _Bar:
            def advance(self) -> None:
                bar.advance(task)

        yield _Bar()
