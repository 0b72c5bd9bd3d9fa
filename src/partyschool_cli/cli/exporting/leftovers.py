"""Files of earlier `export --all` runs whose class is no longer in the catalog."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.cli.exporting.files import some_names
from partyschool_cli.export.export_format import formats_for
from partyschool_cli.export.index_page import INDEX_NAMES, recorded_files
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.write import writing

_PAGE = re.compile(r"_[0-9]+$")


def earlier_files(folder: Path) -> tuple[Path, ...]:
    """The files that the indexes in `folder` record and that are still there.

    Others' files in the folder are none, whatever their names are; nor are links.
    """
    tree = DiskTree(folder)
    indexes = (data for name in INDEX_NAMES if isinstance(data := tree.read(name), bytes))
    names = sorted({name for index in indexes for name in recorded_files(index)})
    paths = [folder / name for name in names]
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


def without_class(catalog: Catalog, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of exported `files` whose class was deleted or retired.

    A class whose file has errors is still there.
    """
    known = {own.id for own in catalog.classes.values() if own.status != "retired"}
    known |= {file.key.id for file in catalog.left_out if file.key.kind is Kind.CLASS}
    formats = formats_for(TimetableContent)
    exported = (path for path in files if path.suffix.removeprefix(".") in formats)
    return tuple(path for path in exported if not {path.stem, _PAGE.sub("", path.stem)} & known)


def leftovers_line(files: Sequence[Path], *, prune: bool) -> str:
    """Delete the files if asked to; a line that says so, or how to."""
    if not prune:
        return f"注意：{some_names(files)}是以前导出的，班次已经没有了；加 --prune 删去"
    for path in files:
        with writing(path):
            path.unlink()
    return f"已删去以前导出的 {some_names(files)}，班次已经没有了"
