"""Findings are made in a thread: of the newest moment, and of what broken files said last."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from shutil import rmtree

import pytest

from partyschool_cli.editor.diagnostics.findings_watch import FindingsWatch, Wanted
from partyschool_cli.editor.diagnostics.publishing import Found
from partyschool_cli.editor.workspace.workspace import Workspace
from tests.catalogs import BASE, write_catalog
from tests.editor.workspaces import open_text, type_text, workspace_of

_CLASS = "classes/banci.yaml"
_PATIENCE = 60.0


class Watch:
    """A watch, and what it told."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.told: Queue[tuple[Wanted, Found]] = Queue()
        self.errors: Queue[Exception] = Queue()
        self.watch = FindingsWatch(lambda *done: self.told.put(done), self.errors.put)

    def found(self, *, is_exact: bool) -> set[tuple[str, str]]:
        """The files and names of what is found now."""
        wanted = Wanted(0, self.workspace.now(), is_exact)
        self.watch.want(wanted)
        done, found = self.told.get(timeout=_PATIENCE)
        assert done is wanted
        return {(one.file.rpartition("/")[2], one.name) for each in found for one in each}


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """A watch on a catalog of two classes that clash."""
    again = BASE[_CLASS].replace("党员轮训班", "第二班").replace("08:30", "08:40")
    root = write_catalog(tmp_path, {"classes/again.yaml": again})
    watch = Watch(workspace_of(root))
    yield watch
    watch.watch.stop()


def test_a_broken_file_says_of_others_what_it_said_last(watch: Watch) -> None:
    before = watch.found(is_exact=False)
    assert before == watch.found(is_exact=True)
    assert ("again.yaml", "teacher-clash") in before
    (catalog,) = watch.workspace.now().catalogs
    text = BASE[_CLASS]
    address = open_text(watch.workspace, catalog.root / _CLASS, text)
    type_text(watch.workspace, address, text + "  - [\n")
    kept = watch.found(is_exact=False)
    assert ("banci.yaml", "invalid-yaml") in kept
    assert {one for one in kept if one[0] != "banci.yaml"} == {
        one for one in before if one[0] != "banci.yaml"
    }
    exact = watch.found(is_exact=True)
    assert ("banci.yaml", "invalid-yaml") in exact
    assert ("again.yaml", "teacher-clash") not in exact


def test_a_catalog_whose_folder_is_gone_says_nothing_that_it_said_last(watch: Watch) -> None:
    (catalog,) = watch.workspace.now().catalogs
    for path in ("catalog.yaml", _CLASS):
        open_text(watch.workspace, catalog.root / path, BASE[path])
    assert watch.found(is_exact=False)
    rmtree(catalog.root)
    assert watch.found(is_exact=False) == watch.found(is_exact=True)


def test_an_error_is_told_and_the_next_moment_is_linted(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("partyschool_cli.editor.workspace.linting.lint_again", lambda *_: 1 / 0)
        watch.watch.want(Wanted(1, watch.workspace.now(), is_exact=True))
        assert isinstance(watch.errors.get(timeout=_PATIENCE), ZeroDivisionError)
    assert watch.found(is_exact=True)
