"""Catalogs into a lake: what is written, kept, removed, and told."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.many.engine import Engine
from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.lake import write_lake as module
from partyschool_cli.many.lake.compact import compact_lake
from partyschool_cli.many.lake.lake_folder import put_folder
from partyschool_cli.many.lake.lake_manifest import read_manifest
from tests.catalogs import BASE
from tests.many.lake.counties import (
    SECRET_TEACHER,
    SECRETS,
    TEACHER,
    TODAY,
    contents,
    counties,
    county,
    ids,
    lake_of,
    manifest_of,
)

CODES = ("000001", "140121", "140122")
TABLES = {"schools", "courses", "teachers", "sites", "classes", "sessions", "findings"}


def no_engine() -> Engine:
    raise AssertionError("nothing was to be made")


def entry(lake: Path, key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((lake / "_manifest.json").read_bytes())["counties"][key]
    return found


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return tmp_path / "lake"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three counties, and `lake`, into which they were written."""
    folder = tmp_path_factory.mktemp("written")
    lake_of(folder / "lake", *counties(folder, *CODES))
    return folder


@pytest.fixture
def roots(written: Path, tmp_path: Path) -> list[Path]:
    """Three counties, which were written into `lake`."""
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    return [tmp_path / code / "catalog" for code in CODES]


def test_each_county_has_a_folder_of_seven_files(tmp_path: Path, lake: Path) -> None:
    done = lake_of(lake, *counties(tmp_path, *CODES))
    assert (done.written, done.unchanged, done.failed, done.counties) == (CODES, 0, (), 3)
    files = {f"county={code}/{table}.parquet" for code in CODES for table in TABLES}
    assert contents(lake).keys() == {"_manifest.json", *files}
    assert ids(lake, "000001") == ["wang"]
    rows = entry(lake, "000001")["rows"]
    assert (rows["teachers"], rows["sessions"]) == (1, 1)
    assert done.rows == 3 * sum(rows.values())


def test_the_same_bytes_at_once_and_in_parts(tmp_path: Path, lake: Path, roots: list[Path]) -> None:
    for root in reversed(roots):
        lake_of(tmp_path / "parts", root, engine=Sequential)
    assert contents(tmp_path / "parts") == contents(lake)


def test_what_has_not_changed_is_not_made_again(lake: Path, roots: list[Path]) -> None:
    before = {path: path.stat().st_mtime_ns for path in lake.rglob("*")}
    done = lake_of(lake, *roots, engine=no_engine)
    assert (done.written, done.unchanged) == ((), 3)
    assert {path: path.stat().st_mtime_ns for path in lake.rglob("*")} == before


def test_only_the_county_that_changed_is_written(lake: Path, roots: list[Path]) -> None:
    (roots[1] / "teachers" / "li.yaml").write_text(BASE[TEACHER], "utf-8")
    done = lake_of(lake, *roots)
    assert (done.written, done.unchanged) == (("140121",), 2)
    assert ids(lake, "140121") == ["li", "wang"]


def test_on_another_day_only_findings_that_differ_are_written(tmp_path: Path, lake: Path) -> None:
    late = BASE["courses/dangzhang.yaml"] + "reviewed: 2024-03-03\n"
    roots = [
        county(tmp_path, "140121"),
        county(tmp_path, "140122", {"courses/dangzhang.yaml": late}),
    ]
    lake_of(lake, *roots)
    done = lake_of(lake, *roots, today=TODAY + dt.timedelta(days=400))
    assert (done.written, done.unchanged) == (("140122",), 1)
    assert entry(lake, "140121")["today"] == "2027-04-06"
    done = lake_of(lake, *roots, today=TODAY + dt.timedelta(days=400), engine=no_engine)
    assert done.unchanged == 2


def test_a_catalog_that_cannot_be_read_leaves_its_files(lake: Path, roots: list[Path]) -> None:
    before = contents(lake)
    (roots[1] / "catalog.yaml").write_text(manifest_of("140121") + "audiences: 党员\n", "utf-8")
    done = lake_of(lake, *roots, prunes=True)
    ((name, error),) = done.failed
    assert name == roots[1].as_posix()
    assert "catalog.yaml:" in error
    assert done.removed == ()
    assert contents(lake) == before


