"""A Neovim without a terminal, in which keys are typed and expressions are asked for."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.catalogs import ROOT

NVIM = shutil.which("nvim")
# A machine may be busy: nothing here waits for so long otherwise.
_PATIENCE = 60.0


class Neovim:
    """One that runs and listens at a socket."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def keys(self, keys: str) -> None:
        """Type keys: `<Esc>` and such by name."""
        self._remote("--remote-send", keys)

    def ask(self, expression: str) -> Any:
        """The value of an expression of Vim."""
        return json.loads(self._remote("--remote-expr", f"json_encode({expression})"))

    def lua(self, expression: str) -> Any:
        """The value of an expression of Lua."""
        return self.ask(f"luaeval({expression!r})")

    def wait(self, expression: str) -> Any:
        """The value of an expression as soon as it is true."""
        end = time.monotonic() + _PATIENCE
        while not (found := self.ask(expression)):
            assert time.monotonic() < end, (expression, self.ask('execute("messages")'))
            time.sleep(0.05)
        return found

    def _remote(self, *arguments: str) -> str:
        command = (str(NVIM), "--server", self._socket, *arguments)
        done = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        # Neovim 0.7 prints the value of an expression as an error.
        return (done.stdout + done.stderr).decode()


@contextmanager
def running_neovim(folder: Path, today: str) -> Iterator[Neovim]:
    """A Neovim in a folder, set up as docs/editor.md says; `pschool` is the one under test."""
    # The path of a socket may have a hundred characters: TMPDIR may be too long.
    with tempfile.TemporaryDirectory(prefix="nv", dir="/tmp") as own:
        home = Path(own)
        (home / "init.lua").write_text(pasted("neovim"), "utf-8")
        program = home / "pschool"
        program.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -m partyschool_cli --today {today} "$@"\n'
        )
        program.chmod(0o755)
        environment = {
            **os.environ,
            **{f"XDG_{name}_HOME": own for name in ("CONFIG", "DATA", "STATE", "CACHE")},
            "PATH": f"{own}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        socket = f"{own}/s"
        command = (str(NVIM), "--headless", "--clean", "-n", "-u", f"{own}/init.lua")
        running = subprocess.Popen(
            (*command, "--listen", socket),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + _PATIENCE
            while not os.path.exists(socket):
                assert time.monotonic() < end
                assert running.poll() is None
                time.sleep(0.02)
            yield Neovim(socket)
        finally:
            running.terminate()
            running.wait(_PATIENCE)


def pasted(name: str) -> str:
    """What docs/editor.md says to paste: the fence below `<!-- test: NAME -->`."""
    text = (ROOT / "docs" / "editor.md").read_text("utf-8")
    found = re.search(rf"<!-- test: {name} -->\n```\w+\n(.*?)```\n", text, re.DOTALL)
    assert found is not None
    return found[1]
