"""`pschool save`: the catalog's changed files are committed, and nothing else."""

import os
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.hostile_repositories import config, promisor, witness
from tests.repositories import git, repository

TEACHER, SITE, COURSE = "teachers/wang.yaml", "sites/jiaoshi.yaml", "courses/dangzhang.yaml"
EDITED = BASE[TEACHER].replace("王", "李")
PHONE, RESIDENT_ID = "13812345678", "11010519491231002X"


@pytest.fixture(autouse=True)
def _clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    """git knows who commits, and no settings of this machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "办事员")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "clerk@example.cn")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def committed(root: Path, revision: str = "HEAD") -> list[str]:
    """The files that a commit changed, with what happened to them."""
    shown = git(root, "show", "--name-status", "--no-renames", "--format=", "-z", revision)
    words = shown.split("\0")[:-1]
    return [f"{kind} {path}" for kind, path in zip(words[::2], words[1::2], strict=True)]


def message(root: Path) -> str:
    return git(root, "log", "-1", "--format=%B").strip()


def status(root: Path) -> list[str]:
    return git(root.parent, "-c", "core.quotePath=false", "status", "--short").splitlines()


def test_changed_new_and_deleted_files_with_the_changes_in_words(
    root: Path, pschool: Pschool
) -> None:
    write(root, TEACHER, EDITED)
    write(root, "courses/xin/新课.yaml", BASE[COURSE].replace("党章", "新课"))
    (root / SITE).unlink()
    write(root, "lint-baseline.json", "{}")
    result = pschool("save", cwd=root)
    assert result.code == 0
    assert committed(root) == [
        "A catalog/courses/xin/新课.yaml",
        "A catalog/lint-baseline.json",
        f"D catalog/{SITE}",
        f"M catalog/{TEACHER}",
    ]
    subject, empty, *body = message(root).splitlines()
    assert subject.startswith("新增课程 新课")
    assert subject.endswith("，等 4 项")
    assert empty == ""
    assert "教师 李示例：姓名 王示例 → 李示例" in body
    assert "文件 lint-baseline.json" in body
    assert result.out.splitlines() == [
        f"已保存：{subject}",
        *body,
        f"4 个文件，提交 {git(root, 'rev-parse', 'HEAD')[:8]}",
    ]
    assert status(root) == []
    assert git(root, "log", "-1", "--format=%an %ce").strip() == "办事员 clerk@example.cn"
    assert git(root, "fsck", "--strict") == ""


def test_a_message_of_ones_own(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    assert pschool("save", "-m", "王老师改姓\n\n据通知", cwd=root).code == 0
    assert message(root) == "王老师改姓\n\n据通知"


def test_an_empty_message_is_wrong_use(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    for text in ("", " \n"):
        assert pschool("save", "-m", text, cwd=root).code == 2
    assert status(root) == [f" M catalog/{TEACHER}"]


def test_what_else_is_staged_or_changed_stays_as_it_is(root: Path, pschool: Pschool) -> None:
    top = root.parent
    for name in ("staged.txt", "later.txt", "mine.txt", "catalog/notes.txt", "catalog/x.json"):
        (top / name).write_text("1", "utf-8")
    git(top, "add", "later.txt", "mine.txt")
    git(top, "commit", "-qm", "别的")
    git(top, "add", "staged.txt")
    (top / "later.txt").write_text("2", "utf-8")
    git(top, "add", "later.txt")
    (top / "later.txt").write_text("3", "utf-8")
    git(top, "rm", "-q", "--cached", "mine.txt")
    before = status(root)
    write(root, TEACHER, EDITED)
    assert pschool("save", cwd=root).code == 0
    assert committed(root) == [f"M catalog/{TEACHER}"]
    assert status(root) == before
    assert git(top, "show", ":later.txt") == "2"


def test_staged_and_half_staged_files_of_the_catalog_are_saved_as_they_are(
    root: Path, pschool: Pschool
) -> None:
    write(root, TEACHER, "name: 半\n")
    git(root, "add", TEACHER)
    write(root, TEACHER, EDITED)
    write(root, "courses/xin.yaml", BASE[COURSE])
    git(root, "add", "courses/xin.yaml")
    (root / "courses/xin.yaml").unlink()
    git(root, "rm", "-q", "--cached", SITE)
    assert pschool("save", cwd=root).code == 0
    assert committed(root) == [f"M catalog/{TEACHER}"]
    assert git(root, "show", f"HEAD:./{TEACHER}") == EDITED
    assert status(root) == []


def test_nothing_changed(root: Path, pschool: Pschool) -> None:
    (root / TEACHER).touch()
    (root.parent / "other.txt").write_text("1", "utf-8")
    head = git(root, "rev-parse", "HEAD")
    result = pschool("save", cwd=root)
    assert (result.code, result.out) == (0, "没有要保存的改动\n")
    assert git(root, "rev-parse", "HEAD") == head


def test_a_dry_run_commits_and_stages_nothing(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    write(root, "courses/xin.yaml", BASE[COURSE])
    before, head = status(root), git(root, "rev-parse", "HEAD")
    result = pschool("save", "--dry-run", cwd=root)
    assert result.code == 0
    assert result.out.startswith("会保存：")
    assert result.out.endswith("2 个文件，没有提交（--dry-run）\n")
    assert (status(root), git(root, "rev-parse", "HEAD")) == (before, head)


def test_the_first_commit(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path)
    git(tmp_path, "init", "-q")
    (tmp_path / "other.txt").write_text("1", "utf-8")
    git(tmp_path, "add", "other.txt")
    assert pschool("save", cwd=root).code == 0
    assert committed(root) == [f"A catalog/{path}" for path in sorted(BASE)]
    assert message(root).endswith(f"：第一次保存，共 {len(BASE)} 个文件")
    assert status(root) == ["A  other.txt"]


def test_work_in_progress_is_saved_too(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, "name: [\n")
    write(root, "catalog.yaml", "a: [\n")
    assert pschool("save", cwd=root).code == 0
    assert len(committed(root)) == 2
    assert status(root) == []


def test_without_a_repository_it_is_said_how_to_make_one(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("save", cwd=write_catalog(tmp_path))
    assert result.code == 2
    assert "不在 git 仓库里" in result.err
    assert "git init" in result.err


@pytest.mark.parametrize("settings", ["", "[user]\nname = 只有名字\n"])
def test_without_a_name_it_is_said_what_to_type(
    root: Path, pschool: Pschool, settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [one for one in os.environ if one.startswith(("GIT_AUTHOR", "GIT_COMM"))]:
        monkeypatch.delenv(variable)
    monkeypatch.delenv("EMAIL", raising=False)
    (tmp_path / "settings").write_text(settings, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    write(root, TEACHER, EDITED)
    result = pschool("save", cwd=root)
    assert result.code == 2
    assert "git config --global user.name" in result.err
    assert status(root) == [f" M catalog/{TEACHER}"]


def test_amid_something_unfinished_nothing_is_saved(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    head = git(root, "rev-parse", "HEAD")
    unfinished = {
        "MERGE_HEAD": "git merge",
        "rebase-merge": "git rebase",
        "CHERRY_PICK_HEAD": "git cherry-pick",
    }
    for name, told in unfinished.items():
        file = root.parent / ".git" / name
        file.write_text(head, "utf-8")
        result = pschool("save", cwd=root)
        file.unlink()
        assert result.code == 2
        assert told in result.err


def test_amid_a_conflict_nothing_is_saved(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    git(root, "stash", "-q")
    write(root, TEACHER, BASE[TEACHER].replace("王", "赵"))
    assert pschool("save", cwd=root).code == 0
    with pytest.raises(Exception, match="stash"):
        git(root, "stash", "pop")
    result = pschool("save", cwd=root)
    assert result.code == 2
    assert "冲突" in result.err


def test_a_busy_git_is_told_and_nothing_is_changed(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    head = git(root, "rev-parse", "HEAD")
    lock = root.parent / ".git/index.lock"
    lock.touch()
    result = pschool("save", cwd=root)
    assert result.code == 2
    assert "什么都没有保存" in result.err
    lock.unlink()
    assert git(root, "rev-parse", "HEAD") == head
    assert status(root) == [f" M catalog/{TEACHER}"]


def test_on_no_branch_it_is_told(root: Path, pschool: Pschool) -> None:
    git(root, "checkout", "-q", "--detach")
    write(root, TEACHER, EDITED)
    result = pschool("save", cwd=root)
    assert result.code == 0
    assert "不在任何分支上" in result.err


def test_ignored_files_are_told_and_left(root: Path, pschool: Pschool) -> None:
    (root.parent / ".gitignore").write_text("xin.yaml\n", "utf-8")
    write(root, "courses/xin.yaml", BASE[COURSE])
    result = pschool("save", cwd=root)
    assert result.out == "没有要保存的改动\n"
    assert "有 1 个文件按 .gitignore 不进历史" in result.err


def test_line_ends_and_encodings_are_gits_own(root: Path, pschool: Pschool) -> None:
    git(root, "config", "core.autocrlf", "true")
    attributes = "teachers/*.yaml working-tree-encoding=UTF-16LE-BOM\n"
    (root / ".gitattributes").write_text(attributes, "utf-8")
    write(root, COURSE, BASE[COURSE].replace("党章", "党规").replace("\n", "\r\n"))
    write(root, SITE, BASE[SITE].replace("\n", "\r\n"))
    (root / TEACHER).write_bytes(b"\xff\xfe" + EDITED.encode("utf-16-le"))
    assert pschool("save", cwd=root).code == 0
    assert committed(root) == [f"M catalog/{COURSE}", f"M catalog/{TEACHER}"]
    assert git(root, "show", f"HEAD:./{TEACHER}") == EDITED
    assert "\r" not in git(root, "show", f"HEAD:./{COURSE}")


# ------------------------------------------------------------------------------ personal numbers


NUMBERED = [(TEACHER, PHONE), ("teachers/li.yaml", RESIDENT_ID)]
MORE_NUMBERED = [(TEACHER, RESIDENT_ID), ("teachers/li.yaml", PHONE)]


@pytest.mark.parametrize(
    ("path", "number"), [*NUMBERED, *MORE_NUMBERED] if is_full_run() else NUMBERED
)
def test_a_new_personal_number_is_not_saved(
    root: Path, pschool: Pschool, path: str, number: str
) -> None:
    write(root, path, f"{BASE[TEACHER]}notes: 找他 {number}\n")
    head = git(root, "rev-parse", "HEAD")
    result = pschool("save", cwd=root)
    assert result.code == 1
    assert number not in result.out
    assert f"catalog/{path}:{BASE[TEACHER].count(chr(10)) + 1}:11" in result.out
    assert git(root, "rev-parse", "HEAD") == head
    forced = pschool("save", "--force", cwd=root)
    assert forced.code == (0 if number == PHONE else 1)
    assert number not in forced.out + message(root)


def test_a_number_in_the_message_or_a_name_is_one(root: Path, pschool: Pschool) -> None:
    write(root, TEACHER, EDITED)
    assert pschool("save", "-m", f"打 {PHONE}", cwd=root).code == 1
    write(root, f"teachers/li-{PHONE}.yaml", EDITED)
    result = pschool("save", cwd=root)
    assert result.code == 1
    assert "的文件名" in result.out
    assert PHONE not in result.out


def test_a_number_that_is_in_the_history_already_hinders_nobody(
    tmp_path: Path, pschool: Pschool
) -> None:
    numbered = f"{BASE[TEACHER]}notes: {RESIDENT_ID}\n"
    root = repository(tmp_path / "repo", {TEACHER: numbered})
    write(root, TEACHER, numbered.replace("王", "李"))
    assert pschool("save", cwd=root).code == 0
    write(root, TEACHER, EDITED)
    result = pschool("save", cwd=root)
    assert result.code == 0
    assert RESIDENT_ID not in result.out + message(root)


# ------------------------------------------------------------------------- programs of others


@pytest.mark.parametrize("filtered", [True, False])
def test_no_program_of_the_repository_runs(
    tmp_path: Path, pschool: Pschool, filtered: bool
) -> None:
    root = repository(tmp_path / "repo")
    settings = config(tmp_path, "ssh")
    if not filtered:
        (tmp_path / "attributes").write_text("* diff=any ident\n", "utf-8")
    (tmp_path / "repo/.git/config").write_text(settings, "utf-8")
    head = git_head(root)
    write(root, TEACHER, EDITED)
    write(root, "courses/xin.yaml", BASE[COURSE])
    result = pschool("save", cwd=root)
    assert not witness(tmp_path).exists()
    assert result.code == (2 if filtered else 0)
    assert (git_head(root) == head) is filtered
    if filtered:
        assert "过滤器 any" in result.err


def git_head(root: Path) -> str:
    """The commit of the branch, read without running git on hostile settings."""
    return (root.parent / ".git/refs/heads/main").read_text("utf-8")


def test_no_object_is_fetched(tmp_path: Path, pschool: Pschool) -> None:
    root = promisor(tmp_path)
    write(root, TEACHER, EDITED)
    assert pschool("save", cwd=root).code == 2
    assert not witness(tmp_path).exists()


def test_a_filter_that_no_option_can_name(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text(f"#!/bin/sh\ntouch '{witness(tmp_path)}'\n", "utf-8")
    with (root.parent / ".git/config").open("a", encoding="utf-8") as file:
        file.write(f'[filter "a=b"]\n    clean = sh {tmp_path}/run.sh\n')
    (root / ".gitattributes").write_text("* filter=a=b\n", "utf-8")
    write(root, TEACHER, EDITED)
    assert pschool("save", cwd=root).code == 2
    assert not witness(tmp_path).exists()
