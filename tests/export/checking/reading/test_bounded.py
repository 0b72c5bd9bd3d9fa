"""A stranger's file cannot keep, crash or fill this process."""

import os
import time

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.checking.reading.bounded import bounded


def backwards(data: bytes) -> bytes:
    return data[::-1]


def sleeping(data: bytes) -> bytes:
    time.sleep(60)
    return data


def crashing(data: bytes) -> bytes:
    os._exit(3)


def failing(data: bytes) -> bytes:
    raise RecursionError


def test_what_the_function_gives() -> None:
    assert bounded(backwards, b"abc", 30, "a.pdf") == b"cba"


def test_who_takes_too_long_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(CommandLineError, match="没有读完"):
        bounded(sleeping, b"", 0.3, "a.pdf")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("function", [crashing, failing])
def test_who_fails_is_told_in_a_line(function: object) -> None:
    with pytest.raises(CommandLineError, match=r"^读不了 a.pdf$"):
        bounded(function, b"", 30, "a.pdf")  # type: ignore[arg-type]
