"""Changed fields of a ChangeSet."""

from pathlib import Path

from partyschool_cli.catalog.planned_changes import planned_changes
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Create, Delete, Rename, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog


def told(root: Path, *changes: Create | Replace | Delete) -> list[tuple[str, str, object, object]]:
    tree, planned = DiskTree(root), ChangeSet(changes)
    found = planned_changes(tree, planned.preview(tree), planned, {})
    return [(one.file, one.field, one.old, one.new) for one in found]


def replaced(root: Path, path: str, new: str) -> Replace:
    return Replace(path, digest((root / path).read_bytes()), new.encode())


def test_changes_are_told_by_file(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    wang = replaced(root, "teachers/wang.yaml", "name: 王示例\ncategory: local-expert\n")
    manifest = replaced(
        root, "catalog.yaml", "format: 1\ntitle: 新目录\nthemes: {political-theory: 政治理论}\n"
    )
    assert told(root, wang, manifest) == [
        ("catalog.yaml", "title", "示例目录", "新目录"),
        ("teachers/wang.yaml", "category", "school-teacher", "local-expert"),
    ]


def test_a_new_file_has_all_its_fields_and_a_deleted_one_none(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    wang = digest((root / "teachers/wang.yaml").read_bytes())
    created = Create("teachers/li.yaml", "name: 李示例\n".encode())
    assert told(root, created, Delete("teachers/wang.yaml", wang)) == [
        ("teachers/li.yaml", "name", None, "李示例"),
        ("teachers/wang.yaml", "name", "王示例", None),
        ("teachers/wang.yaml", "category", "school-teacher", None),
    ]


def test_a_renamed_file_has_another_id(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    data = (root / "teachers/wang.yaml").read_bytes()
    tree = DiskTree(root)
    renaming = Rename("teachers/wang.yaml", digest(data), "teachers/li.yaml", data)
    planned = ChangeSet((renaming,))
    renamed = {Key(Kind.TEACHER, "wang"): Key(Kind.TEACHER, "li")}
    (change,) = planned_changes(tree, planned.preview(tree), planned, renamed)
    assert change.file == "teachers/li.yaml"
    assert (change.field, change.old, change.new) == ("id", "wang", "li")


def test_other_files_of_the_catalog_are_not_told(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert told(root, Create("lint-baseline.json", b"{}")) == []


def test_a_session_that_gets_another_id_in_another_class_goes_by_its_own(tmp_path: Path) -> None:
    text = "title: 班\nsessions:\n  - {id: s01, activity: %s}\n"
    files = {"classes/a.yaml": text % "甲", "classes/b.yaml": text % "乙"}
    root = write_catalog(tmp_path, files)
    joined = (text % "乙") + "  - {id: s02, activity: 甲}\n"
    old = digest((text % "甲").encode())
    planned = ChangeSet((Delete("classes/a.yaml", old), replaced(root, "classes/b.yaml", joined)))
    tree = DiskTree(root)
    renamed = {Key(Kind.SESSION, "a/s01"): Key(Kind.SESSION, "b/s02")}
    found = planned_changes(tree, planned.preview(tree), planned, renamed)
    assert [(one.file, one.field) for one in found] == [
        ("classes/a.yaml", "title"),
        ("classes/a.yaml", "sessions[s01]"),
        ("classes/b.yaml", "sessions[s02]"),
    ]
