"""The commit that a catalog is of, and what differs from it."""

from pathlib import Path

from partyschool_cli.many.lake.git_commit import CheckedOut, checked_out
from tests.catalogs import write_catalog
from tests.repositories import git, repository


def test_the_commit_and_how_many_files_differ_from_it(tmp_path: Path) -> None:
    root = repository(tmp_path)
    head = git(root, "rev-parse", "HEAD").strip()
    assert checked_out(root) == CheckedOut(head, 0)
    (root / "teachers" / "li.yaml").write_text("name: 李示例\n", "utf-8")
    assert checked_out(root) == CheckedOut(head, 1)


def test_without_git_or_a_commit_there_is_none(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert checked_out(root) == CheckedOut(None)
    git(tmp_path, "init", "-q")
    assert checked_out(root) == CheckedOut(None)
