"""What each commit changed, and the entities that it is told of."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.log import LogEntry, catalog_log, key_in_history
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, write_catalog
from tests.repositories import commit, git, repository

TEACHER, COURSE = "teachers/wang.yaml", "courses/dangzhang.yaml"
WANG = Key(Kind.TEACHER, "wang")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that was committed long ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2019-01-01T00:00:00Z")
        return repository(tmp_path / "repo")


def told(entries: tuple[LogEntry, ...]) -> list[list[tuple[str, str]]]:
    """What happened to whom in each commit."""
    return [[(one.change, str(one.key)) for one in entry.changes] for entry in entries]


def test_the_first_commit_is_read_only_if_asked_for(root: Path) -> None:
    (entry,) = catalog_log(root, None, 20).entries
    assert (entry.first_files, entry.changes) == (6, ())
    (entry,) = catalog_log(root, None, 20, tells_first=True).entries
    assert len(entry.changes) == 5
    (entry,) = catalog_log(root, WANG, 20).entries
    assert told((entry,)) == [[("added", "teacher:wang")]]


def test_titles_are_those_of_then(root: Path) -> None:
    (root / COURSE).write_text(BASE[COURSE].replace("[wang]", "[]"), "utf-8")
    commit(root)
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", "汪"), "utf-8")
    commit(root)
    renamed, left, _ = catalog_log(root, None, 20).entries
    assert (renamed.before.title(WANG), renamed.after.title(WANG)) == ("王示例", "汪示例")
    assert (left.before.title(WANG), left.after.title(WANG)) == ("王示例", "王示例")


def test_an_entity_of_a_subfolder_is_the_same(root: Path) -> None:
    """Only the folder of its kind and the name of the file say what it is."""
    (root / "teachers/old").mkdir()
    git(root, "mv", TEACHER, "teachers/old/wang.yaml")
    commit(root)
    (root / "teachers/old/wang.yaml").write_text(BASE[TEACHER].replace("王", "汪"), "utf-8")
    commit(root)
    assert told(catalog_log(root, WANG, 20).entries) == [
        [("changed", "teacher:wang")],
        [("added", "teacher:wang")],
    ]


def test_a_rename_on_a_branch_is_followed_whatever_the_dates_say(root: Path) -> None:
    """What happened under the old id may be newer than the rename."""
    git(root, "checkout", "-q", "-b", "side")
    git(root, "mv", TEACHER, "teachers/li.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z")
        commit(root, "改编号")
    git(root, "checkout", "-q", "main")
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", "汪"), "utf-8")
    commit(root, "改名")
    git(root, "merge", "-q", "--no-ff", "-m", "合并", "side")
    for key in (Key(Kind.TEACHER, "li"), None):
        entries = catalog_log(root, key, 20).entries
        # The merge has both changes, and made neither.
        assert [one.message for one in entries] == ["改名", "改编号", "一次修改"]


def test_what_a_merge_drops_from_both_sides_is_its_own_change(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side")
    (root / COURSE).write_text(BASE[COURSE].replace("title: 党章导读", "title: 党章"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z")
        commit(root)
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "--no-commit", "side")
    (root / TEACHER).unlink()
    commit(root, "合并")
    entries = catalog_log(root, None, 20).entries
    assert told(entries)[:2] == [[("removed", "teacher:wang")], [("changed", "course:dangzhang")]]


def test_the_last_entity_that_had_an_id(root: Path) -> None:
    (root / TEACHER).unlink()
    commit(root)
    assert key_in_history(root, None, "wang") == WANG
    assert key_in_history(root, Kind.COURSE, "wang") is None
    assert key_in_history(root, None, "nobody") is None


def test_a_catalog_that_was_never_committed(root: Path, tmp_path: Path) -> None:
    other = write_catalog(root.parent / "other")
    with pytest.raises(CommandLineError, match="没有这个课程目录"):
        catalog_log(other, None, 20)
    with pytest.raises(CommandLineError, match="不在 git 仓库里"):
        catalog_log(write_catalog(tmp_path / "nowhere"), None, 20)
