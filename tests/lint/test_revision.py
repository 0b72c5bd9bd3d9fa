"""The findings that a catalog had at a revision, by identity; nothing in the clone is touched."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.baseline import without_known
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.revision import identities_at
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import TODAY, active, context
from tests.repositories import commit, git, repository, with_attributes

RULES = context(active("PS0", "PS1", "PS2", "PS6"))
TEACHER = "teachers/wang.yaml"
FAULTY = "name: 王示例\ncategory: nobody\n"


def before(root: Path, revision: str = "HEAD") -> list[str]:
    return sorted(identities_at(revision, root, RULES))


def new(root: Path) -> list[str]:
    catalog = load(DiskTree(root))
    found = lint(catalog, RULES.today, RULES.rules_for(catalog.manifest))
    known = identities_at("HEAD", root, RULES)
    return [f"{one.code} {one.file}" for one in without_known(found, known)]


def digest(folder: Path) -> str:
    """Of every file below `folder`, git's own too."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            total.update(path.as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def test_the_revision_is_linted_and_nothing_is_touched(tmp_path: Path) -> None:
    root = repository(tmp_path, {TEACHER: FAULTY})
    (root / TEACHER).write_text("name: 王示例\ncategory: school-teacher\n", "utf-8")
    git(tmp_path, "add", "-A")
    (root / TEACHER).unlink()
    state = digest(tmp_path)
    assert before(root) == ["PS104|teacher:wang|category|"]
    assert digest(tmp_path) == state


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda root: None, []),
        (
            lambda root: (root / TEACHER).unlink(),
            ["PS201 classes/banci.yaml", "PS201 courses/dangzhang.yaml"],
        ),
        (lambda root: (root / "sites/jiaoshi.yaml").write_text("# 一行\n\ntitle: 教室\n"), []),
        (
            lambda root: (
                (root / "courses/liudu").mkdir()
                or (root / "courses/dangzhang.yaml").rename(root / "courses/liudu/dangzhang.yaml")
            ),
            [],
        ),
        (
            lambda root: (root / TEACHER).write_text("name: 甲\ncategory: no\nfoo: 1\n", "utf-8"),
            ["PS104 teachers/wang.yaml", "PS102 teachers/wang.yaml"],
        ),
    ],
    ids=["nothing", "a deleted teacher", "moved lines", "a moved file", "new faults"],
)
def test_what_a_change_caused(
    tmp_path: Path, change: Callable[[Path], object], expected: list[str]
) -> None:
    root = repository(tmp_path, {"sites/jiaoshi.yaml": "title: 教室\n"})
    change(root)
    assert new(root) == expected


@pytest.mark.parametrize("encoding", ["GBK", "UTF-16LE-BOM"])
def test_a_checkout_in_another_encoding_is_no_change(tmp_path: Path, encoding: str) -> None:
    root = repository(tmp_path)
    git(tmp_path, "config", "core.splitIndex", "true")
    with_attributes(tmp_path, ".gitattributes", f"*.yaml working-tree-encoding={encoding}")
    state = digest(tmp_path)
    assert {one.partition("|")[0] for one in before(root)} == {"PS002"}
    assert new(root) == []
    assert digest(tmp_path) == state
    (root / TEACHER).write_text("name: 王示例\n", "utf-8")
    assert new(root) == ["PS101 teachers/wang.yaml"]


def test_another_encoding_that_a_change_brings_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / TEACHER).write_bytes("name: 王示例\ncategory: school-teacher\n".encode("gbk"))
    (tmp_path / ".gitattributes").write_text("*.yaml working-tree-encoding=GBK\n", "utf-8")
    assert new(root) == ["PS002 teachers/wang.yaml"]


def test_a_stray_folder_was_there_before(tmp_path: Path) -> None:
    root = repository(tmp_path, {"teacher/a.yaml": "x\n", "teachers/名单.txt": "甲\n"})
    assert new(root) == []


def test_links_of_the_revision_are_links(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    (root / "teachers" / "too.yaml").symlink_to("wang.yaml")
    (root / "teachers" / "away.yaml").symlink_to(os.devnull)
    commit(tmp_path)
    assert "PS005" in {one.partition("|")[0] for one in before(root)}
    assert new(root) == []


def test_a_manifest_that_links_elsewhere_is_the_same_problem(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    (root / "catalog.yaml").rename(tmp_path / "elsewhere.yaml")
    (root / "catalog.yaml").symlink_to("../elsewhere.yaml")
    commit(tmp_path)
    assert "PS009" in {one.partition("|")[0] for one in before(root)}
    assert new(root) == []


def test_a_catalog_at_the_root_of_the_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "outer", {TEACHER: FAULTY})
    for path in root.iterdir():
        path.rename(tmp_path / "outer" / path.name)
    commit(tmp_path / "outer")
    assert before(tmp_path / "outer") == ["PS104|teacher:wang|category|"]


def test_a_revision_without_a_catalog_has_no_findings(tmp_path: Path) -> None:
    root = repository(tmp_path, {TEACHER: FAULTY})
    root.rename(tmp_path / "renamed")
    assert before(tmp_path / "renamed") == []


def test_the_settings_are_those_of_the_revision(tmp_path: Path) -> None:
    root = repository(tmp_path, {TEACHER: FAULTY})
    (root / "catalog.yaml").write_text("format: 1\ntitle: 新\nthemes: {a: 甲}\n", "utf-8")

    def rules_for(old: Manifest) -> tuple[ActiveRule, ...]:
        assert old.title == "示例目录"
        return RULES.rules_for(old)

    assert identities_at("HEAD", root, LintContext(TODAY, rules_for)).total() == 1
