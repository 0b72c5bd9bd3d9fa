"""`pschool serve`: what it says, what a browser sees of it, how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool

needs_interrupts = pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process")

_LINE = re.compile(r"打开 (http://127\.0\.0\.1:(\d+)/\S*) 看网站")


@contextmanager
def _process(root: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A running server, and the address that it says."""
    command = [sys.executable, "-m", "partyschool_cli", "serve", "--catalog", str(root)]
    process = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    try:
        found = _LINE.search(process.stdout.readline())
        assert found is not None, process.communicate()
        yield process, found[1]
    finally:
        process.kill()
        process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@needs_interrupts
def test_serves_until_it_is_stopped(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    port = _free_port()
    with _process(root, "--port", str(port)) as (process, address):
        assert address == f"http://127.0.0.1:{port}/"
        with urllib.request.urlopen(address) as answer:
            assert "示例目录" in answer.read().decode()
        assert _refusal(f"{address}edit/teacher/wang") == 404, "there are no forms"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 0
        assert errors.strip() == "已停止"


# What a browser sees of the site at an address.
Visit = Callable[[str], None]


def served(
    pschool: Pschool, root: Path, visit: Visit, patch: pytest.MonkeyPatch, *arguments: str
) -> None:
    """Serves in this process, and opens a browser that visits the site and then presses Ctrl-C."""
    visited = []

    def browse(address: str) -> None:
        try:
            visit(address)
            visited.append(address)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    patch.setattr(webbrowser, "open", browse)
    result = pschool("serve", *arguments, "--port", "0", "--open", cwd=root)
    assert (result.code, result.err) == (0, "已停止\n")
    assert len(visited) == 1


@needs_interrupts
def test_a_private_site_has_a_token_in_its_address(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visit(address: str) -> None:
        assert re.search(r"\?token=[\w-]{16,}$", address)
        with _browser().open(address) as answer:
            assert "示例目录" in answer.read().decode()
            assert "token" not in answer.geturl()

    served(pschool, root, visit, monkeypatch, "--private")


@needs_interrupts
def test_forms_are_there_with_edit_and_behind_the_token(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visit(address: str) -> None:
        base, _, query = address.partition("?")
        assert re.fullmatch(r"token=[\w-]{16,}", query)
        assert _refusal(f"{base}edit/teacher/wang") == 403
        browser = _browser()
        browser.open(address).close()
        with browser.open(f"{base}edit/teacher/wang") as answer:
            assert 'value="王示例"' in answer.read().decode()

    served(pschool, root, visit, monkeypatch, "--edit")


def _browser() -> urllib.request.OpenerDirector:
    """What keeps cookies."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor())


def test_a_port_in_use_is_told(root: Path, pschool: Pschool) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = pschool("serve", "--port", str(port), cwd=root)
        assert result.code == 2
        assert f"端口 {port} 已经有程序在用" in result.err


def _refusal(address: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address)
    refused.value.close()
    return refused.value.code
