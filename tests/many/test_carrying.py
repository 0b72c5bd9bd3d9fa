"""A catalog that is worked on elsewhere is the one on this disk."""

import os
import pickle
from pathlib import Path

import pytest

from partyschool_cli.lint.run import lint_tree
from partyschool_cli.many.carrying import SharedTree, carried, shared, unseen_folder
from partyschool_cli.many.county import County
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import MAX_SIZE, FileTree
from tests.catalogs import BASE, write_catalog
from tests.linting import active, context

_COURSE = "courses/dangzhang.yaml"


def _given(root: Path) -> GivenCatalog:
    return GivenCatalog(str(root), County("c", None, ""), DiskTree(root))


def _there(catalog: GivenCatalog) -> FileTree:
    """Its tree where it arrives."""
    arrived: GivenCatalog = pickle.loads(pickle.dumps(catalog))
    return arrived.tree


def _findings(tree: FileTree) -> list[object]:
    linted = lint_tree(tree, context(active("PS")))
    return [(one.code, one.file, one.message, one.hint) for one in linted.findings]


@pytest.fixture
def troubled(tmp_path: Path) -> Path:
    """A catalog with files that cannot be read, or not as they are."""
    paths = ("资料/讲义.docx", "资料/没有.docx", "../外")
    materials = "\n".join(f"  - {{title: 资料, path: {path}}}" for path in paths)
    course = f"{BASE[_COURSE]}materials:\n{materials}\n"
    root = write_catalog(
        tmp_path,
        {
            "courses/nongji.yaml": course,
            "courses/gbk.yaml": "title: 国标\n".encode("gb18030"),
            "courses/utf16.yaml": course.encode("utf-16"),
            "courses/large.yaml": "#" * (MAX_SIZE + 1),
            "courses/empty.yaml": "",
            "sites/jiaoshi.yml": "title: 教室\nvenue: 没有这种\n",
            "说明.txt": "不是条目",
        },
    )
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料" / "讲义.docx").write_bytes(b"")
    if os.name != "nt":
        (root / "teachers" / "li.yaml").symlink_to("wang.yaml")
        (root / "teachers" / "zhao.yaml").symlink_to("nobody.yaml")
        (root / "teachers" / "qian.yaml").symlink_to(tmp_path / "资料" / "讲义.docx")
    return root


def test_lint_says_the_same_of_bytes_and_of_a_shared_folder(
    troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = _given(troubled)
    trees = [_there(carried(catalog)), _there(shared(catalog))]
    here = _findings(catalog.tree)
    assert any("没有.docx" in str(one) for one in here)
    assert not any("讲义.docx" in str(one) for one in here)
    monkeypatch.chdir("/")
    assert [_findings(tree) for tree in trees] == [here, here]


def test_files_are_called_as_where_they_were_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_catalog(tmp_path).parent)
    catalog = _given(Path("catalog"))
    names = [catalog.tree.name_of(path) for path in (MANIFEST, _COURSE)]
    trees = [_there(carried(catalog)), _there(shared(catalog))]
    monkeypatch.chdir("/")
    for tree in trees:
        assert [tree.name_of(path) for path in (MANIFEST, _COURSE)] == names
        assert tree.folder == Path("catalog")


def test_bytes_need_no_disk(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    tree = _there(carried(_given(root)))
    root.rename(tmp_path / "elsewhere")
    assert tree.read(_COURSE) == (tmp_path / "elsewhere" / _COURSE).read_bytes()
    assert unseen_folder(tree) == ""


def test_a_shared_folder_may_not_be_seen(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    tree = _there(shared(_given(root)))
    assert unseen_folder(tree) == ""
    root.rename(tmp_path / "elsewhere")
    assert unseen_folder(tree) == str(root)


def test_what_is_not_on_disk_is_carried(tmp_path: Path) -> None:
    catalog = carried(_given(write_catalog(tmp_path)))
    assert shared(catalog) == catalog
    assert not isinstance(shared(catalog).tree, SharedTree)
