"""Compare two sides, reading few files."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.diff import diff_catalogs
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.comparison import changes_of, compare, lookup_of, resolved
from partyschool_cli.history.revisions import Side, files_side
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE, write_catalog
from tests.repositories import commit, git, repository

CLASS, COURSE = "classes/banci.yaml", "courses/dangzhang.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def head(root: Path) -> Side:
    tree = git_tree(root, "HEAD", is_whole=False)
    assert tree is not None
    return Side("HEAD", tree, tree.revision.commit)


def write(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text, "utf-8")


def edited(path: str, old: str, new: str) -> str:
    assert old in BASE[path]
    return BASE[path].replace(old, new)


def test_it_finds_what_a_comparison_of_all_files_does(root: Path) -> None:
    old = head(root)
    write(
        root,
        {
            CLASS: edited(CLASS, "2026-10-12, start: 08:30", "2026-10-13, start: 08:30"),
            COURSE: None,
            "courses/charter.yaml": BASE[COURSE],
            "teachers/li.yaml": "name: 李\ncategory: local-expert\n",
            "catalog.yaml": BASE["catalog.yaml"] + "subtitle: 新\n",
        },
    )
    new = files_side(root)
    whole = git_tree(root, "HEAD")
    assert whole is not None
    assert compare(old, new).diff == diff_catalogs(lookup_of(whole), lookup_of(new.tree))
    commit(root)
    assert compare(old, head(root)).diff == compare(old, new).diff


def test_files_that_neither_differ_nor_are_mentioned_are_not_read(tmp_path: Path) -> None:
    """A partial clone may not even have them."""
    root = repository(tmp_path, {"teachers/li.yaml": "name: 李\n"})
    blob = git(root, "rev-parse", "HEAD:catalog/teachers/li.yaml").strip()
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    write(root, {CLASS: edited(CLASS, "2026-10-12, start: 08:30", "2026-10-13, start: 08:30")})
    found = compare(head(root), files_side(root))
    assert [field.field for one in found.diff.changes for field in one.fields] == [
        "sessions[s01].date"
    ]
    write(root, {"teachers/li.yaml": "name: 黎\n"})
    with pytest.raises(CommandLineError, match="文件不全"):
        compare(head(root), files_side(root))


def test_titles_are_there_of_what_is_mentioned_on_either_side(root: Path) -> None:
    write(root, {"teachers/li.yaml": "name: 李示例\ncategory: local-expert\n"})
    write(root, {COURSE: edited(COURSE, "[wang]", "[li]")})
    comparison = compare(head(root), files_side(root))
    assert comparison.before.title(Key(Kind.TEACHER, "wang")) == "王示例"
    assert comparison.after.title(Key(Kind.TEACHER, "li")) == "李示例"


def test_of_two_files_with_one_id_the_first_counts(root: Path) -> None:
    """As everywhere; a change of the second is none of the entity."""
    (root / "teachers/z").mkdir()
    write(root, {"teachers/z/wang.yaml": "name: 另一个\ncategory: local-expert\n"})
    commit(root)
    old = head(root)
    write(root, {"teachers/z/wang.yaml": "name: 又一个\ncategory: local-expert\n"})
    changes = compare(old, files_side(root)).diff.changes
    whole = diff_catalogs(lookup_of(old.tree), lookup_of(files_side(root).tree)).changes
    assert changes == whole


def test_a_reference_is_resolved_after_the_changes_then_before(root: Path) -> None:
    write(root, {COURSE: None, "courses/charter.yaml": BASE[COURSE], "sites/jiaoshi.yaml": None})
    comparison = compare(head(root), files_side(root))
    assert resolved(comparison, "dangzhang") == Key(Kind.COURSE, "dangzhang")
    assert resolved(comparison, "党章导读") == Key(Kind.COURSE, "charter")
    assert resolved(comparison, "site:jiaoshi") == Key(Kind.SITE, "jiaoshi")
    with pytest.raises(CommandLineError, match="nobody"):
        resolved(comparison, "nobody")


def test_only_what_is_asked_for_is_kept(root: Path) -> None:
    text = edited(CLASS, "2026-10-12, start: 08:30", "2026-10-13, start: 08:30")
    write(root, {CLASS: text.replace("title: 党员轮训班", "title: 轮训班"), COURSE: None})
    write(root, {"courses/charter.yaml": BASE[COURSE]})
    changes = compare(head(root), files_side(root)).diff.changes

    def kept(*asked: Kind | Key) -> set[str]:
        kinds = [one for one in asked if isinstance(one, Kind)]
        keys = [one for one in asked if isinstance(one, Key)]
        found = changes_of(changes, kinds, keys)
        return {f"{one.key} {field.field}" for one in found for field in one.fields} | {
            f"{one.key}" for one in found if not one.fields
        }

    assert kept(Kind.COURSE) == {"course:charter"}
    assert kept(Key(Kind.COURSE, "dangzhang")) == {"course:charter"}
    assert kept(Key(Kind.CLASS, "banci")) == {"class:banci title", "class:banci sessions[s01].date"}
    assert "class:banci title" not in kept(Kind.SESSION)
    assert "class:banci sessions[s01].date" in kept(Kind.SESSION)
    assert kept(Key(Kind.SESSION, "banci/s01")) == kept(Kind.SESSION)
    assert kept(Key(Kind.SESSION, "banci/s99")) == set()
    assert kept(Kind.TEACHER) == set()
    assert kept() == kept(Kind.CLASS, Kind.COURSE)


def test_two_folders(tmp_path: Path) -> None:
    old = write_catalog(tmp_path / "old")
    new = write_catalog(tmp_path / "new", {COURSE: None})
    data = (new / CLASS).read_bytes()
    (new / CLASS).write_bytes(data.replace(b"\n", b"\r\n"))
    found = compare(files_side(old), files_side(new)).diff
    assert [(one.change, one.key) for one in found.changes] == [
        ("removed", Key(Kind.COURSE, "dangzhang"))
    ]
