"""`pschool lsp` as it is started: what it needs, and that only LSP is on standard output."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.cli.commands import lsp
from tests.catalogs import write_catalog
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


def test_what_is_printed_beside_goes_to_standard_error(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    body = b'{"jsonrpc":"2.0","id":1,"method":"shutdown"}'
    exit_body = b'{"jsonrpc":"2.0","method":"exit"}'
    messages = b"".join(
        b"Content-Length: %d\r\n\r\n%s" % (len(one), one) for one in (body, exit_body)
    )
    program = (
        "import os, sys\n"
        "from partyschool_cli.editor import server\n"
        "from partyschool_cli.__main__ import main\n"
        "original = server.serve\n"
        "def noisy(*arguments):\n"
        "    print('printed')\n"
        "    os.write(1, b'written')\n"
        "    original(*arguments)\n"
        "server.serve = noisy\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--catalog", str(root), "lsp", "--stdio"],
        input=messages,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"Content-Length: ")
    assert b"printed" not in done.stdout
    assert b"printed" in done.stderr
    assert b"written" in done.stderr


def _message(method: str, params: str) -> bytes:
    body = f'{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}'.encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def _interrupt(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)


def _stop_reading(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.close()
    process.stdin.write(_message("textDocument/hover", "{}"))
    process.stdin.flush()


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process")
@pytest.mark.parametrize(
    ("how", "code"), [(_interrupt, 130), (_stop_reading, 1)], ids=["interrupted", "not read"]
)
def test_ends_although_its_input_is_open(
    how: Callable[["subprocess.Popen[bytes]"], None], code: int
) -> None:
    command = [sys.executable, "-m", "partyschool_cli", "lsp"]
    pipes = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipes, stdout=pipes, stderr=pipes, bufsize=0) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(_message("initialize", '{"processId":null,"capabilities":{}}'))
        assert process.stdout.readline().startswith(b"Content-Length: ")
        how(process)
        assert process.wait(60) == code


def test_without_standard_input_it_says_who_starts_it(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    result = pschool("lsp")
    assert result.code == 2
    assert "由编辑器启动" in result.err
