"""A catalog loaded again by its changed files is the one that is loaded whole."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.cache.stat_snapshot import changed_paths
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import snapshot, write_catalog

_COURSE = "title: 党章导读\nkind: theme\ntheme: political-theory\nschool: liudu\n"

_CHANGES: Mapping[str, Mapping[str, str | None]] = {
    "a value": {"courses/dangzhang.yaml": _COURSE},
    "a new file": {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"},
    "a file less": {"teachers/wang.yaml": None},
    "a renamed file": {
        "teachers/wang.yaml": None,
        "teachers/zhao.yaml": "name: 赵示例\ncategory: school-teacher\n",
    },
    "a file in a folder of its own": {"courses/a/b.yaml": _COURSE},
    "a file with one id twice": {"courses/a/dangzhang.yaml": _COURSE},
    "what is no YAML": {"courses/dangzhang.yaml": "title: [\n"},
    "an invalid value": {"sites/jiaoshi.yaml": "title: 教室\nvenue: nowhere\n"},
    "a bad name": {"courses/Bad Name.yaml": _COURSE},
    "another suffix": {"courses/other.yml": _COURSE},
    "a stray file": {"courses/readme.txt": "说明"},
    "a folder like one of the five": {"course/x.yaml": _COURSE},
    "a school": {"schools/liudu.yaml": "title: 柳杜乡党校（新）\ntier: county\n"},
    "a school's own themes": {
        "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\nthemes: {own: 自己的}\n",
    },
    "the manifest": {"catalog.yaml": "format: 1\ntitle: 新目录\nthemes: {other: 别的}\n"},
    "the manifest's title": {
        "catalog.yaml": "format: 1\ntitle: 别的\nthemes: {political-theory: 政治理论}\n"
    },
    "an invalid field of the manifest": {
        "catalog.yaml": "format: 1\ntitle: 7\nthemes: {political-theory: 政治理论}\n"
    },
    "a broken manifest": {"catalog.yaml": "format: [\n"},
    "nothing": {},
}


def _data(catalog: Catalog) -> Any:
    files = [(f.source.path, f.key, f.entity, f.problems, f.mentions) for f in catalog.files]
    manifest = (catalog.manifest, catalog.manifest_file.problems)
    return manifest, files, catalog.unexpected, catalog.unread_folders


def _write(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink()
        else:
            target.write_text(text, "utf-8")


def test_a_reloaded_catalog_is_as_if_loaded_whole(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for name, changes in _CHANGES.items():
        with subtests.test(name):
            root = write_catalog(tmp_path / name)
            before, catalog = snapshot(root), load(DiskTree(root))
            _write(root, changes)
            there = reloaded(catalog, DiskTree(root), changed_paths(before, snapshot(root)))
            assert _data(there) == _data(load(DiskTree(root)))


def test_so_it_is_when_a_change_is_taken_back(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for name, changes in _CHANGES.items():
        with subtests.test(name):
            root = write_catalog(tmp_path / name)
            found = {path: root / path for path in changes if (root / path).exists()}
            old = {path: file.read_text("utf-8") for path, file in found.items()}
            original = load(DiskTree(root))
            _write(root, changes)
            before, catalog = snapshot(root), load(DiskTree(root))
            _write(root, {path: old.get(path) for path in changes})
            there = reloaded(catalog, DiskTree(root), changed_paths(before, snapshot(root)))
            assert _data(there)[1] == _data(original)[1]


def test_another_title_of_the_manifest_loads_no_other_file(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    catalog = load(DiskTree(root))
    _write(root, _CHANGES["the manifest's title"])
    there = reloaded(catalog, DiskTree(root), {"catalog.yaml"})
    assert there.manifest.title == "别的"
    assert all(old is new for old, new in zip(catalog.files, there.files, strict=True))


def test_files_that_did_not_change_are_not_loaded_again(
    tmp_path: Path,
) -> None:
    root = write_catalog(tmp_path)
    before, catalog = snapshot(root), load(DiskTree(root))
    _write(root, {"courses/dangzhang.yaml": _COURSE})
    changed = changed_paths(before, snapshot(root))
    there = reloaded(catalog, DiskTree(root), {"courses/dangzhang.yaml", *changed})
    assert there.tree is not catalog.tree
    kept = {file.source.path: file for file in catalog.files}
    same = [file.source.path for file in there.files if kept[file.source.path] is file]
    assert len(same) == len(there.files) - 1


def test_where_no_byte_changed_the_files_are_the_same_ones(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    catalog = load(DiskTree(root))
    there = reloaded(catalog, DiskTree(root), {file.source.path for file in catalog.files})
    assert there.files is catalog.files


_TWO_THEMES = "format: 1\ntitle: x\nthemes: {political-theory: 政治理论, skills: 技能}\n"
_UNKNOWN = {"courses/skills.yaml": "title: 技能\nkind: theme\ntheme: skill\nschool: liudu\n"}
_MANIFESTS = {
    "as it was": _TWO_THEMES,
    "a word more": _TWO_THEMES.replace("{", "{skill: 本领, "),
    "a word less": "format: 1\ntitle: x\nthemes: {skills: 技能}\n",
    "another title": _TWO_THEMES.replace("技能", "本领"),
    "an invalid vocabulary": "format: 1\ntitle: x\nthemes: [1]\n",
    "no YAML": "format: [\n",
}


def test_other_vocabularies_are_as_if_loaded_whole(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    tree = DiskTree(write_catalog(tmp_path, _UNKNOWN))
    for (before, old), (after, new) in product(_MANIFESTS.items(), repeat=2):
        with subtests.test(before=before, after=after):
            catalog = load(Overlay(tree, {"catalog.yaml": old.encode()}))
            now = Overlay(tree, {"catalog.yaml": new.encode()})
            assert _data(reloaded(catalog, now, {"catalog.yaml"})) == _data(load(now))


def test_only_files_that_use_a_word_are_loaded_again_for_it(tmp_path: Path) -> None:
    """`skill` is a word of the manifest now."""
    tree = DiskTree(write_catalog(tmp_path, {**_UNKNOWN, "catalog.yaml": _TWO_THEMES}))
    catalog = load(tree)
    now = Overlay(tree, {"catalog.yaml": _MANIFESTS["a word more"].encode()})
    there = reloaded(catalog, now, {"catalog.yaml"})
    again = [new for old, new in zip(catalog.files, there.files, strict=True) if old is not new]
    assert [file.source.path for file in again] == ["courses/skills.yaml"]
    assert ("theme",) not in {problem.path for problem in again[0].problems}
