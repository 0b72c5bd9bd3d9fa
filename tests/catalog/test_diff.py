"""What differs between two catalogs."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.diff import CatalogDiff, diff_catalogs
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import BASE, write_catalog

CLASS = "classes/banci.yaml"
TEACHER = "teachers/wang.yaml"


def diff(tmp_path: Path, files: Mapping[str, str | None]) -> CatalogDiff:
    """From the base to one where files have other contents, or are not there (None)."""
    tree = DiskTree(write_catalog(tmp_path))
    new = Overlay(
        tree, {path: None if text is None else text.encode() for path, text in files.items()}
    )
    return diff_catalogs(Lookup(tree, lambda: load(tree)), Lookup(new, lambda: load(new)))


def told(found: CatalogDiff) -> list[tuple[str, str, list[tuple[str, object, object]]]]:
    return [
        (one.change, str(one.key), [(field.field, field.old, field.new) for field in one.fields])
        for one in found.changes
    ]


def test_nothing_differs(tmp_path: Path) -> None:
    assert diff(tmp_path, {}) == CatalogDiff((), ())


def test_another_spelling_is_no_difference(tmp_path: Path) -> None:
    text = BASE[CLASS].replace("08:30", "8:30").replace("size: 30", "size:   30 # 人")
    lines = [*text.splitlines(), "status: active", "tags: []", "notes:"]
    assert diff(tmp_path, {CLASS: "\n".join(lines)}).changes == ()


def test_a_changed_field_and_a_session_by_id(tmp_path: Path) -> None:
    text = BASE[CLASS].replace("size: 30", "size: 40").replace("08:30", "09:00")
    assert told(diff(tmp_path, {CLASS: text})) == [
        (
            "changed",
            "class:banci",
            [("size", 30, 40), ("sessions[s01].start", "08:30", "09:00")],
        )
    ]


def test_added_and_removed_entities(tmp_path: Path) -> None:
    files = {"sites/jiaoshi.yaml": None, "sites/li.yaml": "title: 礼堂\nvenue: online\n"}
    assert [(one, key) for one, key, _ in told(diff(tmp_path, files))] == [
        ("removed", "site:jiaoshi"),
        ("added", "site:li"),
    ]


def test_a_renamed_entity_and_the_mentions_that_follow(tmp_path: Path) -> None:
    files: dict[str, str | None] = {TEACHER: None, "teachers/li.yaml": BASE[TEACHER]}
    for path in (CLASS, "courses/dangzhang.yaml"):
        files[path] = BASE[path].replace("[wang]", "[li]")
    found = diff(tmp_path, files)
    renamed = next(one for one in found.changes if one.change == "renamed")
    assert (str(renamed.old_key), str(renamed.key)) == ("teacher:wang", "teacher:li")
    mentions = [field for one in found.changes for field in one.fields]
    assert [field.field for field in mentions] == ["sessions[s01].teachers", "teachers"]
    assert all(field.follows_rename for field in mentions)


def test_an_entity_that_is_mostly_another_one_is_not_renamed(tmp_path: Path) -> None:
    other = "name: 李示例\ncategory: local-expert\n"
    found = diff(tmp_path, {TEACHER: None, "teachers/li.yaml": other})
    assert [one.change for one in found.changes] == ["added", "removed"]


def test_a_file_that_cannot_be_read_is_left_out_and_never_removed(tmp_path: Path) -> None:
    found = diff(tmp_path, {TEACHER: "name: [\n"})
    assert found == CatalogDiff((), (TEACHER,))


def test_the_manifest_comes_first(tmp_path: Path) -> None:
    text = BASE["catalog.yaml"].replace("示例目录", "新目录")
    (change,) = diff(tmp_path, {"catalog.yaml": text}).changes
    assert (change.key, change.title, change.file) == (None, "新目录", "catalog.yaml")


def test_only_the_given_files_are_compared(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    new = Overlay(tree, {TEACHER: None, "sites/jiaoshi.yaml": None})
    sides = (Lookup(tree, lambda: load(tree)), Lookup(new, lambda: load(new)))
    (change,) = diff_catalogs(*sides, paths=[TEACHER]).changes
    assert str(change.key) == "teacher:wang"
