"""No change of a catalog's files goes unnoticed."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from partyschool_cli.cache import output_store, stat_snapshot
from partyschool_cli.cache.output_store import Fingerprint
from partyschool_cli.cache.stat_snapshot import content_digest, take
from tests.catalogs import BASE, write_catalog

COURSE = "courses/dangzhang.yaml"
needs_links = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")


def fingerprint(root: str) -> Fingerprint | None:
    now = take(root)
    return output_store.fingerprint(now) if now is not None else None


def still_valid(root: str, known: Fingerprint) -> Fingerprint | None:
    return output_store.still_valid(root, known, take(root))


@pytest.fixture(params=["racy", "settled"])
def known_of(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], Fingerprint]:
    """Tells a catalog as it is before a change; its files just written, or long ago."""
    if request.param == "settled":
        monkeypatch.setattr(stat_snapshot, "_RACY_NS", -(10**18))

    def known(root: Path) -> Fingerprint:
        found = fingerprint(str(root))
        assert found is not None
        assert bool(found.racy) == (request.param == "racy")
        return found

    return known


@pytest.fixture
def known(root: Path, known_of: Callable[[Path], Fingerprint]) -> Fingerprint:
    """A catalog before the change."""
    return known_of(root)


def same_size_edit(root: Path) -> None:
    file = root / COURSE
    file.write_bytes(file.read_bytes().replace("导读".encode(), "导学".encode()))


def edit_with_restored_times(root: Path) -> None:
    before = (root / COURSE).stat()
    same_size_edit(root)
    os.utime(root / COURSE, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced_by_a_rename(root: Path) -> None:
    before = (root / COURSE).stat()
    new = root / "new"
    new.write_bytes((root / COURSE).read_bytes().replace("导读".encode(), "导学".encode()))
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(root / COURSE)


def replaced_folder(root: Path) -> None:
    shutil.copytree(root / "courses", root.parent / "other")
    (root.parent / "other" / "dangzhang.yaml").write_text("title: 另一门\n", "utf-8")
    (root / "courses").rename(root.parent / "away")
    (root.parent / "other").rename(root / "courses")


def renamed_in_case_only(root: Path) -> None:
    (root / COURSE).rename(root / "courses" / "Dangzhang.yaml")


def became_a_folder(root: Path) -> None:
    (root / "schools" / "liudu.yaml").unlink()
    (root / "schools" / "liudu.yaml").mkdir()


def became_a_link(root: Path) -> None:
    (root / COURSE).rename(root.parent / "course.yaml")
    (root / COURSE).symlink_to(root.parent / "course.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "same size": same_size_edit,
    "restored times": edit_with_restored_times,
    "replaced by a rename": replaced_by_a_rename,
    "replaced folder": replaced_folder,
    "new file": lambda root: (root / "teachers" / "li.yaml").write_text("name: 李示例\n", "utf-8"),
    "new file deep down": lambda root: (root / "courses" / "a" / "b").mkdir(parents=True),
    "deleted file": lambda root: (root / COURSE).unlink(),
    "renamed file": lambda root: (root / COURSE).rename(root / "courses" / "new.yaml"),
    "renamed in case": renamed_in_case_only,
    "manifest": lambda root: (root / "catalog.yaml").write_text("format: 1\n", "utf-8"),
    "no manifest": lambda root: (root / "catalog.yaml").unlink(),
    "folder nearly named": lambda root: (root / "course").mkdir(),
    "file in the root": lambda root: (root / "README.md").write_text("", "utf-8"),
    "a folder gone": lambda root: shutil.rmtree(root / "sites"),
    "the catalog gone": shutil.rmtree,
    "a folder for a file": became_a_folder,
}
if os.name != "nt":
    CHANGES |= {
        "file mode": lambda root: (root / COURSE).chmod(0),
        "folder mode": lambda root: (root / "courses").chmod(0o750),
        "link": became_a_link,
        "link to nowhere": lambda root: (root / "courses" / "new.yaml").symlink_to("nowhere"),
        "link in the root": lambda root: (root / "course").symlink_to("courses"),
        "named pipe": lambda root: os.mkfifo(root / "courses" / "pipe.yaml"),
    }


def test_no_change_goes_unnoticed(tmp_path: Path, known_of: Callable[[Path], Fingerprint]) -> None:
    unnoticed = []
    for name, change in CHANGES.items():
        root = write_catalog(tmp_path / name)
        known = known_of(root)
        assert still_valid(str(root), known) is not None, name
        change(root)
        if still_valid(str(root), known) is not None:
            unnoticed.append(name)
    assert unnoticed == []


def test_what_pschool_does_not_read_may_change(root: Path, known: Fingerprint) -> None:
    (root / ".git").mkdir()
    (root / "courses" / ".dangzhang.yaml.swp").write_text("editing", "utf-8")
    assert still_valid(str(root), known) is not None


@pytest.mark.parametrize("change", [same_size_edit, replaced_folder])
def test_a_clock_that_stands_still_hides_nothing(
    root: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system of coarse times: every write within its tick leaves the same ones."""
    lstat, tick = os.lstat, time.time_ns()

    def coarse(path: str, dir_fd: int | None = None) -> object:
        found = lstat(path, dir_fd=dir_fd)
        return SimpleNamespace(
            st_mode=found.st_mode,
            st_size=found.st_size,
            st_mtime_ns=tick,
            st_ctime_ns=tick,
            st_ino=1,
        )

    monkeypatch.setattr(os, "lstat", coarse)
    known = fingerprint(str(root))
    assert known is not None
    assert still_valid(str(root), known) is not None
    change(root)
    assert still_valid(str(root), known) is None


