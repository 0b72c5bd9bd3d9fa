"""Answer a command's questions without a terminal."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

# The environment of a command that may ask.
TTY = {"PSCHOOL_TEST_TTY": "1", "NO_COLOR": "1"}


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """Makes standard input a terminal; what is sent is typed ahead."""
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with ExitStack() as stack:
        keys = stack.enter_context(create_pipe_input())
        stack.enter_context(create_app_session(input=keys, output=DummyOutput()))
        yield keys
