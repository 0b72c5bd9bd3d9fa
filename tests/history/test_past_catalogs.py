"""The catalogs of earlier revisions: as they load one by one, and only what differs is parsed."""

import shutil
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.past_catalogs import History, PastCatalog
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE, paths_read, write_catalog
from tests.repositories import commit, git, repository

CLASS, TEACHER = "classes/banci.yaml", "teachers/wang.yaml"


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalog, then: a teacher renamed, a class added, a manifest changed, a comment."""
    root = repository(tmp_path_factory.mktemp("unchanged") / "repo")
    for path, text in (
        (TEACHER, "name: 王大力\ncategory: school-teacher\n"),
        ("classes/yexiao.yaml", BASE[CLASS].replace("党员轮训班", "农民夜校")),
        ("catalog.yaml", BASE["catalog.yaml"].replace("示例", "试用")),
        (CLASS, BASE[CLASS] + "# 注\n"),
    ):
        (root / path).write_text(text, "utf-8")
        commit(root)
    return root


@pytest.fixture
def root(unchanged: Path, tmp_path: Path) -> Path:
    """The same to change."""
    return shutil.copytree(unchanged.parent, tmp_path / "repo") / unchanged.name


def newest(root: Path, count: int = 200) -> list[PastCatalog]:
    return [*History(load(DiskTree(root))).newest(count)]


def entities(catalog: Catalog) -> dict[str, object]:
    return {file.source.path: (file.key, file.entity) for file in catalog.files}


def test_each_is_as_it_loads_alone(unchanged: Path) -> None:
    found = newest(unchanged)
    assert len(found) == 5
    for one in found:
        tree = git_tree(unchanged, one.place.commit)
        assert tree is not None
        alone = load(tree)
        assert entities(one.catalog) == entities(alone)
        assert one.catalog.manifest == alone.manifest


def test_what_differs_from_the_next_newer(unchanged: Path) -> None:
    changed = [sorted(one.changed) for one in newest(unchanged)]
    assert changed == [[], [], ["catalog.yaml"], ["classes/yexiao.yaml"], [TEACHER]]


def test_what_is_not_committed_differs_from_the_newest(root: Path) -> None:
    (root / TEACHER).write_text("name: 王二力\ncategory: school-teacher\n", "utf-8")
    (root / "classes/yexiao.yaml").unlink()
    first = newest(root, 1)[0]
    assert first.changed == {TEACHER, "classes/yexiao.yaml"}
    assert first.catalog.teachers["wang"].name == "王大力"


def test_they_can_be_gone_through_again(root: Path) -> None:
    (root / TEACHER).write_text("name: 王二力\ncategory: school-teacher\n", "utf-8")
    history = History(load(DiskTree(root)))
    once, again = ([sorted(one.changed) for one in history.newest(9)] for _ in range(2))
    assert once == again
    assert once[0] == [TEACHER]


def test_only_what_differs_is_parsed(unchanged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(load(DiskTree(unchanged)))
    read = paths_read(monkeypatch)
    assert len([*history.newest(200)]) == 5
    # Schools and the manifest have the words that others are checked against.
    others = {path for path in read if not path.startswith(("schools/", "catalog.yaml"))}
    assert others == {CLASS, TEACHER}


def test_both_sides_of_a_merge_are_among_them(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side", "HEAD~1")
    (root / TEACHER).write_text("name: 王三力\ncategory: school-teacher\n", "utf-8")
    side = commit(root)
    git(root, "checkout", "-q", "main")
    (root / CLASS).write_text(BASE[CLASS] + "# 又注\n", "utf-8")
    commit(root)
    git(root, "-c", "user.name=a", "-c", "user.email=a@example.cn", "merge", "-q", "side")
    names = {one.place.commit: one.catalog.teachers["wang"].name for one in newest(root)}
    assert names[side] == "王三力"
    assert set(names.values()) == {"王三力", "王大力", "王示例"}


def test_the_commits_after_one_oldest_first(unchanged: Path) -> None:
    history = History(load(DiskTree(unchanged)))
    places = [*history.places()]
    assert [one.commit for one in history.after(places[2])] == [
        places[1].commit,
        places[0].commit,
    ]
    assert history.after(places[0]) == ()


def test_a_catalog_that_was_moved_is_found_where_it_lay(root: Path) -> None:
    git(root.parent, "mv", "catalog", "shuju")
    commit(root.parent)
    found = newest(root.parent / "shuju")
    assert len(found) == 6
    assert found[-1].catalog.teachers["wang"].name == "王示例"


def test_a_theme_of_a_school_is_known(tmp_path: Path) -> None:
    """A course is checked against its school's words, which may be another file's."""
    school = BASE["schools/liudu.yaml"] + "themes: {party-history: 党史}\n"
    course = BASE["courses/dangzhang.yaml"].replace("political-theory", "party-history")
    root = repository(tmp_path, {"schools/liudu.yaml": school, "courses/dangzhang.yaml": course})
    (root / "courses/dangzhang.yaml").write_text(course.replace("导读", "新读"), "utf-8")
    commit(root)
    assert [one.catalog.courses["dangzhang"].title for one in newest(root)] == [
        "党章新读",
        "党章导读",
    ]


def test_a_file_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    root = repository(tmp_path, {CLASS: "title: [\n"})
    (root / CLASS).write_text(BASE[CLASS], "utf-8")
    commit(root)
    assert [sorted(one.catalog.entities(Kind.CLASS)) for one in newest(root)] == [["banci"], []]


def test_without_a_history_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError):
        newest(write_catalog(tmp_path))
