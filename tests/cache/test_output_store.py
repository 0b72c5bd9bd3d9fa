"""Fingerprints of catalogs: no change passes them by. CacheIndex output_store: whole, or not believed."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache import framing, output_store, stat_snapshot
from partyschool_cli.cache.output_store import CachedOutput, Fingerprint, read_output, write_output
from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.source import state_directory
from tests.catalogs import write_catalog

COURSE = "courses/dangzhang.yaml"
needs_links = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


def fingerprint(root: str) -> Fingerprint | None:
    now = take(root)
    return output_store.fingerprint(now) if now is not None else None


def still_valid(root: str, known: Fingerprint) -> Fingerprint | None:
    return output_store.still_valid(root, known, take(root))


@pytest.fixture(params=["young", "aged"])
def known(
    request: pytest.FixtureRequest, root: Path, monkeypatch: pytest.MonkeyPatch
) -> Fingerprint:
    """The catalog as it is before the change; its files just written, or long ago."""
    if request.param == "aged":
        monkeypatch.setattr(stat_snapshot, "_RACY_NS", -(10**18))
    found = fingerprint(str(root))
    assert found is not None
    assert bool(found.racy) == (request.param == "young")
    return found


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


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_change_passes_by(
    root: Path, known: Fingerprint, change: Callable[[Path], object]
) -> None:
    assert still_valid(str(root), known) is not None
    change(root)
    assert still_valid(str(root), known) is None


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

    def coarse(path: str) -> object:
        found = lstat(path)
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


def test_a_file_from_the_future_stays_young(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past = time.time_ns() - 3600 * 10**9  # the clock was set back
    monkeypatch.setattr(time, "time_ns", lambda: past)
    known = fingerprint(str(root))
    assert known is not None
    again = still_valid(str(root), known)
    assert again is not None
    assert COURSE in again.racy


def test_files_come_of_age(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = fingerprint(str(root))
    assert known is not None
    assert len(known.racy) == 6
    later = time.time_ns() + 5 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    aged = still_valid(str(root), known)
    assert aged is not None
    if os.name != "nt":
        assert not aged.racy
    assert still_valid(str(root), aged) is not None
    same_size_edit(root)
    assert still_valid(str(root), aged) is None


def test_where_times_prove_nothing_contents_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which does not tell when a file was changed."""
    monkeypatch.setattr(stat_snapshot, "_TIMES_PROVE", False)
    monkeypatch.setattr(stat_snapshot, "_RACY_NS", 0)
    known = fingerprint(str(root))
    assert known is not None
    assert len(known.racy) == 6
    later = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    aged = still_valid(str(root), known)
    assert aged is not None
    assert len(aged.racy) == 6


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
def test_links_are_not_vouched_for(root: Path, path: str) -> None:
    (root / path).rename(root.parent / "elsewhere")
    (root / path).symlink_to(root.parent / "elsewhere")
    assert fingerprint(str(root)) is None


def test_a_huge_file_is_not_read_whole(root: Path) -> None:
    with (root / "courses" / "huge.yaml").open("wb") as file:
        file.truncate(10**12)
    assert fingerprint(str(root)) is not None


def an_answer(request: bytes = b"list", data: bytes = "目录\n".encode()) -> CachedOutput:
    young = {COURSE: b"0" * 16, "sites/\udcff.yaml": b"1" * 16}
    return CachedOutput(request, Fingerprint(b"\n" * 16, young), 1, ((2, b"note\n"), (1, data)))


def parts_of(answer: CachedOutput | None) -> tuple[object, ...] | None:
    if answer is None:
        return None
    seen = answer.fingerprint
    return (answer.request, seen.identities, seen.racy, answer.code, answer.output)


def kept_files(root: Path) -> list[Path]:
    return [path for path in (root / state_directory.NAME).iterdir() if path.name != ".gitignore"]


def test_an_answer_is_kept_and_found(root: Path) -> None:
    write_output(str(root), an_answer())
    assert parts_of(read_output(str(root), b"list")) == parts_of(an_answer())
    assert read_output(str(root), b"lint") is None


def test_an_answer_under_the_name_of_another_is_not_believed(root: Path) -> None:
    write_output(str(root), an_answer(b"list"))
    write_output(str(root), an_answer(b"lint"))
    one, other = kept_files(root)
    one.replace(other)
    assert {read_output(str(root), b"list"), read_output(str(root), b"lint")} == {None}


@given(st.data())
def test_a_damaged_answer_is_not_believed(data: st.DataObject) -> None:
    whole = output_store._encoded(an_answer())
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(0, 3))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    cut = bytes(damaged[: data.draw(st.integers(0, len(whole)))])
    if cut == whole:
        assert parts_of(output_store._decoded(cut)) == parts_of(an_answer())
    else:
        with pytest.raises(ValueError, match="damaged"):
            output_store._decoded(cut)