def test_counties_that_are_not_named_stay_unless_pruned(lake: Path, roots: list[Path]) -> None:
    assert lake_of(lake, roots[0]).counties == 3
    done = lake_of(lake, roots[0], prunes=True)
    assert (done.removed, done.counties) == (("140121", "140122"), 1)
    assert {path.name for path in lake.glob("county=*")} == {"county=000001"}
    assert read_manifest(lake).counties.keys() == {"000001"}  # type: ignore[union-attr]


def test_private_fields_come_and_go_with_the_option(tmp_path: Path, lake: Path) -> None:
    root = county(tmp_path, "140121", {TEACHER: SECRET_TEACHER})

    def seen() -> list[str]:
        from tests.many.lake.counties import asked

        texts = str([asked(f"SELECT * FROM '{path}'") for path in lake.rglob("*.parquet")])
        return [secret for secret in SECRETS if secret in texts]

    lake_of(lake, root)
    assert seen() == []
    assert lake_of(lake, root, private=True).written == ("140121",)
    assert seen() == ["住院手术", "爱人是书记"]
    lake_of(lake, root)
    assert seen() == []


def test_the_title_in_the_manifest_has_no_number(tmp_path: Path, lake: Path) -> None:
    manifest = manifest_of("140121", "电话13812345678")
    lake_of(lake, county(tmp_path, "140121", {"catalog.yaml": manifest}))
    assert b"13812345678" not in b"".join(contents(lake).values())
    assert entry(lake, "140121")["title"] == "电话138********县"


def test_a_county_whose_files_are_gone_is_made_again(lake: Path, roots: list[Path]) -> None:
    (lake / "county=140121" / "sites.parquet").unlink()
    assert lake_of(lake, *roots).written == ("140121",)


@pytest.mark.parametrize("moment", [1, 2, 3])
def test_an_interrupted_run_is_completed_by_the_next(
    tmp_path: Path, lake: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    roots = counties(tmp_path, *CODES)
    with monkeypatch.context() as patch:
        patch.setattr(module, "put_folder", interrupted(put_folder, moment))
        with pytest.raises(KeyboardInterrupt):
            lake_of(lake, *roots)
    assert read_manifest(lake).counties.keys() == {*CODES[: moment - 1]}  # type: ignore[union-attr]
    done = lake_of(lake, *roots)
    assert (done.written, done.unchanged) == (CODES[moment - 1 :], moment - 1)


def interrupted(act: Callable[..., None], moment: int) -> Callable[..., None]:
    """As `act`, which does nothing but raise an interrupt when it is called so many times."""
    calls: list[object] = []

    def counted(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) == moment:
            raise KeyboardInterrupt
        act(*arguments)

    return counted


def test_compacted_files_are_told_when_they_are_older(lake: Path, roots: list[Path]) -> None:
    assert not lake_of(lake, *roots).is_stale
    compact_lake(lake)
    assert not lake_of(lake, *roots).is_stale
    (roots[1] / "teachers" / "li.yaml").write_text(BASE[TEACHER], "utf-8")
    assert lake_of(lake, *roots).is_stale
    compact_lake(lake)
    assert not lake_of(lake, *roots).is_stale


def test_a_code_written_longer_is_not_another_county(tmp_path: Path, lake: Path) -> None:
    lake_of(lake, county(tmp_path, "140121"))
    done = lake_of(lake, county(tmp_path, "140121000000"))
    assert (done.written, done.counties) == (("140121",), 1)
    assert [path.name for path in lake.glob("county=*")] == ["county=140121"]


def test_compacted_files_do_not_keep_what_is_no_longer_to_be_there(
    tmp_path: Path, lake: Path
) -> None:
    roots = [county(tmp_path, code, {TEACHER: SECRET_TEACHER}) for code in CODES[:2]]
    lake_of(lake, *roots, private=True)
    compact_lake(lake)
    lake_of(lake, roots[0], private=True)
    assert (lake / "_compact").is_dir()
    lake_of(lake, *roots)
    assert not (lake / "_compact").exists()
    assert contents(lake).keys() >= {"_manifest.json", "county=000001/teachers.parquet"}
