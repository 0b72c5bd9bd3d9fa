"""The folder of a lake: its lock, what is refused, and folders that are replaced whole."""

import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake import lake_folder
from partyschool_cli.many.lake.lake_folder import (
    opened_lake,
    put_folder,
    remove_folder,
)
from partyschool_cli.many.lake.lake_manifest import LakeManifest, read_manifest
from partyschool_cli.many.lake.lake_paths import counties_on_disk
from partyschool_cli.source.writing.replaced_folder import new_beside, old_beside
from tests.source.changed_catalogs import needs_posix

FILES = {"courses.parquet": b"1"}


def test_a_missing_or_empty_folder_becomes_a_lake(tmp_path: Path) -> None:
    for lake in (tmp_path, tmp_path / "a" / "b"):
        with opened_lake(lake) as manifest:
            assert manifest == LakeManifest({})
        assert read_manifest(lake) == LakeManifest({})


def test_two_cannot_write_one_lake(tmp_path: Path) -> None:
    with opened_lake(tmp_path), pytest.raises(CommandLineError, match="另一个 pschool lake"):
        opened_lake(tmp_path).__enter__()
    with opened_lake(tmp_path):
        pass


@pytest.mark.parametrize("name", ["readme.txt", "county=000001", "_manifest.json"])
def test_a_folder_with_anything_else_is_no_lake_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(CommandLineError, match="pschool lake 写的"), opened_lake(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_file_is_no_lake(tmp_path: Path) -> None:
    (tmp_path / "lake").write_bytes(b"")
    with (
        pytest.raises(CommandLineError, match="是文件，不是文件夹"),
        opened_lake(tmp_path / "lake"),
    ):
        pass


def test_where_none_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    lake = tmp_path / "file" / "lake"
    with pytest.raises(CommandLineError, match="上级里有一个是文件"), opened_lake(lake):
        pass


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    real = tmp_path / "county=1"
    put_folder(real, FILES)
    put_folder(real, {"sites.parquet": b"2"})
    assert [(path.name, path.read_bytes()) for path in real.iterdir()] == [("sites.parquet", b"2")]
    assert [path.name for path in tmp_path.iterdir()] == ["county=1"]


@pytest.mark.parametrize("act", [lambda real: put_folder(real, FILES), remove_folder])
def test_files_of_others_in_a_county_are_never_removed(tmp_path: Path, act: object) -> None:
    real = tmp_path / "county=1"
    real.mkdir()
    (real / "notes.docx").write_bytes(b"mine")
    with pytest.raises(CommandLineError, match=r"notes\.docx，没有动"):
        act(real)  # type: ignore[operator]
    assert [path.name for path in real.iterdir()] == ["notes.docx"]


@needs_posix
def test_a_link_in_place_of_a_county_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    put_folder(elsewhere, FILES)
    (tmp_path / "county=1").symlink_to(elsewhere)
    with pytest.raises(CommandLineError, match="没有动"):
        remove_folder(tmp_path / "county=1")
    assert (elsewhere / "courses.parquet").read_bytes() == b"1"


def test_a_folder_that_another_program_has_open_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tmp_path / "county=1"
    put_folder(real, FILES)
    monkeypatch.setattr(lake_folder, "put_in_place", lambda new, real: False)
    with pytest.raises(CommandLineError, match="正被别的程序占用"):
        put_folder(real, {"courses.parquet": b"2"})
    assert (real / "courses.parquet").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["county=1"]


def test_what_a_killed_process_left_is_put_in_order(tmp_path: Path) -> None:
    with opened_lake(tmp_path):
        pass
    for key in "12":
        put_folder(tmp_path / f"county={key}", FILES)
    one, two = tmp_path / "county=1", tmp_path / "county=2"
    os.rename(one, old_beside(one))  # killed between two renames
    new_beside(one).mkdir()
    new_beside(two).mkdir()  # killed before the exchange
    (tmp_path / "._manifest.json.0123abcd.tmp").write_bytes(b"{")
    with opened_lake(tmp_path):
        assert counties_on_disk(tmp_path) == ["1", "2"]
    left = (".tmp", "-new", "-old")
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(left)]
