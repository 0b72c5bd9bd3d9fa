"""Every command that asks git, in repositories that would run programs or deceive it.

`lint --new-since` reads a revision. A command that writes asks git whether the journal of an
interrupted write came with the repository. A calendar says when its classes last changed.
"""

import json
from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.source.files import state_directory
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.hostile_repositories import REMOTES, config, lookalike, promisor, witness
from tests.repositories import commit, git, repository

COMMANDS = {
    "new-since": ("lint", "--new-since", "HEAD"),
    "diff": ("lint", "--new-since", "HEAD", "--fix", "--diff"),
    "fix": ("lint", "--fix"),
    "unsafe": ("lint", "--unsafe-fixes", "--new-since", "HEAD"),
}

CALENDARS = {
    "class": ("--class", "banci", "-o", "表.ics"),
    "teacher": ("--teacher", "wang", "-o", "表.ics"),
    "all": ("--all", "--out-dir", "表", "--format", "ics"),
}


def interrupted(root: Path) -> Path:
    """Leaves the journal of a write that was killed in the catalog at `root`."""
    folder = Path(state_directory.made(str(root)))
    document = {"version": 1, "committed": False, "files": []}
    state_directory.write(str(folder), "journal", json.dumps(document).encode())
    return folder / "journal"


def test_a_change_that_brings_its_own_repository(pschool: Pschool, tmp_path: Path) -> None:
    root, base = lookalike(tmp_path)
    interrupted(root)
    for command in COMMANDS.values():
        arguments = [base if each == "HEAD" else each for each in command]
        result = pschool(*arguments, cwd=root)
        assert result.code == 1, command
        if "--diff" not in arguments:
            assert "PS104" in result.out, command
            assert "PS005" in result.out, command
        assert not witness(tmp_path).exists(), command


@pytest.mark.parametrize(
    ("command", "remote"), [*product(COMMANDS, REMOTES)][:: 1 if is_full_run() else 5]
)
def test_a_repository_that_fetches_what_is_missing(
    pschool: Pschool, tmp_path: Path, command: str, remote: str
) -> None:
    root = promisor(tmp_path, remote)
    interrupted(root)
    result = pschool(*COMMANDS[command], cwd=root)
    if "--new-since" in COMMANDS[command]:
        assert result.code == 2
        assert "文件不全" in result.err
    assert not witness(tmp_path).exists()


def test_a_whole_repository_with_programs_in_its_config(pschool: Pschool, tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\ncategory: nobody\n"})
    (root / ".gitattributes").write_text("* filter=any diff=any ident\n", "utf-8")
    commit(tmp_path / "repo")
    (tmp_path / "repo/.git/config").write_text(config(tmp_path, "ssh"), "utf-8")
    interrupted(root)
    for command in COMMANDS.values():
        result = pschool(*command, cwd=root)
        assert result.code == (0 if "--new-since" in command else 1), command
        assert not witness(tmp_path).exists(), command


def test_a_journal_that_came_with_the_repository_is_not_obeyed(
    pschool: Pschool, tmp_path: Path
) -> None:
    root = repository(tmp_path / "repo")
    journal = interrupted(root)
    git(root, "add", "-f", str(journal))
    git(root, "commit", "-q", "-m", "x")
    (tmp_path / "repo/.git/config").write_text(config(tmp_path, "ssh"), "utf-8")
    pschool("lint", "--fix", cwd=root)
    assert journal.exists()
    assert not witness(tmp_path).exists()


def test_a_calendar_of_a_folder_that_brings_its_own_repository(
    pschool: Pschool, tmp_path: Path
) -> None:
    root, _ = lookalike(tmp_path)
    for calendar in CALENDARS.values():
        result = pschool("export", "timetable", *calendar, cwd=root)
        assert (result.code, "注意" in result.err) == (0, False), calendar
        assert not witness(tmp_path).exists(), calendar


@pytest.mark.parametrize(
    ("calendar", "remote"), [*product(CALENDARS, REMOTES)][:: 1 if is_full_run() else 5]
)
def test_a_calendar_of_a_repository_that_fetches_what_is_missing(
    pschool: Pschool, tmp_path: Path, calendar: str, remote: str
) -> None:
    """It is written all the same, and what it does without is told once."""
    root = promisor(tmp_path, remote)
    name = (root / "../.git/refs/heads/main").read_text().strip()
    (root / f"../.git/objects/{name[:2]}/{name[2:]}").unlink()
    result = pschool("export", "timetable", *CALENDARS[calendar], cwd=root)
    assert result.code == 0
    assert result.err.count("历史不全，日历里课次的更新时间按文件的修改时间") == 1
    assert not witness(tmp_path).exists()


def test_a_calendar_of_a_repository_with_programs_in_its_config(
    pschool: Pschool, tmp_path: Path
) -> None:
    root = repository(tmp_path / "repo")
    (root / ".gitattributes").write_text("* filter=any diff=any ident\n", "utf-8")
    commit(tmp_path / "repo")
    (tmp_path / "repo/.git/config").write_text(config(tmp_path, "ssh"), "utf-8")
    for calendar in CALENDARS.values():
        result = pschool("export", "timetable", *calendar, cwd=root)
        assert (result.code, "注意" in result.err) == (0, False), calendar
        assert not witness(tmp_path).exists(), calendar
