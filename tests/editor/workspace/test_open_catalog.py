"""A catalog as it is typed: its findings, its baseline, and what it would be after a change."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.lint.baseline import identities, write_baseline
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.run import LintContext, lint_tree
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import BASE, write_catalog
from tests.editor.workspaces import only, open_text, type_text, workspace_of
from tests.linting import TODAY, everything

_TEACHER = "teachers/wang.yaml"
_BAD = b"name: \xe7\x8e\x8b\ncategory: nobody\n"
_BASELINE = "lint-baseline.json"
_MANIFEST = BASE["catalog.yaml"] + f"lint: {{baseline: {_BASELINE}}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that names a baseline."""
    return write_catalog(tmp_path, {"catalog.yaml": _MANIFEST})


def _open(root: Path) -> OpenCatalog:
    return only(workspace_of(root).now())


def _linted(root: Path, changes: dict[str, bytes | None]) -> tuple[Finding, ...]:
    context = LintContext(TODAY, rules_for)
    return lint_tree(Overlay(DiskTree(root), changes), context).findings


def test_findings_that_the_baseline_knows_are_not_reported(root: Path) -> None:
    known = _linted(root, {})
    assert known
    (root / _BASELINE).write_bytes(write_baseline({"": identities(known)}))
    workspace = workspace_of(root)
    catalog = only(workspace.now())
    assert catalog.baseline_error == ""
    assert everything(catalog.linted) == everything(known)
    assert catalog.findings == ()
    address = open_text(workspace, root / _TEACHER, BASE[_TEACHER])
    type_text(workspace, address, _BAD.decode())
    codes = {one.code for one in only(workspace.now()).findings}
    assert "PS104" in codes
    (root / _BASELINE).write_bytes(write_baseline({}))
    assert len(only(workspace.now()).findings) > len(codes)


def test_a_baseline_that_cannot_be_read_is_told_of_and_hides_nothing(root: Path) -> None:
    catalog = _open(root)
    assert _BASELINE in catalog.baseline_error
    assert everything(catalog.findings) == everything(catalog.linted)
    (root / _BASELINE).write_bytes(b"{")
    assert _BASELINE in _open(root).baseline_error


@pytest.mark.parametrize(
    "changes",
    [
        {_TEACHER: _BAD},
        {_TEACHER: None},
        {_TEACHER: None, "teachers/li.yaml": BASE[_TEACHER].encode()},
        {"catalog.yaml": b"format: 1\n"},
        {"courses/dangzhang.yaml": b"title: [\n"},
    ],
    ids=["a value", "a file less", "another id", "the manifest", "no YAML"],
)
def test_after_changes_it_is_what_lint_would_find(
    root: Path, changes: dict[str, bytes | None]
) -> None:
    catalog = _open(root)
    before = everything(catalog.linted)
    changed = catalog.with_changes(changes)
    assert everything(changed.linted) == everything(_linted(root, changes))
    assert everything(catalog.linted) == before
    again = changed.with_changes({_TEACHER: BASE[_TEACHER].encode()})
    expected = {**changes, _TEACHER: BASE[_TEACHER].encode()}
    assert everything(again.linted) == everything(_linted(root, expected))


def test_a_mark_that_the_client_shows_counts_in_its_places(root: Path) -> None:
    workspace = workspace_of(root)
    path = root / _TEACHER
    path.write_bytes(b"\xef\xbb\xbf" + BASE[_TEACHER].encode())
    open_text(workspace, path, "\ufeff" + BASE[_TEACHER])
    catalog = only(workspace.now())
    assert catalog.text(_TEACHER) == BASE[_TEACHER]
    assert catalog.positions(_TEACHER).position(0) == types.Position(0, 1)
    open_text(workspace, path, BASE[_TEACHER])
    assert only(workspace.now()).positions(_TEACHER).position(0) == types.Position(0, 0)
