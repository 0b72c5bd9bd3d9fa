"""What a word of the command line means: a revision, a day, a folder."""

import datetime as dt
import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.revisions import (
    Side,
    files_side,
    last_published,
    required_side,
    side_named,
)
from partyschool_cli.source.files.listing import MANIFEST
from tests.catalogs import write_catalog
from tests.repositories import commit, git, repository

TODAY = dt.date(2026, 11, 27)


def teacher(root: Path, name: str) -> None:
    (root / "teachers/li.yaml").write_text(f"name: {name}\ncategory: local-expert\n", "utf-8")


def committed_at(root: Path, moment: str, name: str) -> str:
    """Commits a teacher of that name at a moment; gives the commit."""
    teacher(root, name)
    git(root, "add", "-A")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", moment)
        # When it was written says nothing of when it got into the history.
        patch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
        git(root, "commit", "-q", "-m", name)
    return git(root, "rev-parse", "HEAD").strip()


def named(root: Path | None, word: str) -> Side:
    found = side_named(root, word, TODAY)
    assert found is not None, word
    return found


def name_in(side: Side) -> str:
    """The name of the teacher 李 on a side."""
    data = side.tree.read("teachers/li.yaml")
    assert isinstance(data, bytes)
    return data.decode().splitlines()[0].removeprefix("name: ")


def test_whatever_git_knows_is_a_revision(tmp_path: Path) -> None:
    root = repository(tmp_path, {"teachers/li.yaml": "name: 李\n"})
    git(root, "tag", "v1")
    head = git(root, "rev-parse", "HEAD").strip()
    teacher(root, "没有提交的")
    for word in ("HEAD", "@", "main", "v1", "refs/heads/main", "HEAD~0"):
        side = named(root, word)
        assert (side.commit, side.name, name_in(side)) == (head, head, "李"), word
    assert name_in(files_side(root)) == "没有提交的"


