"""Contents of many files are kept for the next run; those of few, or with a number, are not."""

from pathlib import Path

import pytest

from partyschool_cli.cache import stat_snapshot
from partyschool_cli.cache.index import read_index
from partyschool_cli.cache.stat_snapshot import StatSnapshot, take
from partyschool_cli.cli import kept_contents
from partyschool_cli.cli.kept_contents import load_and_keep
from partyschool_cli.progress import no_progress
from partyschool_cli.source.files import state_directory
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool


def snapshot_of(root: Path) -> StatSnapshot:
    found = take(str(root))
    assert found is not None
    return found


def run(root: Path) -> bool:
    """Loads the catalog; whether there was a number in it."""
    catalog, has_number = load_and_keep(root, snapshot_of(root), no_progress)
    assert catalog.schools["liudu"].title == "柳杜乡党校"
    return has_number


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_contents, "_MANY", 3)


@pytest.mark.usefixtures("_few_are_many")
def test_what_was_kept_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_catalog(tmp_path)
    assert not run(root)
    index = read_index(str(root))
    assert len(index.rows) == len(BASE)
    teacher = BASE["teachers/wang.yaml"].replace("王", "李")
    (root / "teachers/wang.yaml").write_text(teacher, "utf-8")
    # One file is parsed sooner than another index is written.
    assert not run(root)
    assert read_index(str(root)) == index


@pytest.mark.usefixtures("_few_are_many")
def test_nothing_is_kept_of_a_catalog_with_a_number_of_a_person(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": "name: 李\nnotes: 电话13812345678\n"})
    assert run(root)
    assert not read_index(str(root)).rows


@pytest.mark.usefixtures("_few_are_many")
def test_a_number_in_one_more_file_empties_the_cache(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    run(root)
    (root / "teachers/li.yaml").write_text("name: 李\nnotes: 电话13812345678\n", "utf-8")
    assert run(root)
    assert not read_index(str(root)).rows


def test_a_small_catalog_gets_no_cache(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert not run(root)
    assert not (root / state_directory.NAME).exists()


@pytest.mark.usefixtures("_few_are_many")
def test_lint_finds_the_same_after_it(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path)
    expected = pschool("lint", "--no-cache", cwd=root)
    run(root)
    assert pschool("lint", cwd=root).raw == expected.raw
    assert pschool("lint", cwd=root).raw == expected.raw


@pytest.mark.usefixtures("_few_are_many")
def test_racy_files_are_compared_until_they_are_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stat_snapshot, "_RACY_NS", 1 << 62)
    root = write_catalog(tmp_path)
    run(root)
    assert len(read_index(str(root)).racy) == len(BASE)
    run(root)
    assert len(read_index(str(root)).racy) == len(BASE)
    before = read_index(str(root))
    monkeypatch.setattr(stat_snapshot, "_RACY_NS", -(1 << 62))
    (root / "teachers/wang.yaml").write_text("name: 李示例\n", "utf-8")
    run(root)
    # The one that changed was not compared: it stays.
    after = read_index(str(root))
    assert list(after.racy) == ["teachers/wang.yaml"]
    assert (after.rows, after.stores) == (before.rows, before.stores)
