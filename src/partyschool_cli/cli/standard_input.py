"""Standard input in the place of a file: `-`."""

import sys
from typing import Final

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE

STANDARD_INPUT: Final = "-"

_HOW: Final = "用管道（|）或 < 文件名 给它内容"


def read_standard_input(hint: str) -> bytes:
    """All of it. Raises CommandLineError, with the hint, if it is larger than a file may be.

    Also raises it if standard input is closed or cannot be read.
    """
    data = _read(MAX_GIVEN_SIZE + 1)
    if len(data) > MAX_GIVEN_SIZE:
        raise CommandLineError(f"标准输入超过 {MAX_GIVEN_SIZE // 2**20} MiB", hint)
    return data


def _read(size: int) -> bytes:
    if sys.stdin is None:  # the caller closed it (`<&-`)
        raise CommandLineError("标准输入关着，读不到内容", _HOW)
    try:
        # None in a pipe that does not block, while nothing is in it.
        return sys.stdin.buffer.read(size) or b""
    except OSError as error:
        raise CommandLineError(f"读不了标准输入：{reason_of(error)}", _HOW) from None