def test_other_words_are_none(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for word in ("", "-x", "--all", "^HEAD", "HEAD^{tree}", "课程", "HEAD..HEAD"):
        assert side_named(root, word, TODAY) is None, word


def test_days_are_those_of_the_catalog(tmp_path: Path) -> None:
    """In China the day begins at 16:00 UTC of the day before."""
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    git(root, "update-ref", "-d", "HEAD")
    committed_at(root, "2026-10-01T15:59:59+0000", "一日")
    committed_at(root, "2026-10-01T16:00:00+0000", "二日")
    committed_at(root, "2026-11-26T20:00:00+0800", "昨天")
    assert name_in(named(root, "2026-10-01")) == "一日"
    assert name_in(named(root, "10月1日")) == "一日"
    assert name_in(named(root, "10月2日")) == "二日"
    assert name_in(named(root, "２０２６－１１－２５")) == "二日"
    assert name_in(named(root, "昨天")) == "昨天"
    manifest = root / MANIFEST
    manifest.write_text(manifest.read_text("utf-8") + "timezone: UTC\n", "utf-8")
    assert name_in(named(root, "2026-10-01")) == "二日"


def test_a_day_is_looked_for_along_first_parents(tmp_path: Path) -> None:
    """What was on a branch that day was not in the catalog yet."""
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    git(root, "update-ref", "-d", "HEAD")
    committed_at(root, "2026-10-01T08:00:00+0800", "主线")
    git(root, "checkout", "-q", "-b", "side")
    committed_at(root, "2026-10-02T08:00:00+0800", "支线")
    git(root, "checkout", "-q", "main")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2026-10-05T08:00:00+0800")
        git(root, "merge", "-q", "--no-ff", "-m", "合并", "side")
    assert name_in(named(root, "2026-10-03")) == "主线"
    assert name_in(named(root, "2026-10-05")) == "支线"


def test_a_day_before_all_commits(tmp_path: Path) -> None:
    root = repository(tmp_path)
    with pytest.raises(CommandLineError, match="1999-01-01和以前都没有提交"):
        side_named(root, "1999-01-01", TODAY)
    with pytest.raises(CommandLineError):
        side_named(root, "0001-01-01", TODAY)


def test_published_is_the_nearest_tag_among_the_ancestors(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    with pytest.raises(CommandLineError, match="还没有印发过") as error:
        side_named(root, "published", TODAY)
    assert "pschool publish" in error.value.hint
    assert last_published(root) is None
    for name in ("一", "二", "三"):
        teacher(root, name)
        commit(root)
    git(root, "tag", "pschool/published/2026-10-01-1", "HEAD~2")
    git(root, "tag", "pschool/published/2026-10-02-1", "HEAD~1")
    git(root, "tag", "newest")
    git(root, "checkout", "-q", "-b", "other", "HEAD~1")
    teacher(root, "别处")
    commit(root)
    git(root, "tag", "pschool/published/2026-12-01-1")
    git(root, "checkout", "-q", "main")
    assert name_in(named(root, "published")) == "二"
    assert last_published(root) == "pschool/published/2026-10-02-1"
    assert "pschool/published/2026-10-02-1" in named(root, "published").label


def test_a_folder_with_a_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_catalog(tmp_path / "old", {"teachers/li.yaml": "name: 去年\n"})
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    for root in (None, write_catalog(tmp_path / "new")):
        side = named(root, "old")
        assert (side.commit, name_in(side)) == (None, "去年")
        assert name_in(named(root, os.path.join("old", "catalog"))) == "去年"
        assert side_named(root, "empty", TODAY) is None
        assert side_named(root, "HEAD", TODAY) is None


def test_a_revision_comes_before_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 提交的\n"})
    write_catalog(tmp_path / "main", {"teachers/li.yaml": "name: 文件夹的\n"})
    monkeypatch.chdir(tmp_path)
    assert name_in(named(root, "main")) == "提交的"
    assert name_in(named(root, "./main")) == "文件夹的"


def test_a_folder_is_read_where_git_is_not_to_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "repo")
    old = write_catalog(tmp_path / "old", {"teachers/li.yaml": "name: 去年\n"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert name_in(named(root, str(old))) == "去年"
    with pytest.raises(CommandLineError, match="没有装 git"):
        side_named(root, "HEAD", TODAY)


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_catalog_that_lay_elsewhere(tmp_path: Path, is_committed: bool) -> None:
    """Git tells where by the rename of the manifest, whatever else is called like it."""
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    write_catalog(tmp_path / "repo/a", {MANIFEST: "title: 另一个\nregion: 别处\n"})
    commit(root)
    before = git(root, "rev-parse", "HEAD").strip()
    (tmp_path / "repo/数据").mkdir()
    git(tmp_path / "repo", "mv", "catalog", "数据/2026")
    if is_committed:
        commit(tmp_path / "repo")
    moved = tmp_path / "repo/数据/2026"
    side = named(moved, before)
    assert name_in(side) == "李"
    assert side.tree.folder == moved


def test_a_catalog_that_was_not_there_yet(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    root = write_catalog(tmp_path)
    with pytest.raises(CommandLineError, match="里没有这个课程目录") as error:
        side_named(root, "HEAD", TODAY)
    assert "pschool save" in error.value.hint


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    root = write_catalog(tmp_path)
    for word in ("HEAD", "昨天"):
        with pytest.raises(CommandLineError, match="还没有提交") as error:
            side_named(root, word, TODAY)
        assert "pschool save" in error.value.hint


def test_a_revision_that_is_not_there_has_a_suggestion(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "tag", "v2.0")
    git(root, "branch", "2025年底")
    for word, near in (("mian", "main"), ("2025年", "2025年底"), ("v2.1", "v2.0")):
        with pytest.raises(CommandLineError, match=f"没有“{word}”这个版本") as error:
            required_side(root, word, TODAY)
        assert error.value.hint == f"是不是 {near}？"


def test_no_git_here(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    with pytest.raises(CommandLineError, match="不在 git 仓库里"):
        required_side(root, "HEAD", TODAY)


def test_a_shallow_clone_says_that_it_is_shallow(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    commit(root, "又一次")
    address = f"file://{tmp_path / 'repo'}"
    git(tmp_path, "clone", "-q", "--depth=1", address, "shallow")
    shallow = tmp_path / "shallow/catalog"
    assert name_in(named(shallow, "HEAD")) == "李"
    for word in ("HEAD~1", "1999-01-01", "published"):
        with pytest.raises(CommandLineError) as error:
            required_side(shallow, word, TODAY)
        assert "git fetch --unshallow" in error.value.hint, word


def test_a_missing_object_is_told_as_missing(tmp_path: Path) -> None:
    root = repository(tmp_path)
    head = git(root, "rev-parse", "HEAD:catalog").strip()
    (tmp_path / ".git/objects" / head[:2] / head[2:]).unlink()
    with pytest.raises(CommandLineError, match="文件不全"):
        side_named(root, "HEAD", TODAY)


def test_files_are_all_read_at_once_if_asked(tmp_path: Path) -> None:
    """So that a missing one is told before anything is done."""
    root = repository(tmp_path, {"teachers/li.yaml": "name: 李\n"})
    blob = git(root, "rev-parse", "HEAD:catalog/teachers/li.yaml").strip()
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    named(root, "HEAD")
    with pytest.raises(CommandLineError, match="文件不全"):
        side_named(root, "HEAD", TODAY, is_whole=True)
