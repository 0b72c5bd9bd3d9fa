"""Catalogs of a workspace: below its folders, above them, and of open files."""

from pathlib import Path

from partyschool_cli.editor.workspace.finding_catalogs import catalog_above, catalogs_below, path_in


def _make(folder: Path) -> Path:
    (folder / "courses").mkdir(parents=True)
    (folder / "catalog.yaml").write_text("format: 1\n", "utf-8")
    return folder


def test_all_below_a_folder_are_found_but_hidden_ones(tmp_path: Path) -> None:
    wanted = [_make(tmp_path / "a" / "catalog"), _make(tmp_path / "b")]
    wanted.append(_make(tmp_path / "b" / "catalog"))
    _make(tmp_path / ".hidden")
    _make(tmp_path / "node_modules" / "x")
    assert sorted(catalogs_below(tmp_path)) == sorted(wanted)


def test_a_folder_that_leads_to_itself_ends(tmp_path: Path) -> None:
    root = _make(tmp_path / "a")
    (root / "again").symlink_to(tmp_path, target_is_directory=True)
    assert list(catalogs_below(tmp_path)) == [root]


def test_the_catalog_of_a_file_is_the_one_that_has_it(tmp_path: Path) -> None:
    outer = _make(tmp_path)
    inner = _make(tmp_path / "catalog")
    assert catalog_above(inner / "courses" / "x.yaml") == inner
    assert catalog_above(outer / "courses" / "x.yaml") == outer
    assert catalog_above(outer / "catalog.yaml") == outer
    assert catalog_above(outer / "README.md") is None
    assert catalog_above(tmp_path / "courses-old" / "x.yaml") is None


def test_a_path_through_a_link_is_that_of_the_catalog(tmp_path: Path) -> None:
    root = _make(tmp_path / "real")
    link = tmp_path / "link"
    link.symlink_to(root, target_is_directory=True)
    assert path_in(root, link / "courses" / "x.yaml") == "courses/x.yaml"
    assert path_in(link, root / "catalog.yaml") == "catalog.yaml"
    assert path_in(root, tmp_path / "realm" / "courses" / "x.yaml") is None
