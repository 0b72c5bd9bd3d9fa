"""Write the output file of a command atomically, and never over a catalog."""

import os
from pathlib import Path

from partyschool_cli.cli.console import Console
from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import is_catalog
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.listing import MANIFEST, shown_path
from partyschool_cli.source.files.write import write_file

STANDARD_OUTPUT = "-"
_OWN_FOLDERS = frozenset({*KIND_OF_FOLDER, state_directory.NAME})


def write_output(console: Console, data: bytes, target: str, what: str) -> None:
    """Write `data` to the file `target` and report it: `已写入 课程.xlsx（88 门课程）`.

    `what` describes the content. Raises CommandLineError if the file is one of a catalog's own or
    cannot be written.
    """
    refuse_target(Path(target))
    write_file(Path(target), data)
    console.note(f"已写入 {shown_path(target)}（{what}）")


def refuse_target(target: Path) -> None:
    """Raise CommandLineError for a file of a catalog, and for a link to another folder."""
    refuse_catalog_file(target)
    refuse_link(target)


def refuse_link(target: Path) -> None:
    """Raise CommandLineError if `target` is a link to another folder."""
    folder = Path(os.path.realpath(target.parent))
    if os.path.islink(target) and not Path(os.path.realpath(target)).is_relative_to(folder):
        message = f"{shown_path(str(target))} 是链接，通到别的文件夹"
        raise CommandLineError(message, "换一个文件名，或先删去这个链接")


def refuse_catalog_file(target: Path) -> None:
    """Raise CommandLineError if `target` is, or would become, a file of any catalog."""
    real = Path(os.path.realpath(target))
    for root in (real, *real.parents):
        inside = real.relative_to(root).parts
        is_own = inside == (MANIFEST,) or (inside and inside[0] in _OWN_FOLDERS)
        if is_own and is_catalog(os.fspath(root)):
            message = f"{shown_path(str(target))} 在课程目录里，不能覆盖"
            raise CommandLineError(message, "写到别的文件夹，如 导出/")


def refuse_file(folder: Path) -> None:
    """Raise CommandLineError if a folder to write into is a file."""
    if not os.path.lexists(folder) or os.path.isdir(folder):
        return
    is_dangling = os.path.islink(folder) and not os.path.exists(folder)
    kind = "是链接，通到的文件夹不在了" if is_dangling else "是文件，不是文件夹"
    raise CommandLineError(f"{shown_path(str(folder))} {kind}", "换一个文件夹")
