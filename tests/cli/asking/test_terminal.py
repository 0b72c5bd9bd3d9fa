"""Tests of when anything is asked."""

import io
import sys

import pytest

from partyschool_cli.cli.asking.terminal import can_ask


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("stdin", "stdout", "no_input", "asks"),
    [
        (True, True, False, True),
        (False, True, False, False),
        (True, False, False, False),
        (True, True, True, False),
    ],
)
def test_only_in_a_terminal_and_not_with_no_input(
    monkeypatch: pytest.MonkeyPatch,
    stdin: bool,
    stdout: bool,
    no_input: bool,
    asks: bool,
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(terminal=stdin))
    monkeypatch.setattr(sys, "stdout", _Stream(terminal=stdout))
    assert can_ask(no_input) is asks


def test_not_without_a_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert can_ask(no_input=False) is False
