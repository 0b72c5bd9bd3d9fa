"""Two processes find what one finds, whatever becomes of the second."""

import os
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import pytest

from partyschool_cli.cache.stat_snapshot import Look, look
from partyschool_cli.lint import second_process
from partyschool_cli.lint.run import Checked, check
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.model.manifest import Manifest
from tests.catalogs import BASE, write_catalog
from tests.lint.linting import TODAY, said

COURSE = BASE["courses/dangzhang.yaml"]
# Of everything that a second process may meet, enough that some of it is in each share.
MANY: Mapping[str, str | bytes] = {
    f"{folder}/n{number:02}-{name}.yaml": text
    for number in range(12)
    for folder, name, text in (
        ("courses", "broken", "title: [\n"),
        ("courses", "latin", "title: 党章\n".encode("gbk")),
        ("courses", "empty", ""),
        ("courses", "twice", "title: 甲\ntitle: 乙\n"),
        ("courses", "unknown", COURSE.replace("teachers: [wang]", "teachers: [nobody]\nfoo: 1")),
        ("courses", "hidden", f"# pschool: ignore-file[PS1] 试用\n{COURSE}bar: 1\nsites: []\n"),
        ("courses", "needless", f"{COURSE}# pschool: ignore[PS404] 没有的\n"),
        ("teachers", "phone", "name: 王示例\ncategory: school-teacher\nnote: 13800138000\n"),
        ("sites", "odd", 'title: "教室\\u0085"\nvenue: classroom\ncapacity: "50"\n'),
    )
}
FILES: Mapping[str, str | bytes] = {
    "schools/xiajia.yaml": "title: 下夹\ntier: township\nparent: liudu\nthemes: {own: 自己的}\n",
    "courses/zhuti.yaml": COURSE.replace("liudu", "xiajia").replace("political-theory", "own"),
    "courses/fujia/dangzhang.yaml": COURSE,
    "courses/Bad_Name.yaml": COURSE,
    "courses/README.md": "# 说明\n",
    "courses/slips/half.yaml": COURSE.replace("党章导读", "党章,导读"),
    **MANY,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path, FILES)


def looked(root: Path) -> Look:
    """A look in which no file is young: what was just written would be read by the first."""
    found = look(os.fspath(root))
    assert found is not None
    found.young.clear()
    return found


def checked(root: Path, seen: Look | None = None) -> Checked:
    return check(root, TODAY, lambda manifest: active_rules(manifest.lint, Selection()), seen)


def are_gone(processes: list[int]) -> bool:
    """Whether none of them runs, or waits to be asked how it ended."""
    for process in processes:
        try:
            os.waitpid(process, os.WNOHANG)
        except ChildProcessError:
            continue
        return False
    return True


def test_two_processes_find_what_one_finds(
    root: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[bytes] = []
    receive = second_process._received

    def received(pipe: BinaryIO) -> bytes:
        messages.append(receive(pipe))
        return messages[-1]

    monkeypatch.setattr(second_process, "_received", received)
    together = checked(root)
    assert len(forks) == 1
    contents, notes = messages
    assert "党章导读".encode() in contents
    assert b"PS103" in notes
    with monkeypatch.context() as patch:
        patch.setattr(second_process, "PAYS_FROM", 10**9)
        alone = checked(root)
    assert len(forks) == 1
    assert are_gone(forks)
    assert said(together.findings) == said(alone.findings)
    assert together.paths == alone.paths


def test_what_they_keep_is_enough_for_the_next_time(root: Path, forks: list[int]) -> None:
    whole = checked(root)
    assert said(checked(root, looked(root)).findings) == said(whole.findings)
    forks.clear()
    (root / "courses" / "n01-unknown.yaml").write_text(COURSE, "utf-8")
    (root / "courses" / "n02-unknown.yaml").write_text(f"{COURSE}foo: 1\n", "utf-8")
    again = checked(root, looked(root))
    assert said(again.findings) == said(checked(root).findings)


def test_files_whose_contents_are_kept_are_not_shared(
    root: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (*root.glob("*/*broken*"), *root.glob("*/*latin*"), *root.glob("*/*twice*")):
        path.unlink()
    checked(root, looked(root))
    assert len(forks) == 1
    monkeypatch.setattr(second_process, "PAYS_FROM", 50)
    checked(root, looked(root))
    assert len(forks) == 1


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def raises() -> None:
    raise MemoryError


@pytest.mark.parametrize("end", [dies, raises])
@pytest.mark.parametrize("step", ["_read_plain", "json_line", "note_of", "commented"])
def test_what_a_second_process_fails_to_do_the_first_does(
    root: Path,
    forks: list[int],
    step: str,
    end: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = said(checked(root).findings)
    # All of these steps are the second process's.
    monkeypatch.setattr(second_process, step, lambda *_: end())
    assert said(checked(root).findings) == whole
    assert len(forks) == 2
    assert are_gone(forks)


def test_where_there_can_be_no_second_process_there_is_one(
    root: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = said(checked(root).findings)
    monkeypatch.setattr(second_process, "_forked", lambda: None)
    assert said(checked(root).findings) == whole


def test_a_lint_that_ends_early_ends_the_second_process(root: Path, forks: list[int]) -> None:
    def rules_for(_: Manifest) -> tuple[()]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(root, TODAY, rules_for)
    assert len(forks) == 1
    assert are_gone(forks)


def test_a_process_with_threads_is_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not second_process._can_fork()
    finally:
        done.set()
        thread.join()
