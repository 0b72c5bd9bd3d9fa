"""Entities found by exact id read no other file."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, paths_read, write_catalog


def never() -> Catalog:
    raise AssertionError("the whole catalog is not needed")


def lookup(root: Path, *, whole: bool = False) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, (lambda: load(tree)) if whole else never)


def test_an_exact_id_is_found_without_a_load(tmp_path: Path) -> None:
    found = lookup(write_catalog(tmp_path))
    assert found.resolve("wang") == Key(Kind.TEACHER, "wang")
    assert found.resolve("教师:wang") == Key(Kind.TEACHER, "wang")
    assert found.resolve("banci/s01") == Key(Kind.SESSION, "banci/s01")


def test_only_the_named_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = lookup(write_catalog(tmp_path))
    read = paths_read(monkeypatch)
    assert found.title(Key(Kind.TEACHER, "wang")) == "王示例"
    assert set(read) == {"teachers/wang.yaml"}


def test_a_title_is_found_in_the_whole_catalog(tmp_path: Path) -> None:
    found = lookup(write_catalog(tmp_path), whole=True)
    assert found.resolve("王示例") == Key(Kind.TEACHER, "wang")
    assert found.resolve("党员轮训班/s01") == Key(Kind.SESSION, "banci/s01")


def test_a_session_of_a_class_with_errors_is_never_the_class(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace("size: 30", "size: 多")
    found = lookup(write_catalog(tmp_path, {"classes/banci.yaml": text}), whole=True)
    for reference in ("banci/s01", "党员轮训班/s01", "banci／S01"):
        assert found.resolve(reference) == Key(Kind.SESSION, "banci/s01")
    with pytest.raises(CommandLineError, match=r"“s9”，文件也有错：classes/banci\.yaml:6:7"):
        found.resolve("banci/s9", (Kind.CLASS, Kind.SESSION))
    assert found.resolve("党员轮训班") == Key(Kind.CLASS, "banci")


def test_an_id_of_two_kinds_is_ambiguous(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/wang.yaml": "title: 王家大院\nvenue: classroom\n"})
    with pytest.raises(CommandLineError, match="可以指 2 个条目"):
        lookup(root, whole=True).resolve("wang")
    assert lookup(root).resolve("wang", (Kind.SITE,)) == Key(Kind.SITE, "wang")


def test_a_file_in_a_sub_folder_is_found(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/liudu/li.yaml": "name: 李示例\n"})
    assert lookup(root).source(Key(Kind.TEACHER, "li")).path == "teachers/liudu/li.yaml"


def test_an_entity_without_a_title_has_its_id(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": "category: local-expert\n"})
    assert lookup(root).title(Key(Kind.TEACHER, "li")) == "li"
    assert lookup(root).title(Key(Kind.TEACHER, "nobody")) == "nobody"


def test_a_broken_manifest_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CatalogUnreadableError):
        _ = lookup(write_catalog(tmp_path, {"catalog.yaml": "format: 2\n"})).manifest


def test_a_school_has_themes_of_its_own_or_none(tmp_path: Path) -> None:
    own = "title: 甲校\ntier: county\nthemes: {a: 甲}\n"
    found = lookup(write_catalog(tmp_path, {"schools/jia.yaml": own}))
    assert found.own_themes("jia") == {"a": "甲"}
    assert [found.own_themes(name) for name in ("liudu", "nobody", None)] == [None, None, None]
