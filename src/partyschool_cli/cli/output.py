"""Write the output file of a command atomically, and never over the catalog."""

import os
from pathlib import Path

from partyschool_cli.cli.console import Console
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.listing import MANIFEST, shown_path
from partyschool_cli.source.write import write_file

STANDARD_OUTPUT = "-"


def write_output(console: Console, data: bytes, target: str, catalog: Path, what: str) -> None:
    """Write `data` to the file `target` and report it: `已写入 课程.xlsx（88 门课程）`.

    `what` describes the content. Raises CommandLineError if the file is one of the catalog's own or
    cannot be written.
    """
    refuse_target(Path(target), catalog)
    write_file(Path(target), data)
    console.note(f"已写入 {shown_path(target)}（{what}）")


def refuse_target(target: Path, catalog: Path) -> None:
    """Raise CommandLineError for a file of the catalog, and for a link to another folder."""
    refuse_own_file(target, catalog)
    refuse_link(target)


def refuse_link(target: Path) -> None:
    """Raise CommandLineError if `target` is a link to another folder."""
    folder = Path(os.path.realpath(target.parent))
    if target.is_symlink() and not Path(os.path.realpath(target)).is_relative_to(folder):
        message = f"{shown_path(str(target))} 是链接，通到别的文件夹"
        raise CommandLineError(message, "换一个文件名，或先删去这个链接")


def refuse_own_file(target: Path, catalog: Path) -> None:
    """Raise CommandLineError if `target` is, or would become, a file of the catalog."""
    real, root = Path(os.path.realpath(target)), Path(os.path.realpath(catalog))
    if not real.is_relative_to(root):
        return
    inside = real.relative_to(root).parts
    if inside and (inside == (MANIFEST,) or inside[0] in KIND_OF_FOLDER):
        message = f"{shown_path(str(target))} 在课程目录里，不能覆盖"
        raise CommandLineError(message, "把 -o 换到别的文件夹，如 -o 导出.xlsx")
