"""A generated folder is replaced whole: what it holds, what it keeps, what it refuses."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.writing import replaced_folder
from partyschool_cli.source.writing.folder_record import RECORD, STAGING
from partyschool_cli.source.writing.folder_swap import WrittenFolder, write_folder
from tests.source.changed_catalogs import needs_posix
from tests.source.generated_folders import NEW, OLD, contents, made


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that was written before; nothing else is beside it."""
    folder = tmp_path / "parent" / "site"
    write_folder(folder, made(OLD))
    return folder


def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the system cannot exchange two folders."""
    monkeypatch.setattr(replaced_folder, "exchange", lambda one, other: False)


def is_alone(folder: Path) -> bool:
    """Whether nothing is left beside a folder."""
    return [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_folder_holds_the_new_files_and_nothing_else(site: Path) -> None:
    done = write_folder(site, made(NEW))
    assert contents(site) == NEW
    assert done == WrittenFolder(changed=3, kept=1, removed=1)
    assert not (site / "classes").exists()
    assert is_alone(site)


def test_without_a_step_of_the_system_two_renames_do_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_exchange(monkeypatch)
    assert write_folder(site, made(NEW)) == WrittenFolder(3, 1, 1)
    assert contents(site) == NEW
    assert is_alone(site)


def test_only_files_with_other_keys_are_made(site: Path) -> None:
    rendered: list[str] = []
    write_folder(site, made(NEW, rendered))
    assert sorted(rendered) == ["courses/b.html", "index.html", "teachers/new.html"]
    before = site.stat().st_mtime_ns
    rendered.clear()
    assert write_folder(site, made(NEW, rendered)) == WrittenFolder(0, 4, 0)
    assert not rendered
    assert site.stat().st_mtime_ns == before


@pytest.mark.parametrize("has_links", [True, False])
def test_files_whose_bytes_are_as_they_were_keep_their_time(
    site: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:

        def refuse(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr(os, "link", refuse)
    os.utime(site / "courses/a.html", (1_000_000_000, 1_000_000_000))
    os.utime(site / "courses/b.html", (1_000_000_000, 1_000_000_000))
    # b has another key, and the same bytes.
    again = [each._replace(key=lambda: "other") if "b" in each.path else each for each in made(OLD)]
    write_folder(site, [*again, *made({"more.html": b"more"})])
    for name in ("a", "b"):
        assert (site / f"courses/{name}.html").stat().st_mtime == 1_000_000_000


def test_a_file_that_was_changed_by_hand_is_made_again(site: Path) -> None:
    (site / "courses/a.html").write_bytes(b"hand")
    (site / "courses/b.html").write_bytes(b"OLD b")  # of the same size
    write_folder(site, made(OLD))
    assert contents(site) == OLD


def test_a_copy_of_a_folder_is_as_good_as_the_folder(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for path, data in contents(site).items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data)
    (copy / RECORD).write_bytes((site / RECORD).read_bytes())
    os.utime(copy / RECORD, (1_000_000_000, 1_000_000_000))  # older than all files
    rendered: list[str] = []
    assert write_folder(copy, made(OLD, rendered)).changed == 0
    assert not rendered


def test_the_same_files_have_the_same_record(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_folder(other, made(NEW))
    write_folder(site, made(NEW))
    assert (site / RECORD).read_bytes() == (other / RECORD).read_bytes()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("报告.docx", "报告.docx"),
        ("courses/c.html", "courses/c.html"),
        ("photos/1/a.jpg", "photos/"),
        (".git/HEAD", ".git/"),
    ],
)
def test_a_folder_with_anything_else_is_refused(site: Path, path: str, shown: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_bytes(b"mine")
    with pytest.raises(CommandLineError, match=shown):
        write_folder(site, made(NEW))
    assert contents(site) == {**OLD, path: b"mine"}
    assert is_alone(site)


def test_other_folders_are_refused_or_taken(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    for name in ("full", "file"):
        with pytest.raises(CommandLineError):
            write_folder(tmp_path / name, made(NEW))
    for name in ("empty", "not/there/yet"):
        write_folder(tmp_path / name, made(NEW))
        assert contents(tmp_path / name) == NEW


@needs_posix
def test_a_link_in_the_folder_is_not_followed(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"theirs")
    (site / "courses/a.html").unlink()
    (site / "courses/a.html").symlink_to(outside / "a.html")
    with pytest.raises(CommandLineError, match=r"courses/a\.html"):
        write_folder(site, made(NEW))
    assert (outside / "a.html").read_bytes() == b"theirs"


@needs_posix
def test_a_link_to_the_folder_stays_one(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    write_folder(link, made(NEW))
    assert link.is_symlink()
    assert contents(site) == NEW


@needs_posix
def test_the_mode_of_the_folder_stays(site: Path) -> None:
    site.chmod(0o750)
    write_folder(site, made(NEW))
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_page_that_cannot_be_made_leaves_all_as_it_was(site: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no page")

    broken = [each._replace(render=fail) if "new" in each.path else each for each in made(NEW)]
    with pytest.raises(ValueError, match="no page"):
        write_folder(site, broken)
    assert contents(site) == OLD
    assert is_alone(site)


# --------------------------------------------------------------------------------- one by one


def test_the_folder_that_one_is_in_gets_its_files_one_by_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "courses")
    inode = site.stat().st_ino
    done = write_folder(site, made(NEW))
    assert done == WrittenFolder(3, 1, 1, one_by_one=True)
    assert contents(site) == NEW
    assert site.stat().st_ino == inode
    assert not (site / "classes").exists()
    assert write_folder(site, made(NEW)) == WrittenFolder(0, 4, 0)


def test_what_a_system_puts_on_a_stick_is_no_other_file(site: Path) -> None:
    (site / "System Volume Information").mkdir()
    (site / "System Volume Information/IndexerVolumeGuid").write_bytes(b"1")
    (site / ".DS_Store").write_bytes(b"1")
    assert write_folder(site, made(NEW)).one_by_one
    left = {"System Volume Information/IndexerVolumeGuid": b"1", ".DS_Store": b"1"}
    assert contents(site) == {**NEW, **left}


def test_a_folder_that_cannot_be_renamed_gets_its_files_one_by_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def refuse(one: Path, other: Path) -> None:
        if Path(one) == site:
            raise PermissionError("in use")
        rename(one, other)

    no_exchange(monkeypatch)
    monkeypatch.setattr(os, "rename", refuse)
    assert write_folder(site, made(NEW)) == WrittenFolder(3, 1, 1, one_by_one=True)
    assert contents(site) == NEW
    assert is_alone(site)


def test_a_page_that_cannot_be_made_leaves_a_stick_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> bytes:
        raise ValueError("no page")

    monkeypatch.chdir(site)
    before: Mapping[str, bytes] = {**contents(site), RECORD: (site / RECORD).read_bytes()}
    broken = [each._replace(render=fail) if "new" in each.path else each for each in made(NEW)]
    with pytest.raises(ValueError, match="no page"):
        write_folder(site, broken)
    assert {**contents(site), RECORD: (site / RECORD).read_bytes()} == before
    assert not (site / STAGING).exists()
