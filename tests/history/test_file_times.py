"""When the timetable of a class last changed, of catalogs on disk and in git."""

import datetime as dt
import os
from collections.abc import Iterable
from itertools import cycle, product
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.history.file_times import EARLIEST, ClassTimes, class_times
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.full_run import is_full_run
from tests.hostile_repositories import REMOTES, config, witness
from tests.repositories import git, repository, with_attributes
from tests.timetables import taught, training_class

CLASS = "classes/banci.yaml"
# Long before any file of a test is written.
START = dt.datetime(2021, 3, 1, 8, tzinfo=dt.UTC)


def at(minutes: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


def times(root: Path, classes: Iterable[str] = ("banci",)) -> ClassTimes:
    return class_times(load(DiskTree(root)), classes)


def changed(root: Path) -> dt.datetime:
    """When the class of the catalog last changed; nothing is noted."""
    found = times(root)
    assert not found.notes
    return found.times["banci"]


def commit(root: Path, minutes: int) -> None:
    """Commits everything at so many minutes from START."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", at(minutes).isoformat())
        # When it was written says nothing of when it got into the history.
        patch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", "一次修改")


def write(root: Path, path: str, text: str, minutes: int | None = None) -> None:
    """Writes a file, so many minutes from START."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8", newline="")
    if minutes is not None:
        os.utime(root / path, (at(minutes).timestamp(),) * 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that was committed at START, with a class of one session, and a site more."""
    files = {
        CLASS: training_class(taught("s01", "2026-10-12 08:30-10:00")),
        "sites/litang.yaml": "title: 礼堂\nvenue: auditorium\n",
    }
    folder = tmp_path / "repo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", START.isoformat())
        return repository(folder, files)


def test_what_a_class_changes_with(root: Path) -> None:
    assert changed(root) == START
    for minutes, path in enumerate(
        (CLASS, "courses/dangzhang.yaml", "teachers/wang.yaml", "sites/jiaoshi.yaml"), 1
    ):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("# 改\n")
        commit(root, minutes)
        assert changed(root) == at(minutes)
    write(root, "sites/litang.yaml", "title: 大礼堂\nvenue: auditorium\n")
    write(root, "schools/liudu.yaml", "title: 柳杜党校\ntier: county\n")
    commit(root, 10)
    assert changed(root) == at(4)


def test_a_teacher_who_left_changes_the_classes_that_name_him(root: Path) -> None:
    (root / "teachers/wang.yaml").unlink()
    commit(root, 5)
    assert changed(root) == at(5)


def test_a_merge_of_a_class_and_its_new_site_counts(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "class")
    write(root, CLASS, training_class(taught("s01", "2026-10-12 08:30-10:00", site="litang")))
    commit(root, 1)
    git(root, "checkout", "-q", "main")
    write(root, "sites/litang.yaml", "title: 大礼堂\nvenue: auditorium\n")
    commit(root, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", at(3).isoformat())
        git(root, "merge", "-q", "class", "-m", "合并")
    assert changed(root) == at(3)


def test_a_file_that_is_not_committed_changed_when_it_was_written(root: Path) -> None:
    text = (root / CLASS).read_text("utf-8")
    write(root, CLASS, f"{text}# 改\n", 7)
    assert changed(root) == at(7)
    # Back to what is committed: nothing changed.
    write(root, CLASS, text, 9)
    assert changed(root) == START
    write(root, CLASS, text.replace("[wang]", "[li]"))
    commit(root, 10)
    write(root, "teachers/li.yaml", "name: 李\ncategory: local-expert\n", 20)
    assert changed(root) == at(20)
    # An older file does not make it older.
    write(root, "teachers/li.yaml", "name: 李\ncategory: local-expert\n", 5)
    assert changed(root) == at(10)


def test_a_file_that_was_deleted_changed_with_its_folder(root: Path) -> None:
    (root / "sites/jiaoshi.yaml").unlink()
    os.utime(root / "sites", (at(8).timestamp(),) * 2)
    assert changed(root) == at(8)


@pytest.mark.parametrize(
    "attributes", ["* text eol=crlf", "jiaoshi.yaml working-tree-encoding=GBK"]
)
def test_what_git_writes_otherwise_is_no_difference(root: Path, attributes: str) -> None:
    before = (root / "sites/jiaoshi.yaml").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", at(1).isoformat())
        with_attributes(root.parent, ".gitattributes", attributes)
    assert (root / "sites/jiaoshi.yaml").read_bytes() != before
    assert changed(root) == START
    with (root / "sites/jiaoshi.yaml").open("ab") as file:
        file.write(b"# x\n")
    assert changed(root) > at(1)


def test_a_filter_is_not_run_and_is_no_difference_by_itself(root: Path, tmp_path: Path) -> None:
    (tmp_path / "repo/.git/config").write_text(config(tmp_path, "ssh"), "utf-8")
    assert changed(root) == START
    assert not witness(tmp_path).exists()


def test_without_git_files_changed_when_they_were_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "repo/.git").rename(tmp_path / "gone")
    for minutes, path in enumerate(
        (CLASS, "courses/dangzhang.yaml", "sites/jiaoshi.yaml", "teachers/wang.yaml"), 50
    ):
        os.utime(root / path, (at(minutes).timestamp(),) * 2)
    assert changed(root) == at(53)


def test_before_the_first_commit_files_changed_when_they_were_written(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "new").mkdir()
    plain = repository(tmp_path / "new")
    (tmp_path / "new/.git").rename(tmp_path / "gone")
    for file in plain.rglob("*.yaml"):
        os.utime(file, (at(3).timestamp(),) * 2)
    assert changed(plain) == at(3)


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        (0, EARLIEST),
        (-5_000_000_000, EARLIEST),
        (9_000_000_000, EARLIEST + dt.timedelta(seconds=2**31 - 1)),
    ],
)
def test_times_that_no_calendar_can_count(
    root: Path, tmp_path: Path, seconds: int, moment: dt.datetime
) -> None:
    (tmp_path / "repo/.git").rename(tmp_path / "gone")
    for file in root.rglob("*.yaml"):
        os.utime(file, (seconds, seconds))
    assert changed(root) == moment


def test_a_revision_has_the_times_of_its_own_history(root: Path) -> None:
    write(root, CLASS, training_class(taught("s01", "2026-10-13 08:30-10:00")))
    commit(root, 1)
    write(root, CLASS, training_class(taught("s01", "2026-10-14 08:30-10:00")))
    commit(root, 2)
    write(root, CLASS, training_class(taught("s01", "2026-10-15 08:30-10:00")), 3)
    for revision, minutes in (("HEAD~2", 0), ("HEAD~1", 1), ("HEAD", 2)):
        tree = git_tree(root, revision)
        assert tree is not None
        found = class_times(load(tree), ["banci"])
        assert found == ClassTimes({"banci": at(minutes)})


def test_a_link_changes_with_what_it_leads_to(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "sites/jiaoshi.yaml").rename(root / "shared/jiaoshi.yaml")
    (root / "sites/jiaoshi.yaml").symlink_to("../shared/jiaoshi.yaml")
    commit(root, 1)
    assert changed(root) == at(1)
    write(root, "shared/jiaoshi.yaml", "title: 大教室\nvenue: classroom\n")
    commit(root, 2)
    assert changed(root) == at(2)


def test_from_a_hook_a_worktree_and_a_submodule(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"))
    assert changed(tmp_path / "tree/catalog") == START
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    git(
        other, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(root.parent), "sub"
    )
    assert changed(other / "sub/catalog") == START
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert changed(root) == START


def test_a_shallow_clone_is_told_of_once(root: Path, tmp_path: Path) -> None:
    write(root, "schools/liudu.yaml", "title: 柳杜党校\ntier: county\n")
    write(root, "classes/erban.yaml", (root / CLASS).read_text("utf-8"))
    commit(root, 1)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", "shallow")
    found = times(tmp_path / "shallow/catalog", ["banci", "erban"])
    assert found.times == {"banci": at(1), "erban": at(1)}
    (note,) = found.notes
    assert "克隆得太浅" in note
    assert "git fetch --unshallow" in note


def test_a_class_that_changed_since_a_shallow_clone_begins_is_exact(
    root: Path, tmp_path: Path
) -> None:
    write(root, CLASS, training_class(taught("s01", "2026-10-13 08:30-10:00")))
    commit(root, 1)
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{root.parent}", "shallow")
    assert changed(tmp_path / "shallow/catalog") == at(1)


def test_another_users_repository_is_told_and_left_alone(root: Path) -> None:
    if os.name == "nt" or os.geteuid() != 0:  # only the super-user can give it away
        pytest.skip("只有超级用户能把文件送给别人")
    for file in root.rglob("*.yaml"):
        os.utime(file, (at(30).timestamp(),) * 2)
    for path in (root.parent, *root.parent.rglob("*")):
        os.lchown(path, 12345, 12345)
    found = times(root)
    assert found.times == {"banci": at(30)}
    (note,) = found.notes
    assert "另一个用户" in note
    assert "按文件的修改时间" in note
    assert "git config --global --add safe.directory" in note


def test_without_a_program_of_that_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in root.rglob("*.yaml"):
        os.utime(file, (at(30).timestamp(),) * 2)
    monkeypatch.setenv("PATH", str(root))
    found = times(root)
    assert found.times == {"banci": at(30)}
    assert "没有装 git" in found.notes[0]


MISSING = ("HEAD~1", "HEAD~1^{tree}", f"HEAD:catalog/{CLASS}")
FETCHED = [*zip(REMOTES, cycle(MISSING), strict=False)]


@pytest.mark.parametrize(
    ("remote", "missing"), [*product(REMOTES, MISSING)] if is_full_run() else FETCHED
)
def test_objects_that_would_have_to_be_fetched(
    root: Path, tmp_path: Path, remote: str, missing: str
) -> None:
    write(root, "schools/liudu.yaml", "title: 柳杜党校\ntier: county\n")
    write(root, CLASS, training_class(taught("s01", "2026-10-13 08:30-10:00")))
    write(root, "sites/jiaoshi.yaml", "title: 大教室\nvenue: classroom\n", 40)
    commit(root, 1)
    name = git(root, "rev-parse", missing).strip()
    (root.parent / ".git/objects" / name[:2] / name[2:]).unlink()
    # What is in git of an edited file alone is read.
    write(root, CLASS, training_class(taught("s01", "2026-10-14 08:30-10:00")), 50)
    (root.parent / ".git/config").write_text(config(tmp_path, remote), "utf-8")
    (root.parent / ".gitattributes").write_text("* filter=any diff=any\n", "utf-8")
    found = times(root)
    assert "不全" in found.notes[0]
    assert "fetch-depth: 0" in found.notes[0]
    assert found.times["banci"] > at(40)
    assert not witness(tmp_path).exists()


def test_a_file_that_is_as_committed_is_not_read_from_git(root: Path) -> None:
    name = git(root, "rev-parse", f"HEAD:catalog/{CLASS}").strip()
    (root.parent / ".git/objects" / name[:2] / name[2:]).unlink()
    found = times(root)
    assert (found.times, found.notes) == ({"banci": at(0)}, ())


def test_a_revision_whose_history_has_a_hole(root: Path) -> None:
    write(root, "schools/liudu.yaml", "title: 柳杜党校\ntier: county\n")
    commit(root, 1)
    name = git(root, "rev-parse", "HEAD~1").strip()
    (root.parent / ".git/objects" / name[:2] / name[2:]).unlink()
    tree = git_tree(root, "HEAD")
    assert tree is not None
    found = class_times(load(tree), ["banci"])
    assert found.times == {"banci": at(1)}
    assert "按提交时间" in found.notes[0]
