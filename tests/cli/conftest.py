"""A runner of `pschool` in this process: what it printed, byte for byte, and its exit code."""

import io
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from prompt_toolkit.application import application, create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding.defaults import load_key_bindings
from prompt_toolkit.output import DummyOutput

from partyschool_cli.cli.run import main
from tests.catalogs import QINGSHI
from tests.prepared_processes import prepared

TODAY = "2026-03-02"
# The environment of a command whose output is a terminal.
TTY = {"PSCHOOL_TEST_TTY": "1", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Result:
    """What a command left behind. `out` and `err` are decoded as UTF-8, `raw` is as printed."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode("utf-8")


# What is typed after the command.
Words = TypeVar("Words", bound=tuple[str, ...])


class Pschool(Protocol):
    """`pschool(*arguments, cwd=…, env=…)` runs a command; by default in the fixed catalog."""

    def __call__(
        self, *arguments: str, cwd: Path = QINGSHI, env: Mapping[str, str] | None = None
    ) -> Result: ...


def not_refused(run: Callable[..., Result], errors: Mapping[Words, str]) -> dict[Words, Result]:
    """The command lines that do not end with exit code 2 and the error that is told; all do."""
    results = {words: run(*words) for words in errors}
    return {
        words: one
        for words, one in results.items()
        if (one.code, one.out) != (2, "") or errors[words] not in one.err
    }


class _Stream(io.TextIOWrapper):
    """Standard output or error as bytes; a terminal where the test says so."""

    def __init__(self, *, terminal: bool) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding="utf-8", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def pschool(monkeypatch: pytest.MonkeyPatch) -> Pschool:
    """Runs `pschool` without colour, in a pipe, on 2026-03-02.

    `env` adds to the environment: `COLUMNS=80` lays tables out for a terminal of that width,
    `PSCHOOL_TEST_TTY=1` makes both streams terminals.
    """

    def run(*arguments: str, cwd: Path = QINGSHI, env: Mapping[str, str] | None = None) -> Result:
        with monkeypatch.context() as patch:
            for name in (
                "COLUMNS",
                "PSCHOOL_CATALOG",
                "SOURCE_DATE_EPOCH",
                "NO_COLOR",
                "FORCE_COLOR",
            ):
                patch.delenv(name, raising=False)
            patch.setenv("SOURCE_DATE_EPOCH", "1772452800")  # noon of TODAY, UTC
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            terminal = (env or {}).get("PSCHOOL_TEST_TTY") == "1"
            out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(multiprocessing, "get_context", prepared)
            patch.chdir(cwd)
            code = main(arguments)
            out.flush()
            err.flush()
            return Result(code, out.kept.getvalue(), err.kept.getvalue().decode("utf-8"))

    return run


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


# Hundreds of keys, the same for each question.
_bindings = cache(load_key_bindings)

# Types what questions read. Ctrl-C follows, so that a question too many fails instead of waiting.
TypeKeys = Callable[[str], None]


@pytest.fixture
def type_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[TypeKeys]:
    """Makes standard input a terminal, in which keys are typed ahead. See TTY for the output."""
    monkeypatch.setattr(application, "load_key_bindings", _bindings)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with ExitStack() as stack:
        keys = stack.enter_context(create_pipe_input())
        stack.enter_context(create_app_session(input=keys, output=DummyOutput()))
        yield lambda text: keys.send_text(text + "\x03")
