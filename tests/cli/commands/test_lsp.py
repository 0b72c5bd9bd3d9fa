"""`pschool lsp` as it is started: what it needs, and that only LSP is on standard output."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from partyschool_cli.cli.commands import lsp
from tests.cli.conftest import Pschool


def test_without_its_libraries_it_says_what_to_install(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda _: None)
    result = pschool("lsp", "--stdio")
    assert result.code == 2
    assert result.out == ""
    assert 'pip install "pschool[lsp]"' in result.err
    assert len(result.err.splitlines()) <= 2


def test_a_log_that_cannot_be_written_is_refused(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("lsp", "--log", str(tmp_path))
    assert result.code == 2
    assert "日志" in result.err


def _message(method: str, params: str) -> bytes:
    body = f'{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}'.encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@contextmanager
def _started(*command: str) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes], IO[bytes]]]:
    """A server that has answered, and its standard input and output; its input stays open."""
    pipes = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, *command], stdin=pipes, stdout=pipes, stderr=pipes, bufsize=0
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(_message("initialize", '{"processId":null,"capabilities":{}}'))
        assert process.stdout.readline().startswith(b"Content-Length: ")
        yield process, process.stdin, process.stdout


# The interrupt is received by another thread than the one that waits for messages, as may happen to
# one that comes just before that waits: it does not end the wait.
_NOISY = """\
import os, signal, sys, threading
from partyschool_cli.__main__ import main
from partyschool_cli.editor import server
from partyschool_cli.editor.session import Session
original, begin = server.serve, Session.begin
def noisy(*arguments):
    print('printed', flush=True)
    os.write(1, b'written')
    original(*arguments)
def interrupted(*arguments):
    begin(*arguments)
    threading.Timer(0.2, lambda: signal.pthread_kill(threading.get_ident(), signal.SIGINT)).start()
server.serve, Session.begin = noisy, interrupted
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process")
def test_an_interrupt_ends_it_and_what_was_printed_is_on_standard_error() -> None:
    with _started("-c", _NOISY, "lsp", "--stdio") as (process, _, output):
        assert process.wait(60) == 130
        assert process.stderr is not None
        errors = process.stderr.read()
        assert b"printed" in errors
        assert b"written" in errors
        rest = output.read()
        assert b"printed" not in rest
        assert b"written" not in rest


def test_it_ends_when_the_editor_asks_it_to() -> None:
    with _started("-m", "partyschool_cli", "lsp") as (process, given, _):
        given.write(_message("shutdown", "null"))
        given.write(b'Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","method":"exit"}')
        assert process.wait(60) == 0


def test_it_ends_when_nobody_reads_what_it_says() -> None:
    with _started("-m", "partyschool_cli", "lsp") as (process, given, output):
        output.close()
        given.write(_message("textDocument/hover", "{}"))
        assert process.wait(60) == 1


def test_without_standard_input_it_says_who_starts_it(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    result = pschool("lsp")
    assert result.code == 2
    assert "由编辑器启动" in result.err
