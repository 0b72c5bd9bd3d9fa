"""Changes are written whole, with an undo entry where one may be kept."""

import datetime as dt
from pathlib import Path

from partyschool_cli.saving.write import write
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing.undo import undo_last
from partyschool_cli.source.writing.undo_entry import UndoNote
from tests.catalogs import write_catalog

NOTE = UndoNote("pschool serve：修改教师 wang", dt.datetime(2026, 11, 24, tzinfo=dt.UTC))


def changed(root: Path, name: str, new: bytes) -> tuple[bool, list[str]]:
    """Whether it can be undone, and what was told."""
    told: list[str] = []
    old = (root / name).read_bytes()
    is_kept = write(root, ChangeSet((Replace(name, digest(old), new),)), NOTE, told.append)
    assert (root / name).read_bytes() == new
    return is_kept, told


def test_what_is_written_can_be_taken_back(tmp_path: Path) -> None:
    old = "name: 王老师\ncategory: local-expert\n"
    root = write_catalog(tmp_path, {"teachers/wang.yaml": old})
    assert changed(root, "teachers/wang.yaml", "name: 王老师\n".encode()) == (True, [])
    assert undo_last(root).note == NOTE
    assert (root / "teachers/wang.yaml").read_text("utf-8") == old


def test_old_bytes_with_a_personal_number_are_not_kept_which_is_told(tmp_path: Path) -> None:
    old = "name: 王老师\nnotes: '11010519491231002X'\n"
    root = write_catalog(tmp_path, {"teachers/wang.yaml": old})
    is_kept, told = changed(root, "teachers/wang.yaml", "name: 王老师\n".encode())
    assert not is_kept
    assert "不能撤销" in told[0]
    assert not (root / ".pschool-cache" / "undo").exists()
