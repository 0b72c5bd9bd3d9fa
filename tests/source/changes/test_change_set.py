"""Change sets: what files would be, based on what they were; written as they are previewed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import (
    Change,
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
    StaleFileError,
    base_of,
    spliced,
)
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import MAX_SIZE, missing_file
from partyschool_cli.source.text.splice import Splice
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import BASE, write_catalog

COURSE, TEACHER = "courses/dangzhang.yaml", "teachers/wang.yaml"
OLD = BASE[TEACHER].encode()
NEW = OLD.replace("王".encode(), "李".encode())


def results(tree: DiskTree, *changes: Change) -> dict[str, bytes | None]:
    return dict(ChangeSet(changes).results(tree.read))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Create("teachers/li.yaml", NEW), {"teachers/li.yaml": NEW}),
        (Replace(TEACHER, digest(OLD), NEW), {TEACHER: NEW}),
        (Delete(TEACHER, digest(OLD)), {TEACHER: None}),
        (
            Rename(TEACHER, digest(OLD), "teachers/li.yaml", OLD),
            {TEACHER: None, "teachers/li.yaml": OLD},
        ),
        (
            Rename(TEACHER, digest(OLD), "teachers/li.yaml", NEW),
            {TEACHER: None, "teachers/li.yaml": NEW},
        ),
    ],
    ids=["create", "replace", "delete", "rename", "rename and edit"],
)
def test_what_each_change_makes_of_the_files(
    tree: DiskTree, change: Change, expected: dict[str, bytes | None]
) -> None:
    assert results(tree, change) == expected
    preview = ChangeSet((change,)).preview(tree)
    for path, data in expected.items():
        assert preview.read(path) == (missing_file() if data is None else data)
    listed = {file.path for file in preview.listing().files}
    assert {path for path in expected if path in listed} == {
        path for path, data in expected.items() if data is not None
    }
    # Nothing was written.
    assert tree.read(TEACHER) == OLD
    assert isinstance(tree.read("teachers/li.yaml"), tuple)


def test_nothing_changes_nothing(tree: DiskTree) -> None:
    assert results(tree) == {}
    assert ChangeSet().preview(tree).listing() == tree.listing()


STALE = digest(b"another")


@pytest.mark.parametrize(
    "change",
    [
        Replace(TEACHER, STALE, NEW),
        Delete(TEACHER, STALE),
        Rename(TEACHER, STALE, "teachers/li.yaml", NEW),
        Replace("teachers/none.yaml", STALE, NEW),
        Delete("teachers/none.yaml", STALE),
    ],
)
def test_a_file_that_became_another_since(tree: DiskTree, change: Change) -> None:
    with pytest.raises(StaleFileError, match="刚被别的程序改过，什么都没有写") as error:
        results(tree, Replace(COURSE, digest(BASE[COURSE].encode()), b""), change)
    assert error.value.hint


@pytest.mark.parametrize(
    "change",
    [Create(COURSE, b""), Rename(TEACHER, digest(OLD), COURSE, OLD)],
    ids=["create", "rename"],
)
def test_a_file_where_there_should_be_none(tree: DiskTree, change: Change) -> None:
    with pytest.raises(StaleFileError, match=f"{COURSE} 已经有了，什么都没有写"):
        results(tree, change)


@pytest.mark.parametrize("path", ["teachers/big.yaml", "teachers/folder.yaml"])
def test_what_cannot_be_read_is_not_overwritten(tree: DiskTree, path: str) -> None:
    (tree.folder / "teachers/big.yaml").write_bytes(b"#" * (MAX_SIZE + 1))
    (tree.folder / "teachers/folder.yaml").mkdir()
    for change in (Create(path, b""), Replace(path, STALE, b"")):
        with pytest.raises(StaleFileError, match=path):
            results(tree, change)


def test_a_stale_file_is_an_error_for_the_user() -> None:
    assert issubclass(StaleFileError, CommandLineError)


@pytest.mark.parametrize(
    "other",
    [Delete(TEACHER, digest(OLD)), Rename(TEACHER, digest(OLD), "teachers/li.yaml", OLD)],
)
def test_two_changes_of_one_file_are_refused(tree: DiskTree, other: Change) -> None:
    with pytest.raises(ValueError, match=f"two changes of {TEACHER}"):
        results(tree, Replace(TEACHER, digest(OLD), NEW), other)


def test_the_base_of_a_file_is_what_was_read(tree: DiskTree) -> None:
    source = SourceFile(tree, TEACHER)
    assert base_of(source) == digest(OLD)
    (tree.folder / TEACHER).write_bytes(NEW)
    assert base_of(source) == digest(OLD)
    with pytest.raises(ValueError, match="cannot be read"):
        base_of(SourceFile(tree, "teachers/none.yaml"))


def test_splices_count_characters_behind_the_byte_order_mark() -> None:
    text = "\ufeffname: 王\r\nunit: 𠮷\r\n"
    found = spliced(text.encode(), (Splice(6, 7, "李"), Splice(15, 16, "党校")))
    assert found == text.replace("王", "李").replace("𠮷", "党校").encode()


# ---------------------------------------------------------------- what is previewed is written

NAMES = [f"{folder}/{name}.yaml" for folder in ("courses", "teachers/sub") for name in "abcdef"]
TEXTS = st.text(st.sampled_from("a党𠮷: \r\n\ufeff#"), max_size=12)


@st.composite
def change_sets(draw: st.DrawFn) -> tuple[dict[str, bytes], ChangeSet]:
    """Files by path, and changes of some of them."""
    names = draw(st.permutations(NAMES))
    files, changes = dict[str, bytes](), list[Change]()
    free = iter(names[6:])
    for path in names[:6]:
        files[path] = data = draw(TEXTS).encode()
        kind = draw(st.sampled_from([None, Replace, Delete, Rename, Create]))
        if kind is Replace:
            changes.append(Replace(path, digest(data), draw(TEXTS).encode()))
        elif kind is Delete:
            changes.append(Delete(path, digest(data)))
        elif kind is Rename:
            changes.append(Rename(path, digest(data), next(free), draw(TEXTS).encode()))
        elif kind is Create:
            changes.append(Create(next(free), draw(TEXTS).encode()))
    return files, ChangeSet(tuple(changes))


@given(change_sets())
def test_what_is_previewed_is_what_is_written(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[dict[str, bytes], ChangeSet]
) -> None:
    files, changes = case
    root = write_catalog(tmp_path_factory.mktemp("catalog"), files)
    tree = DiskTree(root)
    preview = changes.preview(tree)
    listing = preview.listing()
    expected = {path: preview.read(path) for path in (*NAMES, *BASE)}
    apply_changes(root, changes)
    assert {path: tree.read(path) for path in (*NAMES, *BASE)} == expected
    assert tree.listing() == listing
    assert not list(root.rglob("*.tmp"))
