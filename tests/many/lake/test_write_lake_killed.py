"""A process that is killed while it writes a lake: whole counties, and the next run completes.

What is written was made before, by the same engine, so that a killed process only writes.
"""

import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from partyschool_cli.many.lake import compact, lake_folder, write_lake
from partyschool_cli.many.lake.compact import compact_lake
from partyschool_cli.many.lake.lake_files import files_of
from partyschool_cli.source.writing import replaced_folder
from tests.full_run import is_full_run
from tests.many.lake.counties import TEACHER, asked, contents, counties, ids, lake_of
from tests.source.changed_catalogs import needs_posix
from tests.source.killed_processes import WRITING, killed_at

pytestmark = needs_posix

CODES = ("000001", "140121")
MODULES = (*WRITING, lake_folder, write_lake, compact)


def places(step: int) -> Iterator[int]:
    """Numbers of a line of code at which to stop a process: a run after each takes long."""
    return count(step=23 if is_full_run() else step)


def changed(roots: Sequence[Path]) -> None:
    for root in roots:
        (root / TEACHER).rename(root / "teachers" / "li.yaml")


def seen(lake: Path) -> dict[str, list[str]]:
    """The teachers of each county whose folder is there, which has to have all seven files."""
    folders = sorted(lake.glob("county=*"))
    assert {len(list(folder.glob("*.parquet"))) for folder in folders} <= {7}
    keys = [folder.name.removeprefix("county=") for folder in folders]
    return {key: ids(lake, key) for key in keys}


@pytest.fixture
def roots(tmp_path: Path) -> list[Path]:
    return counties(tmp_path, *CODES)


@pytest.mark.parametrize("has_exchange", [True, False])
def test_killed_anywhere_there_are_whole_counties_and_the_next_run_completes(
    tmp_path: Path, roots: list[Path], monkeypatch: pytest.MonkeyPatch, has_exchange: bool
) -> None:
    if not has_exchange:
        monkeypatch.setattr(replaced_folder, "exchange", lambda one, other: False)
    lake_of(tmp_path / "0", *roots)
    changed(roots)
    lake_of(tmp_path / "expected", *roots)
    outcomes = []
    for line in places(197):
        lake = tmp_path / f"lake{line}"
        shutil.copytree(tmp_path / "0", lake)
        if not killed_at(line, partial(lake_of, lake, *roots), modules=MODULES):
            break
        found = seen(lake)
        assert all(names in (["wang"], ["li"]) for names in found.values())
        assert len(found) >= (2 if has_exchange else 1)
        outcomes.append(sum(names == ["li"] for names in found.values()))
        lake_of(lake, *roots)
        assert contents(lake) == contents(tmp_path / "expected")
        assert not [path for path in lake.iterdir() if path.name.startswith(".county")]
    assert len(outcomes) > 3
    assert (min(outcomes), max(outcomes)) == (0, 2)


def test_a_first_run_that_is_killed_anywhere_is_completed(
    tmp_path: Path, roots: list[Path]
) -> None:
    lake_of(tmp_path / "expected", *roots)
    for line in places(251):
        lake = tmp_path / f"lake{line}"
        if not killed_at(line, partial(lake_of, lake, *roots), modules=MODULES):
            break
        lake_of(lake, *roots)
        assert contents(lake) == contents(tmp_path / "expected")


def test_a_killed_run_never_vouches_for_what_it_replaced(tmp_path: Path, roots: list[Path]) -> None:
    """The catalogs go back to what they were: the manifest must not say that they never changed."""
    lake = tmp_path / "lake"
    lake_of(lake, *roots)
    before = contents(lake)
    changed(roots)
    lake_of(tmp_path / "changed", *roots)
    for line in places(149):
        if not killed_at(line, partial(lake_of, lake, *roots), modules=MODULES):
            break
        for root in roots:
            (root / "teachers" / "li.yaml").rename(root / TEACHER)
        lake_of(lake, *roots)
        assert contents(lake) == before
        changed(roots)


def test_killed_while_it_compacts_the_lake_answers_as_before(
    tmp_path: Path, roots: list[Path]
) -> None:
    lake = tmp_path / "lake"
    lake_of(lake, *roots)
    compact_lake(lake)
    changed(roots)
    lake_of(lake, *roots)
    for line in places(211):
        if not killed_at(line, partial(compact_lake, lake), modules=MODULES):
            break
        for path in files_of(lake)["teachers"]:
            assert {name for (name,) in asked(f"SELECT id FROM '{path}'")} == {"li"}
    compact_lake(lake)
    assert [path.parent.name for path in files_of(lake)["teachers"]] == ["_compact"]
    assert not list(lake.glob("._compact*"))
