"""Files are written whole or not at all, several together or none."""

import io
import os
import stat
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.write import write_file, write_files


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_new_files_in_new_folders(tmp_path: Path) -> None:
    contents = {tmp_path / "a/甲.yaml": b"1", tmp_path / "b.yaml": b"2"}
    with pytest.raises(CommandLineError):
        write_files(contents)
    assert everything_in(tmp_path) == {}
    write_files(contents, make_folders=True)
    assert everything_in(tmp_path) == {"a": None, "a/甲.yaml": b"1", "b.yaml": b"2"}


def test_the_nearest_folder_there_is_is_named(tmp_path: Path) -> None:
    (tmp_path / "导出").mkdir()
    with pytest.raises(CommandLineError) as error:
        write_file(tmp_path / "导出/2026/课表/a.xlsx", b"1")
    assert error.value.message.endswith("2026/课表 这个文件夹，没有写 a.xlsx".replace("/", os.sep))
    assert f"最近的现有文件夹是 {tmp_path / '导出'}；" in error.value.hint
    assert everything_in(tmp_path) == {"导出": None}


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandLineError, match="没有 课表 这个文件夹") as error:
        write_file(Path("课表/a.xlsx"), b"1")
    assert str(tmp_path) in error.value.hint


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这样的权限位")
def test_mode(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_files({old: b"1", new: b"2"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o640  # 0666 less the mask, like any new file


def test_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    try:
        link.symlink_to(real)
    except OSError:  # pragma: no cover
        pytest.skip("这里不能建符号链接")
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["folder", "file/inside.yaml", "n" * 300])
def test_what_is_in_the_way(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    before = everything_in(tmp_path)
    with pytest.raises(CommandLineError) as error:
        write_files({tmp_path / "good.yaml": b"1", tmp_path / name: b"2"})
    assert error.value.hint
    assert everything_in(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
def test_special_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CommandLineError, match="不是普通文件"):
        write_file(tmp_path / "pipe", b"1")


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Raised here, since the super-user may write everywhere.
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", "x")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CommandLineError, match=r"写不了 .*/x：没有权限"):
        write_file(tmp_path / "x", b"1")


@pytest.mark.parametrize("function", ["write", "fsync", "chmod"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_bytes(b"old")

    class Full(io.BytesIO):
        def writelines(self, _: object) -> None:
            raise OSError(28, "No space left on device")

    def opened(handle: int, _: str) -> Full:
        os.close(handle)
        return Full()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if function == "write":
            patch.setattr("builtins.open", opened)
        else:
            patch.setattr(os, function, refuse)
        with pytest.raises(CommandLineError, match="磁盘满了"):
            write_files({tmp_path / "x": b"new", tmp_path / "y": b"new"})
    assert everything_in(tmp_path) == {"x": b"old"}


def test_a_long_name_is_written_by_way_of_a_shorter_one(tmp_path: Path) -> None:
    name = "课" * 80 + ".yaml"  # 245 bytes: no room for what makes another name of it
    write_file(tmp_path / name, b"1")
    assert everything_in(tmp_path) == {name: b"1"}


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    targets = [tmp_path / name for name in ("a", "b", "c")]
    for target in targets[:2]:
        target.write_bytes(b"old")
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == targets[failing].name:
            raise PermissionError(13, "Permission denied", os.fspath(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CommandLineError, match="没有权限"):
        write_files(dict.fromkeys(targets, b"new"))
    assert everything_in(tmp_path) == {"a": b"old", "b": b"old"}


def test_an_old_file_that_cannot_be_kept_stops_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    before = everything_in(tmp_path)
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "b":
            raise PermissionError(13, "Permission denied", os.fspath(self))
        return read(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(CommandLineError):
            write_files({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert everything_in(tmp_path) == before
