"""Which blobs each commit of a catalog changed."""

import re
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git import git_log
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_log import RawCommit, boundary, manifest_before, raw_commits
from tests.full_run import is_full_run
from tests.repositories import commit, git, repository

TEACHER = "teachers/wang.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def commits(root: Path, prefix: str = "catalog/") -> list[RawCommit]:
    return list(raw_commits(repository_of(root), "HEAD", prefix))


def write(root: Path, text: str, path: str = TEACHER) -> None:
    (root / path).write_text(text, "utf-8")


def blob(root: Path, revision: str) -> bytes:
    return git(root, "rev-parse", revision).strip().encode()


def paths(found: RawCommit) -> list[str]:
    return [one.path for one in found.changes]


def test_the_newest_comes_first_with_its_blobs(root: Path) -> None:
    write(root, "name: 汪\n")
    write(root.parent, "别的文件", "README.md")
    made = commit(root.parent, "改名\n\n两行\n的说明")
    newest, first = commits(root)
    assert (newest.commit, newest.author, newest.message) == (made, "a", "改名\n\n两行\n的说明")
    assert newest.parents == (first.commit,)
    (change,) = newest.changes
    old, new = (blob(root, f"{one}:catalog/{TEACHER}") for one in ("HEAD~1", "HEAD"))
    assert change == (TEACHER, (old,), new)
    assert all(one.old == (None,) and one.new for one in first.changes)


def test_deleted_files_odd_names_and_others_files(root: Path) -> None:
    (root / TEACHER).unlink()
    write(root, "name: x\n", "teachers/两 个\n:1.yaml")
    write(root, "x", "notes.md")
    commit(root)
    changes = {one.path: one for one in commits(root)[0].changes}
    assert changes.keys() == {TEACHER, "teachers/两 个\n:1.yaml"}
    assert changes[TEACHER].new is None


def test_a_link_is_no_file(root: Path) -> None:
    (root / TEACHER).unlink()
    (root / TEACHER).symlink_to("li.yaml")
    commit(root)
    (change,) = commits(root)[0].changes
    assert (change.path, change.new) == (TEACHER, None)


def test_commits_that_touch_nothing_in_the_catalog_are_left_out(root: Path) -> None:
    write(root.parent, "x", "README.md")
    commit(root.parent)
    assert len(commits(root)) == 1


def test_many_commits_come_in_several_batches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_log, "_FIRST_BATCH", 2)
    made = []
    for number in range(7):
        write(root, f"name: {number}\n")
        made.append(commit(root))
    assert [one.commit for one in commits(root)][:7] == made[::-1]


def test_a_merge_has_what_differs_from_all_its_parents(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side")
    write(root, "name: 支线\n")
    write(root, "title: 礼堂\n", "sites/jiaoshi.yaml")
    commit(root)
    git(root, "checkout", "-q", "main")
    write(root, "name: 主线\n")
    commit(root)
    git(root, "merge", "-q", "--no-commit", "-s", "ours", "side")
    git(root, "checkout", "-q", "side", "--", "sites")
    write(root, "name: 两边\n")
    commit(root)
    found = commits(root)
    assert [paths(one) for one in found[:1]] == [[TEACHER]]
    assert len(found[0].changes[0].old) == 2
    assert len(found) == 4


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a merge, a renamed file, and the catalog moved to `2026/`."""
    root = repository(tmp_path_factory.mktemp("merged"))
    (root / TEACHER).rename(root / "teachers/li.yaml")
    commit(root, "改编号")
    git(root, "checkout", "-q", "-b", "side", "HEAD~1")
    write(root, "title: 礼堂\n", "sites/jiaoshi.yaml")
    commit(root, "支线")
    git(root, "merge", "-q", "--no-commit", "main")
    write(root, "title: 会场\n", "sites/jiaoshi.yaml")
    commit(root, "合并")
    git(root.parent, "mv", "catalog", "2026")
    commit(root.parent)
    return root.parent


@pytest.fixture(scope="module")
def without_settings(merged: Path) -> list[RawCommit]:
    found = commits(merged / "2026", "2026/")
    assert [len(one.changes) for one in found[:2]] == [0, 1]
    assert len(found) == 5
    return found


SETTINGS = (
    "log.showRoot=false",
    "log.diffMerges=off",
    "log.decorate=full",
    "log.showSignature=true",
    "log.follow=true",
    "log.date=relative",
    "log.mailmap=true",
    "format.pretty=oneline",
    "format.notes=*",
    "color.ui=always",
    "core.abbrev=4",
    "core.quotePath=true",
    "core.logAllRefUpdates=false",
    "diff.renames=copies",
    "diff.renameLimit=1",
    "diff.noprefix=true",
    "diff.relative=true",
    "diff.submodule=log",
    "diff.algorithm=patience",
    "i18n.logOutputEncoding=GBK",
)
# Each alone in the full run, else several at once.
GROUPS = len(SETTINGS) if is_full_run() else 4


@pytest.mark.parametrize("settings", [SETTINGS[at::GROUPS] for at in range(GROUPS)])
def test_no_setting_changes_what_is_read(
    merged: Path, without_settings: list[RawCommit], settings: tuple[str, ...]
) -> None:
    config = merged / ".git/config"
    before = config.read_text("utf-8")
    lines = ("[{}]\n{} = {}\n".format(*re.split(r"[.=]", one)) for one in settings)
    config.write_text(before + "".join(lines), "utf-8")
    try:
        assert commits(merged / "2026", "2026/") == without_settings
    finally:
        config.write_text(before, "utf-8")


def test_a_catalog_that_was_moved_is_followed(root: Path) -> None:
    write(root, "name: 汪\n")
    commit(root)
    git(root.parent, "mv", "catalog", "数据")
    write(root.parent / "数据", "name: 黄\n")
    commit(root.parent)
    write(root.parent / "数据", "name: 蓝\n")
    commit(root.parent)
    found = commits(root.parent / "数据", "数据/")
    assert [(one.prefix, one.old_prefix) for one in found] == [
        ("数据/", "数据/"),
        ("数据/", "catalog/"),
        ("catalog/", "catalog/"),
        ("catalog/", "catalog/"),
    ]
    assert [paths(one) for one in found[:3]] == [[TEACHER]] * 3
    repository_ = repository_of(root.parent)
    assert manifest_before(repository_, "HEAD~2", "HEAD", "数据/") == "catalog/"
    assert manifest_before(repository_, "HEAD~2", None, "数据/") == "catalog/"
    assert manifest_before(repository_, "HEAD~1", "HEAD", "数据/") is None


def test_a_catalog_that_is_the_whole_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    git(root.parent, "mv", *(str(one) for one in root.iterdir()), ".")
    commit(root.parent)
    found = commits(root.parent, "")
    assert [(one.prefix, one.old_prefix, one.changes) for one in found[:1]] == [
        ("", "catalog/", ())
    ]
    assert len(found) == 2


def test_the_boundary_of_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    write(root, "name: 汪\n")
    made = commit(root)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", "shallow")
    assert boundary(repository_of(tmp_path / "shallow")) == [made]
    assert list(boundary(repository_of(root))) == []


def test_a_missing_tree_is_told(root: Path) -> None:
    write(root, "name: 汪\n")
    commit(root)
    tree = blob(root, "HEAD~1^{tree}").decode()
    (root.parent / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(CommandLineError, match="历史不全"):
        commits(root)
