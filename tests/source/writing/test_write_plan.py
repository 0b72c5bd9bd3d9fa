"""What a change set comes to: only files that change, by their real paths."""

from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import Change, ChangeSet, Create, Delete, Replace
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.writing.write_plan import WritePlan, hex_of, plan_write
from tests.source.changed_catalogs import COURSE, SITE, TEACHER, base, needs_posix
from tests.source.writing.test_undo import NOTE


def plan(root: Path, *changes: Change) -> WritePlan:
    return plan_write(root, state_directory.made(str(root)), ChangeSet(changes), NOTE)


def test_files_whose_bytes_stay_are_no_steps(root: Path) -> None:
    same = (root / TEACHER).read_bytes()
    found = plan(root, Replace(TEACHER, base(TEACHER), same), Delete(SITE, base(SITE)))
    assert [step.path for step in found.steps] == [SITE]
    assert found.made == "1.json"
    assert plan(root, Replace(TEACHER, base(TEACHER), same)).made is None


def test_folders_to_make_are_listed_from_the_top(root: Path) -> None:
    found = plan(root, Create("courses/a/b/x.yaml", b"x"), Create("courses/a/y.yaml", b"y"))
    assert found.folders == ("courses/a", "courses/a/b")
    assert plan(root, Delete(SITE, base(SITE))).folders == ()


def test_an_entry_has_all_that_takes_the_changes_back(root: Path) -> None:
    old = (root / TEACHER).read_bytes()
    found = plan(root, Replace(TEACHER, base(TEACHER), b"new"), Create("courses/a/x.yaml", b"x"))
    entry = found.undo_entry(NOTE)
    assert entry.note == NOTE
    assert entry.folders == ("courses/a",)
    assert [(one.path, one.old, one.new) for one in entry.files] == [
        (TEACHER, old, hex_of(b"new")),
        ("courses/a/x.yaml", None, hex_of(b"x")),
    ]


@pytest.mark.parametrize("path", ["notes.txt", "docs/a.yaml", "courses/.a.yaml", "courses/a.txt"])
def test_other_files_are_not_written(root: Path, path: str) -> None:
    with pytest.raises(CommandLineError, match="不是课程目录的文件，什么都没有写"):
        plan(root, Create(path, b"x"))


@needs_posix
def test_a_link_is_planned_as_the_file_that_it_leads_to(root: Path, tmp_path: Path) -> None:
    (root / "teachers/link.yaml").symlink_to("wang.yaml")
    change = Replace("teachers/link.yaml", base(TEACHER), b"new")
    assert [step.path for step in plan(root, change).steps] == [TEACHER]
    both = (change, Replace(TEACHER, base(TEACHER), b"new"))
    assert [step.path for step in plan(root, *both).steps] == [TEACHER]
    with pytest.raises(CommandLineError, match="什么都没有写"):
        plan(root, change, Replace(TEACHER, base(TEACHER), b"other"))
    (root / "shared").mkdir()
    (root / COURSE).rename(root / "shared/a.yaml")
    (root / COURSE).symlink_to("../shared/a.yaml")
    with pytest.raises(CommandLineError, match=f"{COURSE} 是链接"):
        plan(root, Replace(COURSE, base(COURSE), b"new"))
