"""A client that is gone is noticed at the next message for it, whatever the system calls that."""

import errno
import os
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.editor.output import Output


class _Pipe(FileIO):
    """Refuses every write with the `code`, if it has one."""

    code: int | None = None

    def write(self, data: Any, /) -> int:
        if self.code is not None:
            raise OSError(self.code, os.strerror(self.code))
        return super().write(data)


@pytest.mark.parametrize("code", [errno.EPIPE, errno.EINVAL, errno.ENOSPC])
def test_a_write_that_fails_means_that_the_client_is_gone(tmp_path: Path, code: int) -> None:
    gone: list[str] = []
    with _Pipe(tmp_path / "client", "wb") as pipe, Output(pipe, lambda: gone.append("gone")) as out:
        out.write(b"{}")
        out.flush()
        assert not gone

        pipe.code = code
        out.write(b"{}")
        with pytest.raises(OSError, match=os.strerror(code)):
            out.flush()
        assert gone == ["gone"]
        pipe.code = None
