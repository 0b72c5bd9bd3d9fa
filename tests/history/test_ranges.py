"""The two sides that words of a command line ask to compare."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.ranges import asked_range, range_of_folders
from tests.catalogs import write_catalog
from tests.repositories import commit, git, repository

TODAY = dt.date(2026, 11, 27)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with two commits, beside the folders `old` and `..new`, that no test changes."""
    folder = tmp_path_factory.mktemp("ranges")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2026-11-26T12:00:00+0800")  # before TODAY
        found = repository(folder / "repo", {"teachers/li.yaml": "name: 李\n"})
        (found / "teachers/li.yaml").write_text("name: 黎\n", "utf-8")
        commit(found)
    write_catalog(folder / "old")
    write_catalog(folder / "..new")
    return found


@pytest.fixture
def root(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That catalog; the working folder is the one of all three."""
    monkeypatch.chdir(catalog.parents[1])
    return catalog


def named(root: Path, *words: str) -> tuple[str, str, tuple[str, ...]]:
    """The labels of both sides without the ids of commits, and the words that are left."""
    found = asked_range(root, words, TODAY)
    old, new = (side.label.partition("（")[0] for side in (found.old, found.new))
    return old, new, found.rest


FILES = "现在的文件"


@pytest.mark.parametrize(
    ("words", "old", "new", "rest"),
    [
        ((), "HEAD", FILES, ()),
        (("li",), "HEAD", FILES, ("li",)),
        (("教师", "li"), "HEAD", FILES, ("教师", "li")),
        (("HEAD~1",), "HEAD~1", FILES, ()),
        (("HEAD~1", "li"), "HEAD~1", FILES, ("li",)),
        (("HEAD~1..HEAD", "li"), "HEAD~1", "HEAD", ("li",)),
        (("HEAD~1", "HEAD", "li"), "HEAD~1", "HEAD", ("li",)),
        (("HEAD~1..",), "HEAD~1", FILES, ()),
        (("..HEAD~1",), "HEAD", "HEAD~1", ()),
        (("今天",), "今天", FILES, ()),
        (("HEAD~1..今天",), "HEAD~1", "今天", ()),
        (("old",), "old", FILES, ()),
        (("old", "..new", "li"), "old", "..new", ("li",)),
        (("old....new",), "old", "..new", ()),
        (("..new",), "..new", FILES, ()),
        (("HEAD..old",), "HEAD", "old", ()),
    ],
)
def test_words(root: Path, words: tuple[str, ...], old: str, new: str, rest: tuple[str]) -> None:
    assert named(root, *words) == (old, new, rest)


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("HEAD...main", "三个点", "HEAD..main"),
        ("mian..HEAD", "没有“mian”这个版本", "是不是 main？"),
        ("HEAD..mian", "没有“mian”这个版本", "是不是 main？"),
        ("HEAD~5..HEAD", "没有“HEAD~5”这个版本", "历史没有那么长"),
        ("HEAD..main@{7}", "没有“main@{7}”这个版本", "历史没有那么长"),
    ],
)
def test_a_range_of_which_one_side_is_not_there(
    root: Path, word: str, message: str, hint: str
) -> None:
    with pytest.raises(CommandLineError) as error:
        asked_range(root, [word], TODAY)
    assert message in error.value.message
    assert hint in error.value.hint


def test_two_folders_need_no_catalog_here(root: Path) -> None:
    for words in (("old", "..new", "li"), ("old....new", "li")):
        found = range_of_folders(words, TODAY)
        assert found is not None
        assert (found.old.label, found.new.label, found.rest) == ("old", "..new", ("li",))
    for others in ([], ["old"], ["old", "li"], ["HEAD~1..HEAD"]):
        assert range_of_folders(others, TODAY) is None
    assert git(root, "status", "--short") == ""
