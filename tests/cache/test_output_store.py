"""Stored output: read as it was written, or not at all."""

import contextlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache import framing, output_store
from partyschool_cli.cache.output_store import CachedOutput, Fingerprint, read_output, write_output
from partyschool_cli.source.files import state_directory

COURSE = "courses/dangzhang.yaml"
needs_links = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")


def an_output(request: bytes = b"list", data: bytes = "目录\n".encode()) -> CachedOutput:
    racy = {COURSE: b"0" * 16, "sites/\udcff.yaml": b"1" * 16}
    return CachedOutput(request, Fingerprint(b"\n" * 16, racy), 1, ((2, b"note\n"), (1, data)))


def parts_of(output: CachedOutput | None) -> tuple[object, ...] | None:
    if output is None:
        return None
    seen = output.fingerprint
    return (output.request, seen.state, seen.racy, output.code, output.output)


def stored_files(root: Path) -> list[Path]:
    return [path for path in (root / state_directory.NAME).iterdir() if path.name != ".gitignore"]


def test_an_output_is_read_as_it_was_written(root: Path) -> None:
    write_output(str(root), an_output())
    assert parts_of(read_output(str(root), b"list")) == parts_of(an_output())
    assert read_output(str(root), b"lint") is None


def test_an_output_under_the_name_of_another_is_not_believed(root: Path) -> None:
    write_output(str(root), an_output(b"list"))
    write_output(str(root), an_output(b"lint"))
    one, other = stored_files(root)
    one.replace(other)
    assert {read_output(str(root), b"list"), read_output(str(root), b"lint")} == {None}


@given(st.data())
def test_a_damaged_output_is_not_read(data: st.DataObject) -> None:
    whole = output_store._encoded(an_output())
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(0, 3))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    cut = bytes(damaged[: data.draw(st.integers(0, len(whole)))])
    if cut == whole:
        assert parts_of(output_store._decoded(cut)) == parts_of(an_output())
    else:
        with pytest.raises(ValueError, match="damaged"):
            output_store._decoded(cut)


@given(st.binary() | st.lists(st.binary(), max_size=6).map(framing.netstrings))
def test_a_forged_output_raises_nothing_but_value_error(body: bytes) -> None:
    with contextlib.suppress(ValueError):
        output_store._decoded(framing.OUTPUT_MAGIC + framing.checksum(body) + body)


@pytest.mark.parametrize("data", [b"", framing.OUTPUT_MAGIC, b"\x00" * 100])
def test_a_foreign_file_is_not_believed_and_is_replaced(root: Path, data: bytes) -> None:
    write_output(str(root), an_output())
    (file,) = stored_files(root)
    file.write_bytes(data)
    assert read_output(str(root), b"list") is None
    write_output(str(root), an_output())
    assert read_output(str(root), b"list") is not None


@needs_links
@pytest.mark.parametrize("what", ["pipe", "link", "folder", "huge"])
def test_what_is_no_plain_file_is_not_read(root: Path, what: str) -> None:
    write_output(str(root), an_output())
    (file,) = stored_files(root)
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
def test_another_users_output_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_output(str(root), an_output())
    assert stored_files(root)[0].stat().st_mode & 0o777 == 0o600
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert read_output(str(root), b"list") is None


def test_a_cache_that_is_a_file_is_left_alone(root: Path) -> None:
    (root / state_directory.NAME).write_text("mine", "utf-8")
    write_output(str(root), an_output())
    assert read_output(str(root), b"list") is None
    assert (root / state_directory.NAME).read_text("utf-8") == "mine"


@pytest.mark.parametrize("function", ["mkdir", "open", "replace"])
def test_a_cache_that_cannot_be_written_stores_nothing(
    root: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, function, refuse)
        write_output(str(root), an_output())
    assert read_output(str(root), b"list") is None
    assert function == "mkdir" or not list((root / state_directory.NAME).iterdir())


def test_outputs_are_limited_in_number_and_size(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_output(str(root), an_output(b"too large", b"x" * output_store._MAX_BYTES))
    assert not (root / state_directory.NAME).exists()
    for number in range(output_store._MAX_OUTPUTS + 10):
        write_output(str(root), an_output(b"%d" % number))
    assert len(stored_files(root)) == output_store._MAX_OUTPUTS
    monkeypatch.setattr(output_store, "_MAX_BYTES_TOGETHER", 1000)
    write_output(str(root), an_output(b"newest"))
    assert read_output(str(root), b"newest") is not None
    assert sum(path.stat().st_size for path in stored_files(root)) <= 1000
    assert (root / state_directory.NAME / ".gitignore").exists()


def test_several_writers_and_readers_at_once(root: Path) -> None:
    whole = {data * 50_000 for data in (b"a", b"b")}
    seen: list[bytes] = []

    def write(data: bytes) -> None:
        for _ in range(30):
            write_output(str(root), an_output(data=data))

    def read() -> None:
        for _ in range(200):
            output = read_output(str(root), b"list")
            seen.extend([output.output[1][1]] if output else [])

    threads = [threading.Thread(target=write, args=(data,)) for data in whole]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) <= whole
    assert len(stored_files(root)) == 1
