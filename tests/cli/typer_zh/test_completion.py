"""Answers in the protocol of each shell, and the options that set completion up."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import shellingham

from tests.catalogs import BASE, QINGSHI, write_catalog
from tests.cli.conftest import Pschool
from tests.cli.shells import SHELLS, ask, offered, question
from tests.cli.terminals import needs_terminal
from tests.full_run import is_full_run

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def test_each_shell_is_answered_in_its_way(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("bash", "nanping"),
        ("zsh", """_arguments '*: :(("nanping":"学校 南坪乡党校"))'"""),
        ("fish", "nanping\t学校 南坪乡党校"),
        ("powershell", "nanping:::学校 南坪乡党校"),
    ]
    for shell, expected in cases:
        with subtests.test(shell=shell, expected=expected):
            result = ask(pschool, shell, "pschool tree nan")
            assert (result.code, result.out.rstrip("\n"), result.err) == (0, expected, "")


@pytest.mark.parametrize(("typed", "code"), [("pschool tree nan", 0), ("pschool tree zzz", 1)])
def test_fish_is_told_whether_there_are_words(pschool: Pschool, typed: str, code: int) -> None:
    env = {**question("fish", typed), "_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    result = pschool(env=env)
    assert (result.code, result.out, result.err) == (code, "", "")


def test_commands_and_options(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, list[str]]] = [
        ("pschool tre", ["tree"]),
        ("pschool tree --form", ["--format"]),
        ("pschool tree --format ", ["text", "json", "md"]),
        ("pschool show --format y", ["yaml"]),
        ("pschool --cat", ["--catalog"]),
        ("pschool list --cat", ["--catalog"]),
        ("pschool --he", ["--help"]),
    ]
    for typed, expected in cases:
        with subtests.test(typed=typed, expected=expected):
            assert offered(pschool, typed) == expected


def test_every_command_is_offered(pschool: Pschool) -> None:
    assert {"tree", "show", "search"} <= set(offered(pschool, "pschool "))


@pytest.mark.parametrize("shell", SHELLS)
def test_titles_cannot_reach_the_shell(pschool: Pschool, tmp_path: Path, shell: str) -> None:
    title = r"""党\"; touch owned; $(touch owned) `touch owned` '[/red]' | & * ? < >"""
    quoted = title.replace("'", "''")
    course = BASE["courses/dangzhang.yaml"].replace("党章导读", f"'{quoted}'")
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": course})
    result = ask(pschool, shell, "pschool show dang", root)
    assert result.err == ""
    assert "dangzhang" in result.out
    line = result.out.removeprefix("_arguments '*: :((").rstrip("\n").removesuffix("))'")
    assert line.count('"') == (4 if shell == "zsh" else 0)
    assert not re.search(r"[\\'`$;&|*?<>\[\]]", line)


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        cwd=QINGSHI,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# What bash splits words at or takes for its own (`:`, `=`, quotes); more of the same in CI.
TYPED = {
    "show course:果": "<show><course:果树嫁接>",
    "list '学校:li": "<list><学校:liudu>",
}
if is_full_run():
    TYPED |= {
        "list --format=jsonl": "<list><--format=jsonl>",
        "show nothing": "<show><nothing>",
        "show 果": "<show><果树嫁接>",
        "list school:li": "<list><school:liudu>",
        "list 学校：li": "<list><学校：liudu>",
        "lint --select PS101,teacher-c": "<lint><--select><PS101,teacher-clash>",
    }


