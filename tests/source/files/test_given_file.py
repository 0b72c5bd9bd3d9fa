"""Files that a user names: read within a limit, and only if they are files."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.given_file import read_given

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def message(path: Path) -> str:
    with pytest.raises(CommandLineError) as error:
        read_given(path, "样本", "换一个")
    assert error.value.hint == "换一个"
    assert "\n" not in error.value.message
    return error.value.message


def test_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\r\n\x1a\0x")
    assert read_given(path, "样本", "") == b"\r\n\x1a\0x"
    path.write_bytes(b"")
    assert read_given(path, "样本", "") == b""


@posix
def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "b.json").symlink_to("a.json")
    assert read_given(tmp_path / "b.json", "样本", "") == b"{}"


def test_none_and_a_folder(tmp_path: Path) -> None:
    assert message(tmp_path / "a") == f"读不了样本 {(tmp_path / 'a')}：没有这个文件"
    if sys.platform != "win32":
        assert message(tmp_path).endswith("：它是文件夹")


def sparse(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    return path


def test_one_over_the_limit(tmp_path: Path) -> None:
    assert message(sparse(tmp_path / "a")).endswith("：它有 20,971,521 字节，超过 20 MiB")


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


@posix
@pytest.mark.parametrize(
    "make",
    [
        pipe,
        lambda _: Path("/dev/zero"),
        lambda _: Path("/dev/null"),
        lambda path: path.symlink_to("/dev/zero") or path,
    ],
    ids=["a named pipe", "zeros", "null", "a link to zeros"],
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    assert message(make(tmp_path / "a")).endswith("：它不是普通文件")
