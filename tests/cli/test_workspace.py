"""What a command works on: which catalog, read through the cache, and put right after a crash."""

import json
from pathlib import Path

import pytest

from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from tests.catalogs import BASE, paths_read
from tests.cli.conftest import Pschool

TEACHER, SITE = "teachers/wang.yaml", "sites/jiaoshi.yaml"
OLD = BASE[TEACHER].encode()
NEW = OLD.replace("王".encode(), "李".encode())
TEMPORARY = "teachers/.wang.yaml.0123abcd.tmp"


def leave_changes(root: Path, *, is_committed: bool = True) -> Path:
    """Leave what a process leaves that is killed before its last rename; gives the journal."""
    (root / TEMPORARY).write_bytes(NEW)
    step = [TEACHER, TEMPORARY, digest(OLD).hex(), digest(NEW).hex()]
    document = {"version": 1, "committed": is_committed, "files": [step]}
    folder = state_directory.made(str(root))
    state_directory.write(folder, "journal", json.dumps(document).encode())
    return Path(folder) / "journal"


def test_fixing_first_finishes_what_was_left_half_written(root: Path, pschool: Pschool) -> None:
    journal = leave_changes(root)
    (root / SITE).write_text(BASE[SITE].replace("教室", "教室,一号"), "utf-8")
    result = pschool("lint", "--fix", "--select", "PS605", cwd=root)
    assert f"上次写入中途停了，已补完：{TEACHER}\n" in result.err
    assert (root / TEACHER).read_bytes() == NEW
    assert "教室，一号" in (root / SITE).read_text("utf-8")
    assert not journal.exists()
    assert "上次写入" not in pschool("lint", "--fix", cwd=root).err


def test_fixing_first_undoes_what_was_not_yet_decided(root: Path, pschool: Pschool) -> None:
    leave_changes(root, is_committed=False)
    result = pschool("lint", "--fix", cwd=root)
    assert f"上次写入中途停了，已撤回：{TEACHER}\n" in result.err
    assert (root / TEACHER).read_bytes() == OLD
    assert not (root / TEMPORARY).exists()


def test_what_somebody_changed_since_is_left(root: Path, pschool: Pschool) -> None:
    leave_changes(root)
    (root / TEACHER).write_text("name: 赵示例\ncategory: school-teacher\n", "utf-8")
    result = pschool("lint", "--fix", cwd=root)
    assert f"这些文件后来又改过，没有动：{TEACHER}\n" in result.err
    assert "已补完" not in result.err
    assert "赵示例" in (root / TEACHER).read_text("utf-8")


def test_a_journal_that_is_not_our_own_is_told_and_left(root: Path, pschool: Pschool) -> None:
    journal = leave_changes(root)
    journal.write_bytes(b"{}")
    result = pschool("lint", "--fix", cwd=root)
    assert "journal 不是本机写的，没有理会；可以删去它" in result.err
    assert (root / TEACHER).read_bytes() == OLD
    assert (root / TEMPORARY).exists()
    assert journal.exists()


@pytest.mark.parametrize("arguments", [["lint"], ["lint", "--diff"], ["list"]])
def test_who_only_looks_leaves_it_to_who_writes(
    root: Path, pschool: Pschool, arguments: list[str]
) -> None:
    journal = leave_changes(root)
    result = pschool(*arguments, cwd=root)
    assert "上次写入" not in result.err
    assert journal.exists()
    assert (root / TEACHER).read_bytes() == OLD


def test_files_left_out_are_counted(root: Path, pschool: Pschool) -> None:
    (root / TEACHER).write_text("name: [\n", "utf-8")
    result = pschool("list", cwd=root)
    assert "有 1 个文件有错，没有算在内；运行 pschool lint 看原因" in result.err


def test_folders_that_are_not_read_are_named(root: Path, pschool: Pschool) -> None:
    (root / "teachers").rename(root / "teacher")
    result = pschool("list", "teachers", cwd=root)
    assert "没有读 teacher/，其中的没有算在内；运行 pschool lint 看原因\n" in result.err


def test_only_a_lint_makes_a_cache_and_no_cache_means_none(root: Path, pschool: Pschool) -> None:
    pschool("list", cwd=root)
    pschool("lint", "--no-cache", cwd=root)
    assert not (root / state_directory.NAME).exists()
    pschool("lint", cwd=root)
    assert (root / state_directory.NAME / "index").exists()


def test_no_cache_reads_every_file(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pschool("lint", cwd=root)
    read = paths_read(monkeypatch)
    pschool("list", cwd=root)
    assert read == []
    pschool("list", "--no-cache", cwd=root)
    assert set(read) == set(BASE)


def test_a_catalog_that_is_none(root: Path, pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str]] = [
        (["--catalog", "catalog", "--catalog", "catalog"], "这条命令一次只看一个课程目录"),
        (["--catalog", "nowhere"], "没有 nowhere 这个文件夹"),
        (["--catalog", "catalg"], "是不是 catalog？"),
        (["--catalog", "catalog/catalog.yaml"], "是文件，不是课程目录的文件夹"),
        (["--catalog", "catalog/courses"], "catalog/courses 里没有 catalog.yaml，不是课程目录"),
    ]
    for arguments, message in cases:
        with subtests.test(arguments=arguments, message=message):
            result = pschool("list", *arguments, cwd=root.parent)
            assert result.code in (2, 3)
            assert message in result.err


def test_without_a_catalog_it_is_said_how_to_make_one(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("list", cwd=tmp_path)
    assert result.code == 3
    assert "pschool init" in result.err