@needs_bash
@needs_terminal
def test_the_tab_key_in_a_real_bash(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"].replace("党章导读", "嫁接技术")
    root = write_catalog(tmp_path, {"courses/果树嫁接.yaml": course})
    program = tmp_path / "pschool"
    program.write_text(
        f'#!/bin/sh\n[ -n "$_PSCHOOL_COMPLETE" ] && exec "{sys.executable}" -m partyschool_cli\n'
        'printf "<%s>" "$@"; echo " END"\n'
    )
    program.chmod(0o755)
    with bash(root, tmp_path) as terminal:
        for typed, expected in TYPED.items():
            assert after_tab(terminal, f"pschool {typed}").endswith(f"{expected} END")


@contextmanager
def bash(cwd: Path, programs: Path) -> Iterator[int]:
    """The terminal of an interactive bash that completes what is typed for `pschool`."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        os.environ.update(PATH=path, LC_ALL="C.UTF-8", TERM="dumb", PS1="READY ", INPUTRC="/x")
        os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
    try:
        read_until(terminal, "READY ")
        os.write(terminal, b'eval "$(_PSCHOOL_COMPLETE=source_bash pschool)"; echo SE""T\n')
        read_until(terminal, "SET")
        yield terminal
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def after_tab(terminal: int, typed: str) -> str:
    """What the command prints that stands on bash's line when Tab and Enter are pressed."""
    # bash takes the keys in turn: Enter waits for Tab's answer.
    os.write(terminal, f"{typed}\t\n".encode())
    return read_until(terminal, " END").rstrip()


def read_until(terminal: int, end: str) -> str:
    read = b""
    while end.encode() not in read:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, read.decode()
        read += os.read(terminal, 4096)
    return read.decode().partition(end)[0] + end


def test_nothing_but_words_is_said(pschool: Pschool, root: Path, subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "pschool nocommand x",
        "pschool list --noption x",
        "pschool list '",
        'pschool show "果',
        "pschool list (",
        "pschool list school:",
        "pschool list --limit x",
        "pschool lint --baseline ",
        "pschool --catalog  x",
    ]
    for typed in cases:
        with subtests.test(typed=typed):
            for shell in SHELLS:
                result = ask(pschool, shell, typed, root)
                assert result.err == "", shell
                assert "错误" not in result.out, shell
                assert "Error" not in result.out, shell


def test_a_script_that_asks_wrongly_gets_no_error(
    pschool: Pschool, subtests: pytest.Subtests
) -> None:
    cases: list[str] = ["", "x", "-1", "99", "²"]
    for number in cases:
        with subtests.test(number=number):
            asked = {**question("bash", "pschool tree nan"), "COMP_CWORD": number}
            assert pschool(env=asked).err == ""


@needs_bash
def test_install_answers_in_chinese(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m partyschool_cli --install-completion; exit $?'
    result = run("bash", "--norc", "-c", command, HOME=str(tmp_path))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "已为 bash 装好补全；重开终端后生效\n"
    assert "_pschool_completion" in (tmp_path / ".bash_completions" / "pschool.sh").read_text()


def started_from(monkeypatch: pytest.MonkeyPatch, shell: str | None) -> Mapping[str, str]:
    """Lets the process seem to be started from a shell, None for one that cannot be told."""

    def detect_shell() -> tuple[str, str]:
        if shell is None:
            raise shellingham.ShellDetectionFailure
        return shell, f"/bin/{shell}"

    monkeypatch.setattr(shellingham, "detect_shell", detect_shell)
    return {}


@pytest.mark.parametrize("shell", [*SHELLS, "pwsh"])
def test_show_prints_the_script(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    started_from(monkeypatch, shell)
    result = pschool("--show-completion")
    assert (result.code, result.err) == (0, "")
    assert "_PSCHOOL_COMPLETE" in result.out


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
@pytest.mark.parametrize(("shell", "named"), [("tcsh", "tcsh"), (None, "看不出是哪一种")])
def test_an_unknown_shell_is_told(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch, option: str, shell: str | None, named: str
) -> None:
    started_from(monkeypatch, shell)
    result = pschool(option)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        f"错误：不认识这个命令行环境（{named}），不能补全",
        "提示：在 bash、zsh、fish、powershell、pwsh 里运行",
    ]


def test_a_home_that_cannot_be_written_is_told(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started_from(monkeypatch, "fish")
    (tmp_path / ".config").write_text("")
    result = pschool("--install-completion", env={"HOME": str(tmp_path)})
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误：装不上补全：写不了 ")
