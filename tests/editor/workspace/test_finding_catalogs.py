"""Catalogs of a workspace: below its folders, above them, and of open files."""

from pathlib import Path

from partyschool_cli.editor.workspace.finding_catalogs import (
    catalog_above,
    catalog_of,
    catalogs_below,
)


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
    assert catalog_of(link / "courses" / "x.yaml", [root]) == (root, "courses/x.yaml")
    assert catalog_of(root / "catalog.yaml", [link]) == (link, "catalog.yaml")
    assert catalog_of(tmp_path / "realm" / "courses" / "x.yaml", [root]) is None


def test_of_catalogs_within_another_the_innermost_has_a_file(tmp_path: Path) -> None:
    roots = [tmp_path, tmp_path / "courses" / "sub", tmp_path / "other"]
    file = tmp_path / "courses" / "sub" / "teachers" / "x.yaml"
    assert catalog_of(file, roots) == (roots[1], "teachers/x.yaml")
    beside = tmp_path / "courses" / "sub" / "notes" / "x.yaml"
    assert catalog_of(beside, roots) == (roots[0], "courses/sub/notes/x.yaml")
    assert catalog_of(tmp_path / "README.md", roots) is None
