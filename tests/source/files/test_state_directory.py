"""pschool's own folder in a catalog: files that are whole, of this user, and ignored by git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.state_directory import (
    create,
    existing,
    made,
    open_own,
    read_own,
    write,
)

NAME = state_directory.NAME
needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and owners")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(made(str(tmp_path)))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_made_once_and_git_ignores_all_of_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=NAME):
        existing(str(tmp_path))
    folder = made(str(tmp_path))
    assert folder == made(str(tmp_path)) == existing(str(tmp_path)) == str(tmp_path / NAME)
    assert (tmp_path / NAME / ".gitignore").read_bytes() == b"*\n"
    write(folder, "index", b"x")
    (tmp_path / "catalog.yaml").touch()
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init"], check=True, capture_output=True)
    status = subprocess.run(
        [*git, "status", "--porcelain", "-uall"], capture_output=True, check=True
    )
    assert status.stdout == b"?? catalog.yaml\n"


def test_an_own_ignore_file_stays(folder: Path, tmp_path: Path) -> None:
    (folder / ".gitignore").write_bytes(b"mine\n")
    made(str(tmp_path))
    assert (folder / ".gitignore").read_bytes() == b"mine\n"


def test_a_file_of_its_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine", "utf-8")
    for function in (existing, made):
        with pytest.raises(OSError, match=NAME):
            function(str(tmp_path))
    assert (tmp_path / NAME).read_text("utf-8") == "mine"


@needs_posix
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_of_its_name_is_left_alone(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / NAME).symlink_to(tmp_path / target)
    for function in (existing, made):
        with pytest.raises(OSError, match=NAME):
            function(str(tmp_path))
    assert names(tmp_path) == {"elsewhere", NAME}
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("sync", [False, True])
def test_what_is_written_is_read(folder: Path, sync: bool) -> None:
    write(str(folder), "index", b"old", sync=sync)
    write(str(folder), "index", b"new", sync=sync)
    assert read_own(str(folder / "index"), 3) == b"new"
    with pytest.raises(OSError, match="index"):
        read_own(str(folder / "index"), 2)
    assert names(folder) == {".gitignore", "index"}


@needs_posix
def test_nobody_else_may_read_what_is_written(folder: Path) -> None:
    write(str(folder), "index", b"")
    assert (folder / "index").stat().st_mode & 0o777 == 0o600
    write(str(folder), "shared", b"", 0o640)
    assert (folder / "shared").stat().st_mode & 0o777 == 0o640


def make_link(path: Path) -> None:
    (path.parent / "target").write_bytes(b"x")
    path.symlink_to("target")


@needs_posix
@pytest.mark.parametrize("make", [make_link, os.mkfifo, Path.mkdir])
def test_only_plain_files_are_read(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder / "index")
    for read in (open_own, lambda path: read_own(path, 99)):
        with pytest.raises(OSError, match="index"):
            read(str(folder / "index"))


@needs_posix
def test_another_users_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(str(folder), "index", b"x")
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    with pytest.raises(OSError, match="index"):
        read_own(str(folder / "index"), 99)


def test_a_new_file_replaces_none(folder: Path) -> None:
    os.close(create(str(folder / "new")))
    with pytest.raises(FileExistsError):
        create(str(folder / "new"))


@pytest.mark.parametrize("function", ["open", "replace", "fsync"])
def test_a_failure_leaves_what_was_there(
    folder: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(str(folder), "index", b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, function, refuse)
        with pytest.raises(OSError, match="Read-only"):
            write(str(folder), "index", b"new", sync=True)
    assert names(folder) == {".gitignore", "index"}
    assert (folder / "index").read_bytes() == b"old"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits on file sizes")
def test_a_full_disk_leaves_nothing_behind(folder: Path) -> None:
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "limits = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, limits[1]))\n"
        "from partyschool_cli.source.files.state_directory import write\n"
        "try: write(sys.argv[1], 'index', b'x' * 5000)\n"
        "except OSError: print('full')\n"
        # Coverage, where it is measured, writes more than that at the end.
        "resource.setrlimit(resource.RLIMIT_FSIZE, limits)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, check=True
    )
    assert (done.stdout.split(), done.stderr) == ([b"full"], b"")
    assert names(folder) == {".gitignore"}


def test_a_folder_that_is_gone_is_made_anew(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(OSError, match=NAME):
        write(str(folder), "index", b"x")
    write(made(str(tmp_path)), "index", b"x")
    assert names(folder) == {".gitignore", "index"}