def test_a_file_from_the_future_stays_racy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past = time.time_ns() - 3600 * 10**9  # the clock was set back
    monkeypatch.setattr(time, "time_ns", lambda: past)
    known = fingerprint(str(root))
    assert known is not None
    again = still_valid(str(root), known)
    assert again is not None
    assert COURSE in again.racy


def test_files_are_racy_for_a_moment_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = fingerprint(str(root))
    assert known is not None
    assert len(known.racy) == 6
    later = time.time_ns() + 5 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    settled = still_valid(str(root), known)
    assert settled is not None
    if os.name != "nt":
        assert not settled.racy
    assert still_valid(str(root), settled) is not None
    same_size_edit(root)
    assert still_valid(str(root), settled) is None


def test_where_times_prove_nothing_contents_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which does not tell when a file was changed."""
    monkeypatch.setattr(stat_snapshot, "_TIMES_PROVE", False)
    monkeypatch.setattr(stat_snapshot, "_RACY_NS", 0)
    known = fingerprint(str(root))
    assert known is not None
    assert len(known.racy) == 6
    later = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    settled = still_valid(str(root), known)
    assert settled is not None
    assert len(settled.racy) == 6


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_another_branch_and_back(root: Path, known: Fingerprint) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "one")
    assert still_valid(str(root), known) is not None
    git("checkout", "-b", "other")
    same_size_edit(root)
    git("commit", "-am", "two")
    git("checkout", "main")
    back = fingerprint(str(root))
    assert back is not None
    git("checkout", "other")
    assert still_valid(str(root), back) is None


@needs_links
@pytest.mark.parametrize("path", ["catalog.yaml", "courses", COURSE])
def test_with_links_there_is_no_snapshot(root: Path, path: str) -> None:
    (root / path).rename(root.parent / "elsewhere")
    (root / path).symlink_to(root.parent / "elsewhere")
    assert fingerprint(str(root)) is None


def test_a_huge_file_is_not_read_whole(root: Path) -> None:
    with (root / "courses" / "huge.yaml").open("wb") as file:
        file.truncate(10**12)
    assert fingerprint(str(root)) is not None


def test_a_snapshot_has_every_file_and_its_identity(root: Path) -> None:
    (root / "courses/sub").mkdir()
    (root / "courses/sub/葡萄.yaml").write_text("", "utf-8")
    (root / "courses/notes.txt").write_text("", "utf-8")
    (root / "README.md").write_text("", "utf-8")
    (root / ".hidden").write_text("", "utf-8")
    found = take(str(root))
    assert found is not None
    expected = {*BASE, "courses/sub/葡萄.yaml", "courses/notes.txt"}
    assert set(found.paths) == found.identities.keys() == set(found.racy) == expected
    assert {len(one) for one in found.identities.values()} == {stat_snapshot.IDENTITY_SIZE}
    assert b"README.md" in found.layout
    assert b"courses/sub/" in found.layout


def test_a_catalog_that_is_not_there_has_no_snapshot(tmp_path: Path) -> None:
    assert take(str(tmp_path / "none")) is None
    assert take(str(tmp_path)) is None  # without a manifest


def test_a_content_digest_changes_with_the_bytes(root: Path) -> None:
    before = content_digest(str(root), COURSE)
    assert content_digest(str(root), COURSE) == before
    same_size_edit(root)
    assert content_digest(str(root), COURSE) != before
    with pytest.raises(OSError, match="none"):
        content_digest(str(root), "none")
