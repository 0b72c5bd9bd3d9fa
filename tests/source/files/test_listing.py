"""Which files of a catalog's folders are entities, whatever the folders are kept in."""

from collections.abc import Mapping

import pytest

from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import (
    FolderEntry,
    Listing,
    entity_at,
    entity_file,
    listing_of,
    shown_path,
    with_files,
)
from partyschool_cli.source.files.tree import outside_link
from partyschool_cli.source.text.problem import Problem, ProblemCode
from tests.source.listings import paths

# A mapping is a folder, a text a link to a path of the catalog, None a file.
Node = Mapping[str, "Node"] | str | None


class Nested:
    """Folders in memory."""

    def __init__(self, root: Mapping[str, Node]) -> None:
        self.root = root

    def _at(self, path: str) -> Node:
        node: Node = self.root
        for step in path.split("/") if path else []:
            if isinstance(node, str):
                node = self._at(node)
            assert isinstance(node, Mapping)
            node = node[step]
        return node

    def entries(self, folder: str) -> list[FolderEntry] | Problem:
        node = self._at(folder)
        node = self._at(node) if isinstance(node, str) else node
        if not isinstance(node, Mapping):
            return Problem(ProblemCode.UNREADABLE_FILE, "文件夹读不出来", "")
        return [
            FolderEntry(name, isinstance(self._target(one), Mapping), isinstance(one, str))
            for name, one in sorted(node.items())
        ]

    def _target(self, node: Node) -> Node:
        return self._at(node) if isinstance(node, str) and node != ".." else node

    def link_target(self, path: str) -> str | Problem:
        node = self._at(path)
        assert isinstance(node, str)
        return outside_link() if node == ".." else node

    def listing(self) -> Listing:
        top = self.entries("")
        assert isinstance(top, list)
        return listing_of(self, top)


def test_files_of_the_five_folders_in_order_of_path() -> None:
    listing = Nested(
        {
            "teachers": {"b": {"c.yaml": None}, "b.yaml": None, ".hidden.yaml": None},
            "courses": {"z": {"a.yaml": None}, "a.yaml": None},
            "docs": {"a.yaml": None},
            "catalog.yaml": None,
        }
    ).listing()
    assert paths(listing) == [
        "courses/a.yaml",
        "courses/z/a.yaml",
        "teachers/b.yaml",
        "teachers/b/c.yaml",
    ]
    assert [(file.kind, file.id) for file in listing.files][1] == (Kind.COURSE, "a")
    assert listing.unexpected == ()


def test_links_are_followed_within_the_catalog_and_once_a_kind() -> None:
    listing = Nested(
        {
            "shared": {"x.yaml": None},
            "courses": {"a": "shared", "b": "shared", "up": "", "own": "courses", "out": ".."},
            "sites": "shared",
        }
    ).listing()
    assert len(paths(listing)) == 2
    assert set(paths(listing)) < {"courses/a/x.yaml", "courses/b/x.yaml", "sites/x.yaml"}
    assert "sites/x.yaml" in paths(listing)
    assert listing.unexpected == (("courses/out", outside_link()),)


def test_a_folder_that_cannot_be_read_is_unexpected() -> None:
    class Locked(Nested):
        def entries(self, folder: str) -> list[FolderEntry] | Problem:
            if folder == "courses":
                return Problem(ProblemCode.UNREADABLE_FILE, "文件夹读不出来：没有权限", "")
            return super().entries(folder)

    listing = Locked({"courses": {"a.yaml": None}, "sites": {"b.yaml": None}}).listing()
    assert paths(listing) == ["sites/b.yaml"]
    assert [(path, problem.message) for path, problem in listing.unexpected] == [
        ("courses", "文件夹读不出来：没有权限")
    ]
    assert listing.unread == (("courses", Kind.COURSE),)


