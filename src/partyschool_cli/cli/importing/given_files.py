"""Read the files that `pschool import` is given."""

from collections.abc import Sequence
from pathlib import Path

from partyschool_cli.cli.importing.import_options import GivenFile
from partyschool_cli.cli.standard_input import STANDARD_INPUT, read_standard_input
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.given_file import read_given


def given_files(names: Sequence[str]) -> tuple[GivenFile, ...]:
    """The files of the command line, `-` for standard input.

    Raises CommandLineError for one that cannot be read or is too large.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise CommandLineError("标准输入（-）只能写一次", "只留一个 -")
    return tuple(_given(name) for name in names)


def _given(name: str) -> GivenFile:
    if name != STANDARD_INPUT:
        return GivenFile(name, read_given(Path(name), "文件", "检查文件名和路径"))
    return GivenFile("标准输入", read_standard_input("分成几个小一些的文件再导"))
