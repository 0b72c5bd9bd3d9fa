"""When moved sessions were to be held before."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.earlier_slots import earlier_slots
from partyschool_cli.history.revisions import required_side
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git import git as git_module
from tests.catalogs import write_catalog
from tests.moved_sessions import CLASS, class_text, moved_class, write_class
from tests.repositories import commit, git, repository

TODAY = dt.date(2026, 11, 27)


def was(root: Path) -> dict[str, str]:
    """What each moved session was, as records have it."""
    return {name: slot.span for name, slot in earlier_slots(load(DiskTree(root))).items()}


def was_at(root: Path, revision: str) -> dict[str, str]:
    catalog = load(required_side(root, revision, TODAY).tree)
    return {name: slot.span for name, slot in earlier_slots(catalog).items()}


def test_the_last_time_before_the_present_one(tmp_path: Path) -> None:
    root = moved_class(tmp_path)
    assert was(root) == {"banci/s01": "2026-10-13T14:30/16:00"}
    assert was_at(root, "HEAD~1") == {"banci/s01": "2026-10-12T08:30/10:00"}
    assert was_at(root, "HEAD~2") == {}


def test_a_move_that_is_not_saved_yet(tmp_path: Path) -> None:
    root = repository(tmp_path, {CLASS: class_text({"s01": "2026-10-12 08:30-10:00"})})
    moved = class_text({"s01": "2026-10-14 08:30-10:00"}, moved="s01")
    (root / CLASS).write_text(moved, "utf-8")
    assert was(root) == {"banci/s01": "2026-10-12T08:30/10:00"}
    commit(root)
    assert was(root) == {"banci/s01": "2026-10-12T08:30/10:00"}


def test_what_changes_no_day_or_time_is_no_move(tmp_path: Path) -> None:
    root = moved_class(tmp_path)
    text = (root / CLASS).read_text("utf-8")
    (root / CLASS).write_text(text.replace("08:30", "8:30").replace("size: 30", "size: 31"))
    commit(root)
    assert was(root) == {"banci/s01": "2026-10-13T14:30/16:00"}


def test_versions_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    root = repository(tmp_path, {CLASS: class_text({"s01": "2026-10-12 08:30-10:00"})})
    for text in ("sessions: [", "- s01\n", class_text({"s02": "2026-10-12 08:30-10:00"}), "x: 1\n"):
        (root / CLASS).write_text(text, "utf-8")
        commit(root)
    write_class(root, {"s01": "10月12日 08:30-10:00"})
    write_class(root, {"s01": "2026-10-14 08:30-10:00"}, moved="s01")
    assert was(root) == {"banci/s01": "2026-10-12T08:30/10:00"}


def test_a_long_history_is_read_to_its_end(tmp_path: Path) -> None:
    root = repository(tmp_path, {CLASS: class_text({"s01": "2026-10-12 08:30-10:00"})})
    for number in range(10):
        times = {"s01": "2026-10-14 08:30-10:00", "s02": f"2026-10-{number + 8:02} 14:30-16:00"}
        write_class(root, times, moved="s01 s02")
    found = {"banci/s01": "2026-10-12T08:30/10:00", "banci/s02": "2026-10-16T14:30/16:00"}
    assert was(root) == found


def test_renames_of_the_file_and_of_the_catalogs_folder(tmp_path: Path) -> None:
    root = moved_class(tmp_path)
    git(root, "mv", CLASS, "classes/lunxun.yaml")
    commit(root)
    assert was(root) == {"lunxun/s01": "2026-10-13T14:30/16:00"}
    git(tmp_path, "mv", "catalog", "目录")
    commit(tmp_path)
    assert was(tmp_path / "目录") == {"lunxun/s01": "2026-10-13T14:30/16:00"}
    assert was_at(tmp_path / "目录", "HEAD~2") == {"banci/s01": "2026-10-13T14:30/16:00"}


def test_a_merge_of_two_clerks(tmp_path: Path) -> None:
    root = repository(tmp_path, {CLASS: class_text({"s01": "2026-10-12 08:30-10:00"})})
    git(root, "checkout", "-q", "-b", "side")
    write_class(root, {"s01": "2026-10-14 08:30-10:00"}, moved="s01")
    git(root, "checkout", "-q", "main")
    (root / "teachers/li.yaml").write_text("name: 李\ncategory: local-expert\n", "utf-8")
    commit(root)
    git(root, "merge", "-q", "--no-ff", "-m", "合并", "side")
    assert was(root) == {"banci/s01": "2026-10-12T08:30/10:00"}


def test_without_a_commit_nothing_is_known(tmp_path: Path) -> None:
    times = {"s01": "2026-10-14 08:30-10:00"}
    root = write_catalog(tmp_path, {CLASS: class_text(times, moved="s01")})
    with pytest.raises(CommandLineError, match="git"):
        was(root)
    git(tmp_path, "init", "-q")
    assert was(root) == {}
    commit(tmp_path)
    assert was(root) == {}


def test_the_history_is_asked_once_for_all_classes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = moved_class(tmp_path)
    for day, moved in (("12", ""), ("14", "s01")):
        for name in "abcdef":
            text = class_text({"s01": f"2026-10-{day} 08:30-10:00"}, moved=moved)
            (root / f"classes/{name}.yaml").write_text(text, "utf-8")
        commit(root)
    asked: list[str] = []
    run = git_module.run_git

    def counted(*arguments: str, **options: object) -> bytes | None:
        asked.extend(word for word in arguments if word == "log")
        return run(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("partyschool_cli.history.file_versions.run_git", counted)
    assert len(was(root)) == 7
    assert asked == ["log"]
