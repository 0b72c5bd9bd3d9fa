"""Replayed output: the same bytes as the command's own, and never those of an old catalog."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from partyschool_cli.cache import output_cache, program_key, stat_snapshot
from partyschool_cli.cache.framing import netstrings, sealed
from partyschool_cli.cache.invocation import Invocation
from partyschool_cli.cache.output_cache import COMMANDS, FLAGS, OPTIONS_WITH_VALUE
from partyschool_cli.cache.output_store import Output
from partyschool_cli.cli import app
from partyschool_cli.cli.run import main, run_recorded
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from tests.catalogs import BASE, QINGSHI, paths_read, write_catalog
from tests.cli.conftest import TODAY, _Stream
from tests.cli.terminals import needs_terminal, run_in_terminal, without_bar
from tests.full_run import is_full_run

NONE: Mapping[str, str] = {}
COURSE = "courses/dangzhang.yaml"
# All that a replay imports, besides what an interpreter has at its start.
IMPORTED = {
    "partyschool_cli",
    *(f"partyschool_cli.{name}" for name in ("cache", "locate", "source")),
    "partyschool_cli.source.files",
    "partyschool_cli.source.files.state_directory",
    *(
        f"partyschool_cli.cache.{name}"
        for name in ("framing", "invocation", "output_cache", "output_store", "program_key")
    ),
    "partyschool_cli.cache.stat_snapshot",
    *("errno", "zlib", "_struct", "struct"),
}


class Printed(NamedTuple):
    """What one run printed, and whether it was replayed."""

    code: int
    out: str
    err: str
    is_replayed: bool

    @property
    def output(self) -> tuple[int, str, str]:
        return (self.code, self.out, self.err)


class Runner:
    """Runs command lines as `pschool` does, in this process: replays, or runs and records.

    The program is one file, since a stat of all its sources would take longer than most commands.
    """

    def __init__(self, patch: pytest.MonkeyPatch, cwd: Path) -> None:
        self.patch = patch
        self.cwd = cwd

    def __call__(
        self, *arguments: str, run: output_cache.Run = run_recorded, env: Mapping[str, str] = NONE
    ) -> Printed:
        with self._surroundings(env) as (out, err):
            request = output_cache.invocation_of(arguments)
            code = output_cache.replay(request) if request is not None else None
            is_replayed = code is not None
            if code is None and request is not None:
                code = output_cache.record(request, run)
            elif code is None:
                code = main(arguments)
            return Printed(code, _text(out), _text(err), is_replayed)

    def uncached(self, *arguments: str, env: Mapping[str, str] = NONE) -> tuple[int, str, str]:
        """What is true, whatever is stored."""
        with self._surroundings(env) as (out, err):
            code = main([*arguments[:1], "--no-cache", *arguments[1:]])
            return (code, _text(out), _text(err))

    @contextlib.contextmanager
    def _surroundings(self, environment: Mapping[str, str]) -> Iterator[tuple[_Stream, _Stream]]:
        with self.patch.context() as patch:
            names = (*output_cache._ENVIRONMENT, *output_cache._COMPLETION, "PSCHOOL_CATALOG")
            for name in names:
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            out, err = _Stream(terminal=False), _Stream(terminal=False)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(program_key, "_sources", lambda _: iter([program_key.__file__]))
            patch.chdir(self.cwd)
            yield out, err


def _text(stream: _Stream) -> str:
    stream.flush()
    return stream.kept.getvalue().decode(errors="surrogateescape")


def stored_outputs(root: Path) -> list[Path]:
    return list((root / state_directory.NAME).glob("output-*"))


@pytest.fixture
def pschool(root: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    return Runner(monkeypatch, root.parent)


@pytest.fixture(scope="module")
def county_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the catalog of a county; a broken file makes remarks on standard error."""
    folder = tmp_path_factory.mktemp("county")
    shutil.copytree(QINGSHI, folder / "catalog")
    (folder / "catalog" / "courses" / "broken.yaml").write_text("title: [\n", "utf-8")
    return folder


