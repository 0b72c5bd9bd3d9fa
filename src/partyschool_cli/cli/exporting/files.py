"""Write exported files, and find files that an earlier export left beside them."""

import re
from collections.abc import Sequence
from pathlib import Path

from partyschool_cli.cli.output import refuse_target
from partyschool_cli.export.export_format import Exported
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_files

_MAX_NAMES = 3


def write_exported(
    exported: Exported, target: Path, *, make_folder: bool = False
) -> tuple[Path, ...]:
    """Write `target`, or a file per page beside it; all or none. Returns the files.

    Raises CommandLineError for files that must not or cannot be written.
    """
    files = exported.files(target)
    for file in files:
        refuse_target(file)
    write_files(files, make_folders=make_folder)
    return tuple(files)


def older_pages(target: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """The pages of an earlier export to `target` that are not among the new `files`.

    Only pictures have a file per page.
    """
    if target.suffix != ".png":
        return ()
    page = re.compile(f"{re.escape(target.stem)}(_[0-9]+)?{re.escape(target.suffix)}")
    beside = sorted(target.parent.iterdir())
    return tuple(path for path in beside if page.fullmatch(path.name) and path not in files)


def older_pages_line(older: Sequence[Path]) -> str:
    """A warning that older pages are still there, so that they are not sent with the new ones."""
    return f"{some_names(older)}是以前导出的，不在这次的页里，不用的请删去"


def some_names(files: Sequence[Path]) -> str:
    """The names of files, the first ones of many."""
    names = "、".join(shown_path(path.name) for path in files[:_MAX_NAMES])
    return names + (f"等 {len(files)} 个文件" if len(files) > _MAX_NAMES else "")
