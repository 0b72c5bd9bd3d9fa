"""What is open: catalogs with unsaved buffers over their files, read as far as they change."""

import os
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from lsprotocol import types

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.editor.client.settings import Settings
from tests.catalogs import BASE, write_catalog
from tests.editor.workspaces import only, open_text, type_text, workspace_of

_COURSE = "courses/dangzhang.yaml"
_TYPED = BASE[_COURSE].replace("党章导读", "党章选读")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog in `catalog/` of a folder."""
    return write_catalog(tmp_path)


def titles(catalog: Catalog) -> set[str]:
    """The titles of the courses."""
    return {course.title for course in catalog.courses.values()}


def test_an_unsaved_document_counts_before_its_file(root: Path) -> None:
    workspace = workspace_of(root.parent)
    assert titles(only(workspace.now()).typed) == {"党章导读"}
    address = open_text(workspace, root / _COURSE, BASE[_COURSE])
    type_text(workspace, address, _TYPED)
    assert titles(only(workspace.now()).typed) == {"党章选读"}
    (root / _COURSE).write_text("title: [\n", "utf-8")  # beside the editor
    assert titles(only(workspace.now()).typed) == {"党章选读"}
    workspace.close(address)
    assert titles(only(workspace.now()).typed) == set()


def test_where_nothing_changed_the_moment_is_the_same(root: Path) -> None:
    workspace = workspace_of(root)
    first = workspace.now()
    assert workspace.now() is first
    address = open_text(workspace, root / _COURSE, BASE[_COURSE])
    opened = workspace.now()
    assert opened is not first
    assert only(opened).typed.files == only(first).typed.files
    type_text(workspace, address, _TYPED)
    typed = workspace.now()
    old = {file.source.path: file for file in only(first).typed.files}
    others = [f for f in only(typed).typed.files if old[f.source.path] is not f]
    assert [file.source.path for file in others] == [_COURSE]


def test_a_broken_file_stands_for_what_it_said_last(root: Path) -> None:
    workspace = workspace_of(root)
    workspace.now()
    address = open_text(workspace, root / _COURSE, BASE[_COURSE])
    for number, text in enumerate(("title: [\n", "title: [[\n", ""), 2):
        type_text(workspace, address, text, number)
        catalog = only(workspace.now())
        assert titles(catalog.good) == {"党章导读"}
        assert titles(catalog.typed) == set()
        assert catalog.text(_COURSE) == text
    type_text(workspace, address, _TYPED, 9)
    assert titles(only(workspace.now()).good) == {"党章选读"}
    assert only(workspace.now()).good is only(workspace.now()).typed


def test_a_broken_manifest_does_too(root: Path) -> None:
    workspace = workspace_of(root)
    workspace.now()
    address = open_text(workspace, root / "catalog.yaml", BASE["catalog.yaml"])
    type_text(workspace, address, BASE["catalog.yaml"] + "themes: [\n")
    catalog = only(workspace.now())
    assert catalog.good.manifest.title == "示例目录"
    assert catalog.typed.manifest_file.is_broken


@pytest.mark.parametrize("reads", ["by stat", "by bytes"])
def test_files_that_change_on_disk_are_read_again(root: Path, reads: str) -> None:
    if reads == "by bytes":  # a link makes a snapshot unreliable
        (root / "sites" / "link.yaml").symlink_to(root / "sites" / "jiaoshi.yaml")
    workspace = workspace_of(root)
    workspace.now()
    (root / _COURSE).write_text(_TYPED, "utf-8")
    assert titles(only(workspace.now()).typed) == {"党章选读"}
    (root / _COURSE).rename(root / "courses" / "xuandu.yaml")
    assert set(only(workspace.now()).typed.courses) == {"xuandu"}
    (root / "courses" / "xuandu.yaml").unlink()
    assert only(workspace.now()).typed.courses == {}
    assert only(workspace.now(looks_at_disk=False)).typed.courses == {}


def test_without_a_look_at_the_disk_its_files_are_as_before(root: Path) -> None:
    workspace = workspace_of(root)
    first = workspace.now()
    (root / _COURSE).write_text(_TYPED, "utf-8")
    assert workspace.now(looks_at_disk=False) is first


def test_a_document_that_is_no_file_yet_is_one_of_the_catalog(root: Path) -> None:
    workspace = workspace_of(root)
    address = open_text(workspace, root / "courses" / "new.yaml", _TYPED)
    moment = workspace.now()
    assert set(only(moment).typed.courses) == {"dangzhang", "new"}
    assert moment.at(address) == (only(moment), "courses/new.yaml")


def test_an_open_file_has_its_catalog_open_without_a_folder(root: Path, tmp_path: Path) -> None:
    workspace = workspace_of()
    assert workspace.now().catalogs == ()
    address = open_text(workspace, root / _COURSE, BASE[_COURSE])
    assert only(workspace.now()).root == root
    workspace.close(address)
    assert workspace.now().catalogs == ()
    other = open_text(workspace, tmp_path / "notes.yaml", "a: 1\n")
    assert workspace.now().catalogs == ()
    assert workspace.now().at(other) is None


def test_several_catalogs_and_one_in_the_other_each_have_their_files(tmp_path: Path) -> None:
    outer = write_catalog(tmp_path / "a")
    inner = outer / "catalog"
    copytree(outer, inner)
    other = write_catalog(tmp_path / "b")
    workspace = workspace_of(tmp_path / "a", tmp_path / "b", outer)
    moment = workspace.now()
    assert {one.root for one in moment.catalogs} == {outer, inner, other}
    for root in (outer, inner, other):
        found = moment.at(address_of(root / _COURSE))
        assert found is not None
        assert (found.catalog.root, found.path) == (root, _COURSE)
    workspace.remove_folder(address_of(tmp_path / "b"))
    assert {one.root for one in workspace.now().catalogs} == {outer, inner}


def test_a_catalog_that_two_paths_lead_to_is_open_once(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(root, target_is_directory=True)
    workspace = workspace_of(root, link)
    catalog = only(workspace.now())
    address = open_text(workspace, link / _COURSE, _TYPED)
    assert titles(only(workspace.now()).typed) == {"党章选读"}
    assert only(workspace.now()).address_of(_COURSE) == address
    assert catalog.root == root


def test_a_folder_within_a_catalog_opens_it(root: Path) -> None:
    assert only(workspace_of(root / "courses").now()).root == root


def test_a_catalog_that_is_made_or_goes_is_seen_when_one_searches(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    assert workspace.now().catalogs == ()
    root = write_catalog(tmp_path)
    workspace.search()
    assert only(workspace.now()).root == root
    os.rename(root, tmp_path / "gone")
    (tmp_path / "gone" / "catalog.yaml").unlink()
    workspace.search()
    assert workspace.now().catalogs == ()


def test_a_catalog_whose_folder_is_gone_is_closed(root: Path) -> None:
    workspace = workspace_of(root.parent)
    assert only(workspace.now()).root == root
    rmtree(root)
    assert workspace.now().catalogs == ()


def test_the_client_is_answered_with_the_address_that_it_wrote(root: Path) -> None:
    workspace = workspace_of(root)
    address = address_of(root / _COURSE).replace("dangzhang", "%64angzhang")
    workspace.open(types.TextDocumentItem(address, "yaml", 4, _TYPED))
    moment = workspace.now()
    assert only(moment).address_of(_COURSE) == address
    assert only(moment).version(_COURSE) == 4
    assert moment.at(address) == moment.at(address_of(root / _COURSE))
    assert titles(only(moment).typed) == {"党章选读"}


def test_settings_that_a_client_does_not_name_stay(root: Path) -> None:
    workspace = workspace_of(root)
    workspace.configure({"pschool": {"inlayHints": True}})
    workspace.configure({"showReferences": True})
    workspace.configure(None)
    assert workspace.now().settings == Settings(inlay_hints=True, shows_references=True)


def test_saved_bytes_count_where_the_client_shows_them_otherwise(root: Path) -> None:
    path = root / _COURSE
    path.write_bytes(b"\xef\xbb\xbf" + _TYPED.replace("\n", "\r\n").encode())
    workspace = workspace_of(root)
    before = workspace.now()
    address = open_text(workspace, path, _TYPED)
    assert only(workspace.now()).findings == only(before).findings
    assert only(workspace.now()).source(_COURSE).read() == path.read_bytes()
    type_text(workspace, address, _TYPED + "notes: x\n")
    assert only(workspace.now()).source(_COURSE).decoded.has_bom
