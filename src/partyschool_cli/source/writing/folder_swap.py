"""Write a folder of generated files whole or not at all, even if the process is killed.

The new folder is made beside the old one and exchanged with it: in one step where the system can,
else by two renames, and the old one stays until the second is done. A folder that cannot be renamed
(the root of a stick, the folder that one is in) gets its files one by one, once all are made.
Files whose bytes are as they were keep their time of change.
"""

import os
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.errors import CommandLineError
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import writing
from partyschool_cli.source.writing.folder_job import (
    FolderFile,
    FolderJob,
    locked_folder,
    make_folder,
)
from partyschool_cli.source.writing.folder_record import (
    RECORD,
    STAGING,
    Recorded,
    own_folder,
    record_bytes,
)
from partyschool_cli.source.writing.replaced_folder import new_beside, put_in_place, restore


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """What was done: numbers of files that have other bytes now, are as they were, and are gone.

    `one_by_one`: the folder could not be replaced as a whole. `was_mended`: a run before was killed
    while it replaced the folder, and what it left was put in order first.
    """

    changed: int
    kept: int
    removed: int
    one_by_one: bool = False
    was_mended: bool = False


def write_folder(
    folder: Path, files: Sequence[FolderFile], progress: Progress = no_progress
) -> WrittenFolder:
    """Make `folder` hold these files and nothing else.

    Raises CommandLineError if it holds files that were not written by this function, if another
    process is writing it, or the system refuses to write it; then it is as it was.
    """
    real = Path(os.path.realpath(folder))
    _refuse_other(folder, real)
    with interrupts_deferred() as raise_interrupt:
        with writing(folder):
            was_mended = _mend(real)
            old = own_folder(real)
        job = FolderJob(old, files, _watched(progress, raise_interrupt))
        if not job.is_needed():
            return WrittenFolder(0, len(files), 0, was_mended=was_mended)
        one_by_one = old.is_volume or _cannot_be_renamed(real)
        if not one_by_one:
            one_by_one = not _replace_whole(job, real)
        if one_by_one:
            _replace_files(job, real)
    changed = len(files) - job.kept
    return WrittenFolder(changed, job.kept, len(job.gone), one_by_one, was_mended)


def _watched(progress: Progress, raise_interrupt: Callable[[], None]) -> Progress:
    def report(done: int, total: int) -> None:
        raise_interrupt()
        progress(done, total)

    return report


# ---------------------------------------------------------------------------------- as a whole


def _mend(real: Path) -> bool:
    """Put in order what a killed run left; whether the folder itself was missing."""
    for half_made in (new_beside(real), real / STAGING):
        if half_made.is_dir() and not half_made.is_symlink():
            with locked_folder(half_made):
                pass
            shutil.rmtree(half_made)
    return restore(real)


def _replace_whole(job: FolderJob, real: Path) -> bool:
    """Make the new folder and exchange it; False, with nothing changed, where that cannot be."""
    new = new_beside(real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
    except OSError:
        if real.is_dir():  # its files may be written where the folder above is closed
            return False
        with writing(real):
            raise
    try:
        with locked_folder(new):
            job.refuse_other_writer()
            _fill(job, real, new)
        with writing(real):
            _take_mode(real, new)
            return put_in_place(new, real)
    finally:
        # What was in the folder before is there now, or what could not be put in place.
        shutil.rmtree(new, ignore_errors=True)


def _fill(job: FolderJob, real: Path, new: Path) -> None:
    folders = {""}
    # Of a large site most files stay: to join paths would take longer than to link them.
    old, own = f"{real}{os.sep}", f"{new}{os.sep}"
    for path, data in job.new_bytes():
        is_ready = data is None and path.rpartition("/")[0] in folders
        if is_ready and _is_linked(old + path, own + path):
            continue
        with writing(real / path):
            make_folder(new, path.rpartition("/")[0], folders)
            if data is None:
                _link_or_copy(real / path, new / path)
            else:
                (new / path).write_bytes(data)
    with writing(real / RECORD):
        (new / RECORD).write_bytes(record_bytes(job.record))


def _is_linked(old: str, new: str) -> bool:
    """Link a file; False where the file system has no links, or too many of it already."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _link_or_copy(old: Path, new: Path) -> None:
    if not _is_linked(os.fspath(old), os.fspath(new)):
        shutil.copy2(old, new)


def _take_mode(real: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        os.chmod(new, stat.S_IMODE(real.stat().st_mode))


# ---------------------------------------------------------------------------------- one by one


def _cannot_be_renamed(real: Path) -> bool:
    """Whether the folder is the root of a file system, or this process is in it."""
    try:
        here = Path(os.path.realpath(os.getcwd()))
    except OSError:
        return os.path.ismount(real)
    return os.path.ismount(real) or here.is_relative_to(real)


def _replace_files(job: FolderJob, real: Path) -> None:
    """Make all new files in a folder of their own, then move each to its place.

    Meanwhile the record has the files of before and of now, and says of none what it was made of.
    """
    staging = real / STAGING
    with writing(real):
        real.mkdir(parents=True, exist_ok=True)
        staging.mkdir()
    try:
        with locked_folder(staging):
            job.refuse_other_writer()
            changed = _stage(job, real, staging)
            with writing(real):
                _move(job, changed, real, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(job: FolderJob, real: Path, staging: Path) -> list[str]:
    """Make the new files; their paths."""
    folders = {""}
    changed = []
    for path, data in job.new_bytes():
        if data is not None:
            with writing(real / path):
                make_folder(staging, path.rpartition("/")[0], folders)
                (staging / path).write_bytes(data)
            changed.append(path)
    return changed


def _move(job: FolderJob, changed: Sequence[str], real: Path, staging: Path) -> None:
    _put_record(job.pending_record(), real, staging)
    folders = {""}
    for path in changed:
        make_folder(real, path.rpartition("/")[0], folders)
        os.replace(staging / path, real / path)
    for path in job.gone:
        (real / path).unlink(missing_ok=True)
        _remove_empty(real, path)
    _put_record(job.record, real, staging)


def _put_record(record: Mapping[str, Recorded], real: Path, staging: Path) -> None:
    (staging / RECORD).write_bytes(record_bytes(record))
    os.replace(staging / RECORD, real / RECORD)


def _remove_empty(real: Path, path: str) -> None:
    """Remove the folders above a file that is gone, if nothing is left in them."""
    with suppress(OSError):
        for above in Path(path).parents:
            if above != Path():
                (real / above).rmdir()


# -------------------------------------------------------------------------------------- checks


def _refuse_other(folder: Path, real: Path) -> None:
    if os.path.lexists(real) and not real.is_dir():
        raise CommandLineError(
            f"{shown_path(os.fspath(folder))} 是文件，不是文件夹", "换一个文件夹"
        )
