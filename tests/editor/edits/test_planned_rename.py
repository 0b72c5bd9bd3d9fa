"""A rename is refused in the editor where the command would not write it."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.editor.edits import planned_rename as module
from partyschool_cli.editor.edits.planned_rename import planned_rename
from partyschool_cli.errors import RefusedError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.digest import digest
from tests.editor.applied import Editor
from tests.linting import base, write_base

MEMORIAL = "courses/memorial.yaml"


def test_what_causes_an_error_is_refused_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No rename does that by itself; one that did would leave the catalog broken."""
    old, new = base(MEMORIAL), base(MEMORIAL, ("[expert]", "[nobody]"))
    changes = ChangeSet((Replace(MEMORIAL, digest(old.encode()), new.encode()),))
    monkeypatch.setattr(module, "rename_named", lambda *_: Plan(changes))
    (catalog,) = Editor(write_base(tmp_path / "catalog")).workspace.now().catalogs
    with pytest.raises(RefusedError) as error:
        planned_rename(catalog, Key(Kind.TEACHER, "expert"), "another-id")
    assert error.value.message.startswith(
        "没有改：这样改会多出 1 个错误，如 courses/memorial.yaml:8:12 "
    )


def test_a_file_that_was_never_saved_is_renamed_once_it_is(tmp_path: Path) -> None:
    editor = Editor(write_base(tmp_path / "catalog"))
    editor.open("teachers/new.yaml", base("teachers/expert.yaml"))
    new = Key(Kind.TEACHER, "new")
    (catalog,) = editor.workspace.now().catalogs
    with pytest.raises(RefusedError, match=r"teachers/new\.yaml 还没有存盘") as error:
        planned_rename(catalog, new, "newer")
    assert error.value.hint == "先存盘，再改编号"
    editor.save()
    (catalog,) = editor.workspace.now().catalogs
    (change,) = planned_rename(catalog, new, "newer").changes.changes
    assert change.path == "teachers/new.yaml"