@pytest.fixture
def county(county_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """In the copy of the county's catalog, where no output is stored yet."""
    for path in stored_outputs(county_folder / "catalog"):
        path.unlink()
    return Runner(monkeypatch, county_folder)


LINT_FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")
KINDS = ("courses", "teachers", "sites", "schools", "classes", "sessions")
FORMS: list[Sequence[str]] = [
    ["list"],
    *(["list", kind] for kind in KINDS),
    *(["list", "--format", name] for name in ("json", "jsonl", "csv", "tsv", "md", "yaml", "ids")),
    ["list", "theme:乡村振兴", "hours>=2", "(大棚 or 嫁接)", "-delivery:online"],
    ["list", "-topics:线上"],
    ["list", "课程", "种植", "--all", "--columns", "id,title", "--sort=-hours", "--limit", "3"],
    ["list", "--count", "--no-color"],
    ["list", "sessions", "date:本周"],
    ["list", "nothing-of-that-name"],
    ["list", "--format", "xlsx"],
    ["search", "大棚"],
    ["search", "dpzz", "--format", "json", "--limit", "1"],
    ["search", "党", "章", "--format=ids", "--all"],
    ["search", "nothing-of-that-name"],
    *(["lint", "--format", name] for name in LINT_FORMATS),
    ["lint", "--statistics"],
    ["lint", "--select", "PS1", "--ignore", "PS101", "--fail-on", "error"],
    ["tree"],
    ["tree", "--format", "md"],
    ["tree", "hekou", "--format=json", "--all"],
    ["show", "charter", "hekou"],
    ["show", "charter", "--format", "json"],
    ["show", "charter", "--format", "yaml"],
    ["stats"],
    ["stats", "--format", "json"],
    ["stats", "--format", "md", "--year", "2026", "--school", "hekou"],
    ["timetable"],
    ["timetable", "--school", "hekou", "--list"],
    ["timetable", "--week", "2026-W42", "--today", "2026-10-12"],
]


@pytest.mark.parametrize("form", FORMS[:: 1 if is_full_run() else 3], ids=" ".join)
def test_a_replay_prints_the_same(county: Runner, form: Sequence[str]) -> None:
    first = county(*form, env={"SOURCE_DATE_EPOCH": "1772452800"})
    second = county(*form, env={"SOURCE_DATE_EPOCH": "1772452800"})
    assert first.code in (0, 1)
    assert (first.is_replayed, second.is_replayed) == (False, True)
    assert second.output == first.output
    assert first.out or first.err


def test_exit_codes_and_remarks_are_replayed(county: Runner) -> None:
    assert [county("lint").code for _ in range(2)] == [1, 1]
    county("list")
    again = county("list")
    assert again.is_replayed
    assert "有 1 个文件有错" in again.err


@pytest.mark.parametrize(
    "form",
    [
        ["list", "no-such-field:x"],
        ["show", "nothing-of-that-name"],
        ["lint", "--select", "PS999"],
        ["list", "--format"],
        ["list", "--limit", "-1"],
        ["list", "--catalog", "nowhere"],
    ],
    ids=" ".join,
)
def test_usage_errors_are_not_stored(pschool: Runner, form: Sequence[str]) -> None:
    assert [pschool(*form).code for _ in range(2)] in ([2, 2], [3, 3])
    assert not pschool(*form).is_replayed


@pytest.mark.parametrize(
    "form",
    [
        ["list", "--no-cache"],
        ["--no-cache", "lint"],
        ["list", "-o", "list.csv"],
        ["list", "--output=list.csv"],
        ["lint", "-olint.json"],
        ["lint", "catalog"],
        ["lint", "catalog/" + COURSE],
        ["lint", "--diff"],
        ["lint", "--fix"],
        ["lint", "--write-baseline", "baseline.json"],
        ["lint", "--explain", "PS001"],
        ["lint", "--list-rules"],
        ["list", "--help"],
        ["--version"],
        ["--show-completion", "list"],
        ["schema"],
        ["list", "--", "党章"],
        [],
    ],
    ids=" ".join,
)
def test_what_does_more_than_print_the_catalog_is_not_stored(
    pschool: Runner, root: Path, form: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/bash")
    with contextlib.suppress(SystemExit):
        pschool(*form)
        assert not pschool(*form).is_replayed
    assert not stored_outputs(root)


def test_every_option_is_decided_on() -> None:
    """A new option depends on nothing but the catalog, or its output is not stored."""
    not_stored = {
        *("--no-cache", "--output", "--fix", "--unsafe-fixes", "--diff", "--new-since"),
        *("--baseline", "--write-baseline", "--explain", "--list-rules", "--help"),
        # These follow from git's history.
        *("--at", "--show-was"),
        # These are of other catalogs than the nearest.
        *("--catalogs-from", "--each", "--jobs", "--scheduler", "--shared"),
    }
    short_words: set[str] = set()
    for name in COMMANDS:
        for option in app.program().load(name).params:
            if option.param_type_name != "option":
                continue
            is_flag = getattr(option, "is_flag", False)
            for word in (*option.opts, *option.secondary_opts):
                if not word.startswith("--"):
                    short_words.add(word)
                elif word not in not_stored:
                    assert word in (FLAGS if is_flag else OPTIONS_WITH_VALUE), word
    assert short_words == {"-h", "-o"}
    assert not not_stored & (FLAGS | OPTIONS_WITH_VALUE)
    assert not FLAGS & OPTIONS_WITH_VALUE


def edit(root: Path) -> None:
    """An edit of the same size, with the old times restored."""
    file = root / COURSE
    before = file.stat()
    file.write_bytes(file.read_bytes().replace("导读".encode(), "导学".encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edit": edit,
    "new": lambda root: (root / "courses" / "new.yaml").write_bytes((root / COURSE).read_bytes()),
    "deleted": lambda root: (root / COURSE).unlink(),
    "broken": lambda root: (root / COURSE).write_text("title: [\n", "utf-8"),
    "manifest": lambda root: (root / "catalog.yaml").write_text(
        BASE["catalog.yaml"] + "lint: {fail_on: info}\n", "utf-8"
    ),
    "no manifest": lambda root: (root / "catalog.yaml").unlink(),
    "folder nearly named": lambda root: (root / "course").mkdir(),
    "touched": lambda root: os.utime(root / COURSE),
    "git": lambda root: (root.parent / ".git").mkdir(),
    "git in the catalog": lambda root: (root / ".git").mkdir(),
    "another catalog nearer": lambda root: (root.parent / "catalog.yaml").write_text("", "utf-8"),
}


STALE = [*product(["list", "lint", "search 党章"], CHANGES)]


@pytest.mark.parametrize(("form", "change"), STALE[:: 1 if is_full_run() else 2])
def test_a_replay_is_never_stale(pschool: Runner, root: Path, form: str, change: str) -> None:
    words = form.split()
    pschool(*words)
    assert pschool(*words).is_replayed
    CHANGES[change](root)
    assert pschool(*words).output == pschool.uncached(*words)
    assert pschool(*words).output == pschool.uncached(*words)


def test_help_by_its_short_option_is_no_query(pschool: Runner) -> None:
    """`-h` looked like a word of a query, of which nothing at all was replayed."""
    first, second = pschool("list", "-h"), pschool("list", "-h")
    assert first.out.startswith("用法：")
    assert second.output == first.output


def test_the_output_after_a_change_is_stored_again(pschool: Runner, root: Path) -> None:
    pschool("list")
    edit(root)
    assert "党章导学" in pschool("list").out
    again = pschool("list")
    assert again.is_replayed
    assert "党章导学" in again.out


@pytest.mark.parametrize("form", [["list"], ["show", "dangzhang"], ["stats"], ["search", "党章"]])
def test_contents_that_lint_stored_serve_other_commands(
    pschool: Runner, root: Path, form: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pschool("lint")
    edit(root)
    truth = pschool.uncached(*form)
    with monkeypatch.context() as patch:
        read = paths_read(patch)
        assert pschool(*form).output == truth
    assert COURSE in read
    assert "teachers/wang.yaml" not in read


def test_a_change_during_the_run_stores_nothing(pschool: Runner, root: Path) -> None:
    def run_and_edit(invocation: Invocation) -> tuple[int, Output | None, bool]:
        done = run_recorded(invocation)
        edit(root)
        return done

    assert "党章导读" in pschool("list", run=run_and_edit).out
    again = pschool("list")
    assert not again.is_replayed
    assert "党章导学" in again.out


def test_midnight_during_the_run_stores_nothing(
    pschool: Runner, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter(["2026-03-01", "2026-03-02"])  # before, afterwards
    monkeypatch.setattr(time, "strftime", lambda _: next(days))
    pschool("list")
    assert not (root / state_directory.NAME).exists()


SURROUNDINGS: list[tuple[Sequence[str], dict[str, str]]] = [
    (["--no-color"], {}),
    (["--today", TODAY], {}),
    ([], {"SOURCE_DATE_EPOCH": "1772452800"}),
    ([], {"COLUMNS": "50"}),
    ([], {"FORCE_COLOR": "1"}),
    ([], {"NO_COLOR": "1"}),
    ([], {"FORCE_COLOR": "1", "TERM": "dumb"}),
    ([], {"PSCHOOL_CATALOG": "catalog"}),
    ([], {"LC_ALL": "C"}),
]


@pytest.mark.parametrize(("more", "environment"), SURROUNDINGS)
def test_other_surroundings_have_their_own_output(
    pschool: Runner, more: Sequence[str], environment: dict[str, str]
) -> None:
    pschool("list")
    for _ in range(2):
        there = pschool("list", *more, env=environment)
        assert there.output == pschool.uncached("list", *more, env=environment)
    assert pschool("list").output == pschool.uncached("list")


def test_each_folder_has_its_own_output(pschool: Runner, root: Path, tmp_path: Path) -> None:
    pschool("lint")
    pschool.cwd = root / "courses"
    assert not pschool("lint").is_replayed
    assert pschool("lint").output == pschool.uncached("lint")
    other = write_catalog(tmp_path / "other", {COURSE: BASE[COURSE].replace("导读", "学习")})
    for named in (str(other), str(other.parent), "../../other"):
        for _ in range(2):
            assert "党章学习" in pschool("list", "--catalog", named).out
            assert "党章学习" in pschool("list", env={"PSCHOOL_CATALOG": named}).out


def test_another_program_has_its_own_output(
    pschool: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pschool("list")
    monkeypatch.setattr(sys, "version", "3.99")
    assert not pschool("list").is_replayed


@pytest.mark.parametrize("form", [["list"], ["lint"], ["show", "dangzhang"]], ids=" ".join)
def test_a_cache_of_an_earlier_version_is_removed_without_a_word(
    pschool: Runner, root: Path, form: Sequence[str]
) -> None:
    folder = Path(state_directory.made(str(root)))
    content = b'{"title":"an old one"}'
    table = b"\0" * 40 + struct.pack("<bQL8s", 0, 0, len(content), digest(content)[:8])
    index = [COURSE.encode(), table, b"", b"", b"contents-0123abcd", b"[1,null]"]
    answer = [b"request", b"0", b"0" * 16, netstrings([]), netstrings([b"1", b"an old one"])]
    earlier = {
        "kept": sealed(b"pschool-kept 1\n", index),
        "contents-0123abcd": content,
        f"answer-{digest(b'request').hex()}": sealed(b"pschool-answer 3\n", answer),
    }
    for name, data in earlier.items():
        (folder / name).write_bytes(data)
    truth = pschool.uncached(*form)
    first, second = pschool(*form), pschool(*form)
    assert (first.output, first.is_replayed) == (truth, False)
    assert (second.output, second.is_replayed) == (truth, True)
    assert not [name for name in earlier if (folder / name).exists()]


@pytest.mark.parametrize("damage", [b"", b"cut off", None])
def test_a_damaged_output_is_replaced(pschool: Runner, root: Path, damage: bytes | None) -> None:
    first = pschool("list")
    (stored,) = stored_outputs(root)
    stored.write_bytes(stored.read_bytes()[:-1] if damage is None else damage)
    second, third = pschool("list"), pschool("list")
    assert (second.is_replayed, third.is_replayed) == (False, True)
    assert first.output == second.output == third.output


def test_commands_run_without_a_folder_for_the_cache(pschool: Runner, root: Path) -> None:
    (root / state_directory.NAME).write_text("a file", "utf-8")
    assert pschool("list").output == pschool("list").output == pschool.uncached("list")


def test_files_are_not_read_again_once_they_are_no_longer_racy(
    pschool: Runner, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pschool("list")
    later = time.time_ns() + 5 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert pschool("list").is_replayed
    if os.name != "nt":
        monkeypatch.setattr(stat_snapshot, "content_digest", None)  # would raise if it were called
    assert pschool("list").is_replayed


# In processes of their own.

REPLAY = (
    "import sys; from partyschool_cli.cache.output_cache import invocation_of, replay;"
    "request = invocation_of(sys.argv[1:]);"
    "code = replay(request) if request is not None else None;"
    "sys.exit(99 if code is None else code)"
)


def process(
    *arguments: str, cwd: Path, only_replay: bool = False, env: Mapping[str, str] = NONE
) -> subprocess.CompletedProcess[bytes]:
    start = ["-c", REPLAY] if only_replay else ["-m", "partyschool_cli"]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=cwd,
        env={**os.environ, "PSCHOOL_CATALOG": "", **env},
        capture_output=True,
        check=False,
    )


# Files that are racy would be read, and their digests take `hashlib`.
AGED = (
    "import sys; before = set(sys.modules);"
    "from partyschool_cli.cache import stat_snapshot; stat_snapshot._RACY_NS = -(10**18)"
)
LIST = ["list", "--format", "json"]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog that a process listed, as one that was not just written."""
    root = write_catalog(tmp_path_factory.mktemp("listed"))
    written = errors_of(
        "from partyschool_cli.__main__ import main; sys.argv[1:] = LIST; main()", root
    )
    assert written == ""
    return root


def errors_of(script: str, cwd: Path) -> str:
    """What a script writes to standard error; to it, no file is racy."""
    environment = {**os.environ, "PSCHOOL_CATALOG": ""}
    command = [sys.executable, "-c", f"{AGED}; LIST = {LIST}; {script}"]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=True)
    return done.stderr.decode()


def test_a_replay_imports_next_to_nothing(listed: Path) -> None:
    replay_list = (
        "from partyschool_cli.cache.output_cache import invocation_of, replay;"
        "assert replay(invocation_of(LIST)) == 0;"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    assert set(errors_of(replay_list, listed).split()) <= IMPORTED


def test_two_processes_at_once(root: Path) -> None:
    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "partyschool_cli", *LIST],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    said = {process.communicate() for process in [start() for _ in range(2)]}
    assert len(said) == 1
    assert process(*LIST, cwd=root, only_replay=True).stdout == said.pop()[0]
    assert len(stored_outputs(root)) == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_reader_that_goes_away_is_no_error_and_a_full_disk_is_told(listed: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", REPLAY, *LIST],
        cwd=listed,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "partyschool_cli", *LIST],
            cwd=listed,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode != 0
    assert done.stderr.decode().startswith("错误：结果写不出去：磁盘满了")


def test_an_error_of_the_cache_itself_shows_no_trace(root: Path) -> None:
    script = (
        "import sys, partyschool_cli.__main__ as entry\n"
        "def broken(invocation): raise RuntimeError('坏了')\n"
        "entry.replay = broken\n"
        "sys.argv = ['pschool', 'list']\n"
        "entry.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert "程序内部出错：RuntimeError: 坏了" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs to delete the working folder")
def test_a_working_folder_that_is_gone_shows_no_trace(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}"; exec "{sys.executable}" -m partyschool_cli list'
    done = subprocess.run(["sh", "-c", script], cwd=gone, capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stderr.decode().startswith("错误：当前文件夹已经不在了\n提示：")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(pschool: Runner, root: Path, shell: str) -> None:
    typed = {"COMP_WORDS": "pschool show dang", "COMP_CWORD": "2"}
    typed |= {
        "_TYPER_COMPLETE_ARGS": "pschool show dang",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    environment = {"_PSCHOOL_COMPLETE": f"complete_{shell}", **typed}
    first, second = (pschool(env=environment) for _ in range(2))
    assert "dangzhang" in first.out
    assert (first.is_replayed, second.is_replayed) == (False, True)
    assert first.output == second.output
    (root / COURSE).rename(root / "courses" / "dangshi.yaml")
    assert "dangshi" in pschool(env=environment).out


def test_completion_in_another_catalog_is_not_stored(pschool: Runner) -> None:
    environment = {"_PSCHOOL_COMPLETE": "complete_bash", "COMP_CWORD": "4"}
    environment["COMP_WORDS"] = "pschool show --catalog catalog dang"
    first, second = (pschool(env=environment) for _ in range(2))
    assert "dangzhang" in first.out
    assert not second.is_replayed


@needs_terminal
@pytest.mark.parametrize("form", [["list"], ["lint"]][: 2 if is_full_run() else 1], ids=" ".join)
def test_on_a_terminal(root: Path, form: Sequence[str]) -> None:
    (root / "teachers" / "broken.yaml").write_text("name: [\n", "utf-8")
    (root / COURSE).write_text(BASE[COURSE].replace("党章", "党章" * 20), "utf-8")
    first = shown(root, 80, "-m", "partyschool_cli", *form)
    assert "\x1b[" in first[1]
    assert shown(root, 80, "-c", REPLAY, *form) == first
    # In a wider one there may be more to show.
    assert shown(root, 140, "-c", REPLAY, *form)[0] == 99


def shown(root: Path, width: int, *arguments: str) -> tuple[int, str]:
    """The exit code of Python in a terminal, and what is left there."""
    code, written = run_in_terminal(*arguments, columns=width, cwd=root)
    return code, without_bar(written)
