"""Standard input is read to its end, within a limit."""

import io
import sys

import pytest

from partyschool_cli.cli import standard_input
from partyschool_cli.cli.standard_input import read_standard_input
from partyschool_cli.errors import CommandLineError


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
