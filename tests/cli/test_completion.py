"""What the Tab key offers, by the protocols of the shells, in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import ROOT

SHELLS = ("bash", "zsh", "fish", "powershell")


def ask(
    shell: str, typed: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What the shell's script asks when Tab is pressed at the end of `typed`."""
    words = typed.split(" ")
    asked = {
        "bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": typed},
        "fish": {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {
            "_TYPER_COMPLETE_ARGS": typed,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        },
    }[shell]
    inherited = {key: value for key, value in os.environ.items() if key != "PSCHOOL_CATALOG"}
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "partyschool_cli"],
        env={**inherited, **asked, "_PSCHOOL_COMPLETE": f"complete_{shell}", **environment},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def offered(typed: str, cwd: Path = ROOT, **environment: str) -> list[str]:
    """The words that bash is offered; nothing must be said besides."""
    result = ask("bash", typed, cwd, **environment)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.split("\n")[:-1] if result.stdout.strip() else []


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        ("bash", "liudu\n"),
        ("zsh", """_arguments '*: :(("liudu":"学校 柳杜乡党校"))'\n"""),
        ("fish", "liudu\t学校 柳杜乡党校\n"),
        ("powershell", "liudu:::学校 柳杜乡党校\n"),
    ],
)
def test_each_shell_is_answered_in_its_way(shell: str, expected: str) -> None:
    result = ask(shell, "pschool tree liu")
    assert (result.stdout, result.stderr) == (expected, "")


def test_commands() -> None:
    assert {"tree", "show", "search"} <= set(offered("pschool "))
    assert offered("pschool tre") == ["tree"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pschool tree 柳", ["柳杜乡党校"]),
        ("pschool show gree", ["green-manure", "greenhouse-planting", "green-hills"]),
        ("pschool show liudu green-m", ["green-manure"]),
        ("pschool show course:chart", ["course:charter"]),
        ("pschool show 课程:chart", ["课程:charter"]),
        ("pschool show 党章", ["党章导读"]),
        ("pschool show liudu-winter-2026/", ["liudu-winter-2026/s01", "liudu-winter-2026/s02"]),
        ("pschool show nothing-of-that-name", []),
        ("pschool list teac", ["teachers"]),
        ("pschool list 教", ["教师", "教学点"]),
        ("pschool list teachers cat", ["category:"]),
        ("pschool list sites 场", ["场所:"]),
        ("pschool tree --form", ["--format"]),
        ("pschool tree --format ", ["text", "json", "md"]),
        ("pschool show --format y", ["yaml"]),
        ("pschool timetable liudu-w", ["liudu-winter-2026"]),
        ("pschool timetable --teacher shan", ["shan-shifu"]),
        ("pschool export timetable --site liudu-g", ["liudu-greenhouse"]),
        ("pschool export timetable --class liudu-w", ["liudu-winter-2026"]),
        ("pschool export att", ["attendance"]),
        ("pschool export 签", ["签到表"]),
        ("pschool export catalog --format jsonl", ["jsonld"]),
    ],
)
def test_words(typed: str, expected: list[str]) -> None:
    assert offered(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "pschool --catalog examples/pingcheng tree ping",
        "pschool tree --catalog examples/pingcheng ping",
        "pschool tree --catalog=examples/pingcheng ping",
    ],
)
def test_the_catalog_on_the_command_line_is_asked(typed: str) -> None:
    assert offered(typed) == ["pingcheng"]


def test_the_catalog_of_the_environment_is_asked() -> None:
    assert offered("pschool tree ping", PSCHOOL_CATALOG="examples/pingcheng") == ["pingcheng"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "typed",
    ["pschool tree ", "pschool show ", "pschool show course:", "pschool --catalog nowhere tree "],
)
def test_no_catalog_offers_nothing_and_says_nothing(tmp_path: Path, shell: str, typed: str) -> None:
    result = ask(shell, typed, tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Traceback" not in result.stdout
    assert "错误" not in result.stdout


@pytest.mark.parametrize("manifest", ["format: 2\n", "title: [\n", "", "\x00\x01"])
def test_a_manifest_with_errors_offers_nothing(tmp_path: Path, manifest: str) -> None:
    root = write_catalog(tmp_path, {"catalog.yaml": manifest})
    assert offered("pschool tree ", root) == []


def test_bad_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"schools/bad.yaml": "title: [\n", "schools/worse.yaml": "柳杜".encode("gbk")}
    )
    assert offered("pschool tree ", root) == ["liudu"]


def test_retired_ones_are_not_offered(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"teachers/wang.yaml": BASE["teachers/wang.yaml"] + "status: retired\n"}
    )
    assert offered("pschool show wan", root) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_titles_cannot_reach_the_shell(tmp_path: Path, shell: str) -> None:
    title = r"""党\"; touch owned; $(touch owned) `touch owned` '[/red]' | & * ? < >"""
    course = BASE["courses/dangzhang.yaml"].replace(
        "党章导读", "'" + title.replace("'", "''") + "'"
    )
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": course})
    result = ask(shell, "pschool show dang", root)
    assert result.stderr == ""
    assert "dangzhang" in result.stdout
    line = result.stdout.removeprefix("_arguments '*: :((").removesuffix("))'\n")
    quotes = line.count('"')
    assert quotes == (4 if shell == "zsh" else 0)
    assert not re.search(r"[\\'`$;&|*?<>\[\]]", line)
    # By its title it is not offered at all: it could not be typed without quotes.
    assert "owned" not in ask(shell, "pschool show 党", root).stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_in_a_real_bash(tmp_path: Path) -> None:
    program = tmp_path / "pschool"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m partyschool_cli "$@"\n')
    program.chmod(0o755)
    script = (
        "COMP_WORDS=(pschool tree liu); COMP_CWORD=2;"
        ' eval "$(_PSCHOOL_COMPLETE=source_bash pschool)";'
        ' _pschool_completion pschool; echo "${COMPREPLY[@]}"'
    )
    result = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert result.stdout == "liudu\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "partyschool_cli", *arguments],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_options_for_completion_are_explained_in_chinese() -> None:
    out = run("--help").stdout
    assert "--install-completion  让 Tab 键能补全" in out
    assert "--show-completion     打印 Tab 键补全的脚本" in out
    assert "ompletion for the current shell" not in out


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_install_answers_in_chinese(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m partyschool_cli --install-completion; exit $?'
    result = subprocess.run(
        ["bash", "--norc", "-c", command],
        env={**os.environ, "HOME": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("已为 bash 装好补全（")
    assert "_pschool_completion" in (tmp_path / ".bash_completions" / "pschool.sh").read_text()