@pytest.mark.parametrize(
    ("name", "near"),
    [("course", "courses/（课程）"), ("课程", "courses/（课程）"), ("Sites", "sites/（教学点）")],
)
def test_a_folder_that_is_nearly_one_of_the_five(name: str, near: str) -> None:
    ((path, problem),) = Nested({name: {"a.yaml": None}}).listing().unexpected
    assert (path, problem.code) == (name, "PS005")
    assert near in problem.hint
    assert [path for path, _ in Nested({name: {"a.yaml": None}}).listing().unread] == [name]


@pytest.mark.parametrize("name", ["assets", "docs", "catalog", ".courses"])
def test_other_folders_are_nobodys_typo(name: str) -> None:
    assert Nested({name: {"a.yaml": None}}).listing() == Listing((), ())


def test_a_file_is_an_entity_by_its_folder_and_name() -> None:
    assert entity_file("classes/2026/a.b.yaml") == ("classes/2026/a.b.yaml", Kind.CLASS, "a.b")
    with pytest.raises(KeyError):
        entity_file("docs/a.yaml")


def test_a_listing_with_files_added_and_removed() -> None:
    before = Nested({"courses": {"a.yaml": None, "b.yml": None, "c.txt": None}}).listing()
    after = with_files(
        before, ["courses/d.yaml", "sites/e.yml"], ["courses/b.yml", "courses/c.txt"]
    )
    expected = {"courses": {"a.yaml": None, "d.yaml": None}, "sites": {"e.yml": None}}
    assert after == Nested(expected).listing()


def test_a_path_is_shown_with_what_is_no_text_in_it() -> None:
    assert shown_path("courses/甲.yaml") == "courses/甲.yaml"
    assert shown_path("courses/\udcd6.yaml") == "courses/\\xd6.yaml"


@pytest.mark.parametrize(
    "top",
    [
        {"HEAD": None, "config": None, "objects": {"a": None}, "refs": {"a": None}},
        # Git looks no closer than this.
        {"HEAD": "notes.txt", "objects": None, "refs": None},
        {"HEAD": None, "commondir": None},
        {"head": None, "Objects": {"a": None}, "REFS": {"a": None}},
    ],
)
def test_a_folder_that_git_would_take_for_a_repository_is_reported(
    top: Mapping[str, Node],
) -> None:
    folders = Nested({**top, "courses": {"a.yaml": None}, "notes.txt": None})
    ((path, problem),) = folders.listing().unexpected
    assert (path.lower(), problem.code) == ("head", "PS005")
    for name, node in top.items():
        assert (f"{name}/" if isinstance(node, Mapping) else name) in problem.message
    assert "notes" not in problem.message


@pytest.mark.parametrize("names", [("HEAD",), ("config", "objects", "refs"), ("HEAD", "refs")])
def test_a_folder_that_git_would_not_take_for_one_is_not(names: tuple[str, ...]) -> None:
    assert Nested({name: {"a": None} for name in names}).listing().unexpected == ()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("yuan.yaml.txt", "去掉末尾的“.txt”（记事本另存时“保存类型”选“所有文件”）"),
        ("yuan.yaml.bak", "去掉末尾的“.bak”（记事本另存时“保存类型”选“所有文件”）"),
        ("yuan.txt", "教师写成“编号.yaml”；别的文件请移出 teachers/"),
    ],
)
def test_a_suffix_that_a_program_appended_is_named(name: str, hint: str) -> None:
    ((path, problem),) = Nested({"teachers": {name: None}}).listing().unexpected
    assert (path, problem.hint) == (f"teachers/{name}", hint)


@pytest.mark.parametrize("path", ["courses/a.yaml", "courses/hekou/a.yml", "courses/a.YAML"])
def test_a_file_that_is_read_is_about_its_entity(path: str) -> None:
    assert entity_at(path) == entity_file(path)


@pytest.mark.parametrize("path", ["catalog.yaml", "courses", "courses/a.json", "notes/a.yaml"])
def test_other_files_are_about_no_entity(path: str) -> None:
    assert entity_at(path) is None
