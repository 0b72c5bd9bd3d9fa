"""Standard input in the place of a file: `-`."""

import sys
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE

STANDARD_INPUT: Final = "-"


def read_standard_input(hint: str) -> bytes:
    """All of it. Raises CommandLineError, with the hint, if it is larger than a file may be."""
    data = sys.stdin.buffer.read(MAX_GIVEN_SIZE + 1)
    if len(data) > MAX_GIVEN_SIZE:
        raise CommandLineError(f"标准输入超过 {MAX_GIVEN_SIZE // 2**20} MiB", hint)
    return data
