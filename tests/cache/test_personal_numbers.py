"""No personal number stays in `.pschool-cache/`, whatever command runs, and whatever was there."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from partyschool_cli.cache import output_cache, program_key
from partyschool_cli.cache.framing import sealed
from partyschool_cli.cli.run import run_recorded
from partyschool_cli.source.files import state_directory
from tests.catalogs import BASE, write_catalog

PHONE = "13812345678"
RESIDENT = "11010519491231002X"
CARD = "6222020200112233445"
COMMANDS = (
    ("list", "teachers", "--all"),
    ("list", "--format", "json"),
    ("show", "wang"),
    ("search", "王"),
    ("tree",),
    ("stats",),
    ("timetable", "--teacher", "wang"),
    ("lint",),
    ("lint", "--format", "json"),
    ("lint", "--select", "PS1"),
)
TEACHER = "teachers/wang.yaml"
WITHOUT = BASE[TEACHER]
WITH: Mapping[str, Mapping[str, str]] = {
    "a phone in a note": {TEACHER: f"{WITHOUT}notes: 电话 {PHONE}\n"},
    "a phone with gaps": {TEACHER: f"{WITHOUT}notes: 电话 138 1234 5678\n"},
    "an identity card in a comment": {TEACHER: f"{WITHOUT}# {RESIDENT}\n"},
    "a key": {TEACHER: f"{WITHOUT}{PHONE}: 王\n"},
    "an item": {"courses/dangzhang.yaml": f"{BASE['courses/dangzhang.yaml']}topics: [{PHONE}]\n"},
    "an id": {"courses/dangzhang.yaml": f"{BASE['courses/dangzhang.yaml']}sites: ['{PHONE}']\n"},
    "a broken file": {TEACHER: f"name：王 {PHONE}\n"},
    "a suppressed one": {TEACHER: f"{WITHOUT}notes: {PHONE}  # pschool: ignore[PS6] 公开的\n"},
    "the manifest": {"catalog.yaml": f"{BASE['catalog.yaml']}region: {PHONE}\n"},
    "a file's name": {f"teachers/wang-{PHONE}.yaml": WITHOUT},
    "a stray file's name": {f"teachers/{PHONE}.docx": "x"},
    "a name beside the folders": {f"{PHONE}.txt": "x"},
}


# Runs a command line in a catalog's folder as `pschool` does; gives standard output.
Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run_in(root: Path, *arguments: str) -> str:
        monkeypatch.chdir(root)
        monkeypatch.delenv("PSCHOOL_CATALOG", raising=False)
        # A stat of all sources of the program would take longer than most commands.
        monkeypatch.setattr(program_key, "_sources", lambda _: iter([program_key.__file__]))
        invocation = output_cache.invocation_of(arguments)
        assert invocation is not None, "one whose output can be cached"
        if output_cache.replay(invocation) is None:
            output_cache.record(invocation, run_recorded)
        return capfdbinary.readouterr().out.decode()

    return run_in


def kept(root: Path) -> str:
    """All names and bytes in the cache; digits alone as well, for numbers with signs between."""
    folder = root / state_directory.NAME
    files = sorted(folder.glob("*")) if folder.exists() else []
    text = "\n".join(file.name + file.read_bytes().decode("latin-1") for file in files)
    return text + text.replace(" ", "").replace("\\u0020", "")


def assert_clean(root: Path, after: object) -> None:
    everything = kept(root)
    for number in (PHONE, RESIDENT, CARD):
        assert number not in everything, after


@pytest.mark.parametrize("where", WITH)
def test_a_catalog_with_a_number_leaves_nothing(run: Run, tmp_path: Path, where: str) -> None:
    root = write_catalog(tmp_path, WITH[where])
    for command in COMMANDS:
        run(root, *command)
        assert_clean(root, command)


def test_what_was_kept_before_the_number_came_goes(run: Run, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    for command in (("lint",), ("list", "teachers")):
        run(root, *command)
    assert "王示例" in kept(root).encode("latin-1").decode("utf-8", "replace")
    (root / TEACHER).write_text(WITH["a phone in a note"][TEACHER], "utf-8")
    run(root, "lint")
    assert "王示例" not in kept(root).encode("latin-1").decode("utf-8", "replace")
    assert [path.name for path in (root / state_directory.NAME).iterdir()] == [".gitignore"]


@pytest.mark.parametrize("command", COMMANDS)
def test_when_the_number_is_gone_the_cache_is_used_again(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = write_catalog(tmp_path, WITH["a phone in a note"])
    run(root, *command)
    (root / TEACHER).write_text(WITHOUT, "utf-8")
    first, second = run(root, *command), run(root, *command)
    assert first == second
    assert list((root / state_directory.NAME).glob("output-*"))
    assert_clean(root, command)


@pytest.mark.parametrize("command", [("list",), ("lint",), ("show", "wang")])
def test_what_an_earlier_version_kept_goes(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = write_catalog(tmp_path)
    folder = Path(state_directory.made(str(root)))
    number = PHONE.encode()
    for name, data in {
        "kept": number,
        "contents-0123abcd": number,
        "answer-0123abcd": number,
        "parsed-0123abcd": number,
        "index": sealed(b"pschool-index 1\n", [number]),
        "output-0123abcd0123abcd": sealed(b"pschool-output 1\n", [number]),
    }.items():
        (folder / name).write_bytes(data)
    run(root, *command)
    assert_clean(root, command)


def test_a_number_that_is_searched_for_is_not_kept(run: Run, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    run(root, "lint")
    for command in (("search", PHONE), ("list", "teachers", f"名称:{PHONE}")):
        run(root, *command)
        assert_clean(root, command)
    assert (root / state_directory.NAME / "index").exists(), "of the catalog nothing is wrong"


def test_the_finding_is_reported_each_time(run: Run, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, WITH["a phone in a note"])
    outputs = {run(root, "lint", "--select", "PS602", "--format", "json") for _ in range(3)}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["findings"][0]["code"] == "PS602"