@given(st.binary() | st.lists(st.binary(), max_size=6).map(framing.netstrings))
def test_a_forged_answer_raises_nothing_but_value_error(body: bytes) -> None:
    with contextlib.suppress(ValueError):
        output_store._decoded(output_store._MAGIC + framing.digest(body) + body)


@pytest.mark.parametrize("data", [b"", output_store._MAGIC, b"\x00" * 100])
def test_a_foreign_file_is_not_believed_and_is_replaced(root: Path, data: bytes) -> None:
    write_output(str(root), an_answer())
    (file,) = kept_files(root)
    file.write_bytes(data)
    assert read_output(str(root), b"list") is None
    write_output(str(root), an_answer())
    assert read_output(str(root), b"list") is not None


@needs_links
@pytest.mark.parametrize("what", ["pipe", "link", "folder", "huge"])
def test_what_is_no_file_of_ours_is_not_read(root: Path, what: str) -> None:
    write_output(str(root), an_answer())
    (file,) = kept_files(root)
    if what == "huge":
        with file.open("ab") as end:
            end.truncate(10**12)
    else:
        file.rename(root / "moved")
        make = {
            "pipe": os.mkfifo,
            "link": lambda p: p.symlink_to(root / "moved"),
            "folder": Path.mkdir,
        }
        make[what](file)
    assert read_output(str(root), b"list") is None


@pytest.mark.skipif(os.name == "nt", reason="needs owners")
def test_another_persons_answer_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_output(str(root), an_answer())
    assert kept_files(root)[0].stat().st_mode & 0o777 == 0o600
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert read_output(str(root), b"list") is None


def test_a_cache_that_is_a_file_is_left_alone(root: Path) -> None:
    (root / state_directory.NAME).write_text("mine", "utf-8")
    write_output(str(root), an_answer())
    assert read_output(str(root), b"list") is None
    assert (root / state_directory.NAME).read_text("utf-8") == "mine"


@needs_links
def test_a_cache_that_is_a_link_is_left_alone(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / state_directory.NAME).symlink_to(elsewhere)
    write_output(str(root), an_answer())
    assert read_output(str(root), b"list") is None
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("function", ["mkdir", "open", "replace"])
def test_a_cache_that_cannot_be_written_keeps_nothing(
    root: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, function, refuse)
        write_output(str(root), an_answer())
    assert read_output(str(root), b"list") is None
    assert function == "mkdir" or not list((root / state_directory.NAME).iterdir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits on file sizes")
def test_a_full_disk_leaves_nothing_behind(root: Path) -> None:
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "limits = resource.getrlimit(resource.RLIMIT_FSIZE);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, limits[1]));"
        "from partyschool_cli.cache.output_store import *;"
        "write_output(sys.argv[1], CachedOutput(b'list', Fingerprint(b'', {}), 0, ((1, b'x' * 5000),)));"
        # Coverage, where it is measured, writes more than that at the end.
        "resource.setrlimit(resource.RLIMIT_FSIZE, limits)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(root)], capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    assert [path.name for path in (root / state_directory.NAME).iterdir()] == [".gitignore"]


def test_git_ignores_the_cache_by_itself(root: Path) -> None:
    write_output(str(root), an_answer())
    assert (root / state_directory.NAME / ".gitignore").read_bytes() == b"*\n"
    if shutil.which("git"):
        git = ["git", "-C", str(root)]
        subprocess.run([*git, "init"], check=True, capture_output=True)
        status = subprocess.run(
            [*git, "status", "--porcelain", "-uall"], capture_output=True, check=True
        )
        assert b"courses" in status.stdout
        assert b"pschool-cache" not in status.stdout


def test_answers_are_limited_in_number_and_size(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_output(str(root), an_answer(b"too large", b"x" * output_store._MOST_BYTES))
    assert not (root / state_directory.NAME).exists()
    for number in range(output_store._MOST_OUTPUTS + 10):
        write_output(str(root), an_answer(b"%d" % number))
    assert len(kept_files(root)) == output_store._MOST_OUTPUTS
    monkeypatch.setattr(output_store, "_MOST_BYTES_TOGETHER", 1000)
    write_output(str(root), an_answer(b"newest"))
    assert read_output(str(root), b"newest") is not None
    assert sum(path.stat().st_size for path in kept_files(root)) <= 1000
    assert (root / state_directory.NAME / ".gitignore").exists()


def test_several_writers_and_readers_at_once(root: Path) -> None:
    whole = {data * 50_000 for data in (b"a", b"b")}
    seen: list[bytes] = []

    def write(data: bytes) -> None:
        for _ in range(30):
            write_output(str(root), an_answer(data=data))

    def read() -> None:
        for _ in range(200):
            answer = read_output(str(root), b"list")
            seen.extend([answer.output[1][1]] if answer else [])

    threads = [threading.Thread(target=write, args=(data,)) for data in whole]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) <= whole
    assert len(kept_files(root)) == 1
