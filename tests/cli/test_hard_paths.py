"""Paths that cannot be read or written: a line that says why, and nothing left behind."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.cli.run import main
from tests.catalogs import QINGSHI, write_catalog
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.privileges import as_ordinary_user, needs_permissions

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and modes")

TOO_LONG = "长" * 100
WRITING = {
    "list -o": ("list", "--format", "csv", "-o"),
    "lint -o": ("lint", "--fail-on", "error", "-o"),
    "lint --write-baseline": ("lint", "--write-baseline"),
    "export -o": ("export", "teachers", "--format", "md", "-o"),
    "export --write-template": ("export", "--write-template"),
    "export --out-dir": ("export", "timetable", "--all", "--format", "md", "--out-dir"),
    "schema --out": ("schema", "--out"),
    "init": ("init",),
}
READING = {"--catalog": ("list", "--catalog"), "lint PATH": ("lint",)}
# What stands where the path leads, and the reason to be given.
HARD = {
    "file/x.docx": "是文件，不是文件夹|却不是文件夹",
    "loop/x.docx": "链接绕成了圈|却不是文件夹|不在了",
    f"{TOO_LONG}/x.docx": "名字太长",
    "locked/in/x.docx": "没有权限",
    "read-only/x.docx": "没有权限",
}


@contextmanager
def obstacles(folder: Path) -> Iterator[Path]:
    """The folder with everything in it that a path can stumble on."""
    (folder / "file").write_bytes(b"old")
    (folder / "loop").symlink_to("loop")
    for name, mode in (("locked", 0), ("read-only", 0o555)):
        (folder / name / "in").mkdir(parents=True)
        (folder / name).chmod(mode)
    yield folder
    for name in ("locked", "read-only"):
        (folder / name).chmod(0o755)


# Runs several command lines in one process, which may not read everything.
_DRIVER = """
import contextlib, io, json, sys
from partyschool_cli.cli.run import main
answers = []
for arguments in json.loads(sys.argv[1]):
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        answers.append((main(arguments), errors.getvalue()))
print(json.dumps(answers))
"""


def run(lines: Iterable[Sequence[str]], cwd: Path) -> list[tuple[int, str]]:
    """The exit code and the errors of each command line."""
    command = [sys.executable, "-c", _DRIVER, json.dumps([[*line] for line in lines])]
    done = subprocess.run(
        as_ordinary_user(command), cwd=cwd, capture_output=True, encoding="utf-8", check=True
    )
    return [(code, text) for code, text in json.loads(done.stdout)]


def is_one_of(reasons: str, text: str) -> bool:
    return any(reason in text for reason in reasons.split("|"))


_HERE = ("--catalog", str(QINGSHI), "--no-cache")


# A third of them by default, and of each command and each path some.
WRITTEN = [*product(WRITING, HARD)][:: 1 if is_full_run() else 3]
READ = [*product(READING, (path for path in HARD if not path.startswith("read-only")))]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[int, str]]]:
    """What is said of each of WRITTEN, of each of READ, and of a catalog in a locked folder."""
    here = {"--catalog": (), "lint PATH": _HERE}
    lines = [
        *((*_HERE, *WRITING[command], path) for command, path in WRITTEN),
        *((*here[command], *READING[command], path) for command, path in READ),
        ("list", "--catalog", "locked"),
    ]
    with obstacles(tmp_path_factory.mktemp("obstacles")) as folder:
        before = sorted(folder.rglob("*"))
        found = run(lines, folder)
        assert sorted(folder.rglob("*")) == before
        yield found


@needs_permissions
def test_a_path_that_cannot_be_written(answers: list[tuple[int, str]]) -> None:
    for (command, path), (code, text) in zip(WRITTEN, answers, strict=False):
        assert code == 2, (command, path)
        error, hint = text.splitlines()
        assert error.startswith("错误：")
        assert hint.startswith("提示：")
        assert is_one_of(HARD[path], error), (command, path, error)
        assert "内部出错" not in error
        assert ".tmp" not in error, "the file that was asked for is named"


@needs_permissions
def test_a_path_that_cannot_be_read(answers: list[tuple[int, str]]) -> None:
    *found, (locked, told) = answers[len(WRITTEN) :]
    for (command, path), (code, text) in zip(READ, found, strict=True):
        assert code == {"--catalog": 3, "lint PATH": 2}[command], (command, path)
        error, _ = text.splitlines()
        assert is_one_of(f"{HARD[path]}|没有 {path} 这个", error), (command, path, error)
    assert locked == 3
    assert told.startswith("错误：读不了文件夹 locked：没有权限\n"), "not that a manifest lacks"


def test_a_pipe_is_no_catalog(pschool: Pschool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = pschool("list", "--catalog", str(tmp_path / "pipe"))
    assert result.code == 3
    assert "是文件，不是课程目录的文件夹" in result.err


@pytest.mark.parametrize("path", ["", " ", "a\0b"])
def test_an_empty_path_is_not_the_current_folder(
    pschool: Pschool, tmp_path: Path, path: str
) -> None:
    more = {
        "--baseline": ("lint", "--baseline"),
        "--template": ("export", "teachers", "-o", "x.docx", "--template"),
    }
    for command, words in (WRITING | READING | more).items():
        result = pschool(*words, path, cwd=tmp_path)
        assert result.code == 2, command
        assert "的值不对：" + ("名字里有" if path.strip() else "是空的") in result.err, command
        assert list(tmp_path.iterdir()) == [], command


@pytest.mark.parametrize(
    "command",
    [
        ("schema", "--out"),
        ("export", "timetable", "--all", "--format", "md", "--out-dir"),
        ("init",),
    ],
)
@pytest.mark.parametrize("inside", ["courses", "classes/new", ".pschool-cache"])
def test_nothing_is_written_among_the_files_of_any_catalog(
    pschool: Pschool, tmp_path: Path, command: tuple[str, ...], inside: str
) -> None:
    other = write_catalog(tmp_path)
    before = sorted(other.rglob("*"))
    result = pschool(*command, str(other / inside))
    assert result.code == 2
    assert "在课程目录里，不能覆盖" in result.err
    assert sorted(other.rglob("*")) == before


@pytest.mark.parametrize("command", ["list -o", "lint -o", "export -o", "lint --write-baseline"])
def test_a_file_of_another_catalog_is_not_overwritten(
    pschool: Pschool, tmp_path: Path, command: str
) -> None:
    other = write_catalog(tmp_path)
    before = (other / "catalog.yaml").read_bytes()
    result = pschool(*WRITING[command], str(other / "catalog.yaml"))
    assert result.code == 2
    assert (other / "catalog.yaml").read_bytes() == before


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder is gone. `tests/cache/` starts a process in such a one."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("list", 3),
        ("lint", 3),
        ("lint .", 2),
        ("init", 2),
        ("schema --out x", 2),
        (f"export teachers -o x.md --catalog {QINGSHI}", 2),
    ],
)
@pytest.mark.usefixtures("nowhere")
def test_a_working_folder_that_is_gone(
    command: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command.split()) == code
    assert capsys.readouterr().err.startswith("错误：当前文件夹已经不在了\n提示：")


@pytest.mark.parametrize("command", ["list", "lint --fail-on error", "show charter", "--help"])
@pytest.mark.usefixtures("nowhere")
def test_a_catalog_that_is_named_needs_no_working_folder(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), *_HERE]) == 0
    assert capsys.readouterr().out


def test_a_template_without_a_byte_is_none(pschool: Pschool, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    command = ("export", "teachers", "-o", "x.docx", "--template", "empty.docx")
    result = pschool(*command, "--catalog", str(QINGSHI), cwd=tmp_path)
    assert result.code == 2
    assert not (tmp_path / "x.docx").exists()
