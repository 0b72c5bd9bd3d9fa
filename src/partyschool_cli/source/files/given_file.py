"""Read a file that a user names on the command line."""

import os
import stat
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path

# Larger than any baseline or Word file that somebody makes. In bytes.
MAX_GIVEN_SIZE: Final = 20 * 1024 * 1024
# A named pipe would block.
_OPEN_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_BINARY", "O_NONBLOCK", "O_CLOEXEC")
)


def read_given(path: Path, called: str, hint: str) -> bytes:
    """The bytes of a file that a message calls so (`样本`).

    Raises CommandLineError with the hint if it is no plain file, too large, or cannot be read.
    """
    try:
        data = _read(path)
    except FileNotFoundError:
        data = "没有这个文件"
    except IsADirectoryError:
        data = "它是文件夹"
    except PermissionError:
        data = "没有权限"
    except OSError as error:
        data = f"系统报告“{error.strerror or type(error).__name__}”"
    if isinstance(data, str):
        raise CommandLineError(f"读不了{called} {shown_path(str(path))}：{data}", hint)
    return data


def _read(path: Path) -> bytes | str:
    """The bytes of a file, or why they are not read. Raises OSError."""
    handle = os.open(path, _OPEN_FLAGS)
    with open(handle, "rb", buffering=0) as file:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            return "它是文件夹"
        if not stat.S_ISREG(status.st_mode):
            return "它不是普通文件"
        if status.st_size > MAX_GIVEN_SIZE:
            return f"它有 {status.st_size:,} 字节，超过 20 MiB"
        pieces: list[bytes] = []
        left = MAX_GIVEN_SIZE + 1
        while left > 0 and (piece := file.read(left)):
            pieces.append(piece)
            left -= len(piece)
        # It grew meanwhile, or the system does not know its size (/proc).
        return b"".join(pieces) if left > 0 else "它超过 20 MiB"
