"""Import the files of a command line: our own workbook, or tables of other people."""

from collections.abc import Iterator, Sequence
from typing import Final

from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.importing.foreign_tables import import_tables
from partyschool_cli.cli.importing.given_files import given_files
from partyschool_cli.cli.importing.import_options import ImportOptions
from partyschool_cli.cli.importing.own_workbook import import_own_workbook, is_own_workbook
from partyschool_cli.errors import CommandLineError

_OWN_HINT: Final = "这是 pschool export sheet 导出的工作簿，改过的格子都按它的编号导回来"
_FOREIGN_HINT: Final = "这些选项只用于 pschool export sheet 导出的工作簿"


def import_files(desk: Desk, names: Sequence[str], options: ImportOptions) -> int:
    """Import the files. Returns the exit code.

    Raises CommandLineError for one that cannot be read, and for options that are not for it.
    """
    files = given_files(names)
    own = [file for file in files if is_own_workbook(file.name, file.data)]
    if not own:
        _refuse(_own_options(options), _FOREIGN_HINT)
        return import_tables(desk, files, options)
    _refuse(_foreign_options(options), _OWN_HINT)
    if len(files) > 1:
        raise CommandLineError(f"{own[0].name} 是导出的工作簿，要单独导入", "分几次运行")
    return import_own_workbook(desk, own[0], options)


def _refuse(given: Iterator[str], hint: str) -> None:
    if words := "、".join(given):
        raise CommandLineError(f"这里不能用 {words}", hint)


def _own_options(options: ImportOptions) -> Iterator[str]:
    if options.side is not None:
        yield f"--{options.side}"
    if options.delete:
        yield "--delete"


def _foreign_options(options: ImportOptions) -> Iterator[str]:
    given = {
        "--as": options.kind is not None,
        "--class": options.class_name is not None,
        "--school": options.school is not None,
        "--map": bool(options.columns),
        "--sheet": options.sheet is not None,
        "--year": options.year is not None,
        "--audience": bool(options.audience),
        "--size": options.size is not None,
        "--no-new": not options.makes_new,
        "--accept-similar": options.accept_similar,
    }
    yield from (name for name, is_given in given.items() if is_given)
