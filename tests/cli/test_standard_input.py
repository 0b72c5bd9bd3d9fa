"""Standard input is read to its end, within a limit, where it can be read."""

import errno
import io
import os
import sys

import pytest

from partyschool_cli.cli import standard_input
from partyschool_cli.cli.standard_input import read_standard_input
from partyschool_cli.errors import CommandLineError
from tests.cli.conftest import Pschool


def put(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(standard_input, "MAX_GIVEN_SIZE", 2**20)


def test_up_to_the_limit_it_is_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytes(2**20)
    put(monkeypatch, data)
    assert read_standard_input("分成几份") == data


def test_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, bytes(2**20 + 1))
    with pytest.raises(CommandLineError, match="标准输入超过 1 MiB") as caught:
        read_standard_input("分成几份")
    assert caught.value.hint == "分成几份"


@pytest.mark.parametrize("arguments", [("new", "教师", "--file"), ("import",), ("sql",)])
def test_where_it_is_closed_that_is_told(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    result = pschool(*arguments, "-")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误：标准输入关着，读不到内容\n")


def test_where_the_system_refuses_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Refused()))
    with pytest.raises(CommandLineError, match="读不了标准输入：它关着，或者不能这样用"):
        read_standard_input("分成几份")


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows block")
def test_an_empty_pipe_that_does_not_block_has_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with open(writing, "wb"), open(reading, encoding="utf-8") as stdin:
        os.set_blocking(reading, False)
        monkeypatch.setattr(sys, "stdin", stdin)
        assert read_standard_input("分成几份") == b""
