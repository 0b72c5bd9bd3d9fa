"""Samples of commands that change a catalog: what they print, and what changes in the files.

They run in this process, on a copy of the tests' small catalog, which changes with the tests only.
"""

import io
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from partyschool_cli.cli.run import main
from partyschool_cli.views.unified_diff import diff_lines

_CATALOG = Path(__file__).parents[1] / "tests" / "fixtures" / "qingshi"
_NOON = "1772452800"  # of 2026-03-02, UTC
_THEN = " && "


def edit_sample(commands: str) -> str:
    """The fences of some commands, separated by `&&`: what is typed and printed, and the diff."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "catalog")
        shutil.copytree(_CATALOG, root, ignore=shutil.ignore_patterns(".*"))
        before = _files(root)
        shown = [_run(root, line) for line in commands.split(_THEN)]
        after = _files(root)
    changed = {
        path: (before.get(path), after.get(path))
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    }
    diff = "\n".join(diff_lines("catalog/", changed))
    text = "\n".join(shown)
    fences = f"```text\n{text}\n```"
    return f"{fences}\n\n```diff\n{diff}\n```" if diff else fences


def _files(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".pschool-cache" not in path.parts
    }


def _run(root: Path, line: str) -> str:
    """One command as a terminal shows it."""
    printed = io.BytesIO()
    screen = io.TextIOWrapper(printed, "utf-8", write_through=True)
    with _at(root), redirect_stdout(screen), redirect_stderr(screen):
        main(shlex.split(line))
    text = printed.getvalue().decode().rstrip("\n")
    return f"$ pschool {line}\n{text}"


@contextmanager
def _at(root: Path) -> Iterator[None]:
    """The surroundings of a command: a pipe, without colour, on a day of the tests' catalog."""
    here = os.getcwd()
    wanted = {"SOURCE_DATE_EPOCH": _NOON, "NO_COLOR": "1", "TZ": "UTC"}
    with patch.dict(os.environ, wanted), patch.object(sys, "stdin", io.StringIO()):
        os.environ.pop("COLUMNS", None)
        os.environ.pop("PSCHOOL_CATALOG", None)
        os.chdir(root.parent)
        try:
            yield
        finally:
            os.chdir(here)
