"""Read the files that `pschool import` is given."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from partyschool_cli.cli.importing.import_options import GivenFile
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE, read_given

_STANDARD_INPUT: Final = "-"


def given_files(names: Sequence[str]) -> tuple[GivenFile, ...]:
    """The files of the command line, `-` for standard input.

    Raises CommandLineError for one that cannot be read or is too large.
    """
    if names.count(_STANDARD_INPUT) > 1:
        raise CommandLineError("标准输入（-）只能写一次", "只留一个 -")
    return tuple(_given(name) for name in names)


def _given(name: str) -> GivenFile:
    if name != _STANDARD_INPUT:
        return GivenFile(name, read_given(Path(name), "文件", "检查文件名和路径"))
    data = sys.stdin.buffer.read(MAX_GIVEN_SIZE + 1)
    if len(data) > MAX_GIVEN_SIZE:
        raise CommandLineError("标准输入超过 20 MiB", "分成几个小一些的文件再导")
    return GivenFile("标准输入", data)
