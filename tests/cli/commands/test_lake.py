"""`pschool lake`: what is written, told and refused."""

import importlib.util
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Pschool, not_refused
from tests.full_run import is_full_run
from tests.many.lake.counties import asked, contents, counties, ids

CODES = ("000001", "140121", "140122")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    counties(tmp_path / "各县", *CODES)
    return tmp_path


def test_counties_become_a_lake_and_nothing_is_printed(here: Path, pschool: Pschool) -> None:
    result = pschool("lake", "各县/000001", "各县/140121", "-o", "数据", cwd=here)
    assert (result.code, result.out) == (0, "")
    assert result.err == "已写入 数据：写了 2 个县，0 个没有变；共 2 个县 24 行\n"
    assert ids(here / "数据", "000001") == ["wang"]


def test_each_again_and_pruned(here: Path, pschool: Pschool) -> None:
    pschool("lake", "--each", "各县", "-o", "数据", cwd=here)
    again = pschool("lake", "--each", "各县", "-o", "数据", "--jobs", "1", cwd=here)
    assert "写了 0 个县，3 个没有变；" in again.err
    pruned = pschool("lake", "各县/000001", "-o", "数据", "--prune", cwd=here)
    assert "写了 0 个县，1 个没有变，删去 2 个县；共 1 个县" in pruned.err


def test_options_that_contradict_are_refused_though_nothing_has_changed(
    here: Path, pschool: Pschool
) -> None:
    pschool("lake", "--each", "各县", "-o", "数据", cwd=here)
    result = pschool("lake", "--each", "各县", "-o", "数据", "--shared", cwd=here)
    assert result.code == 2
    assert "--shared 要与 --scheduler 一起写" in result.err


def test_the_bytes_are_the_same_wherever_the_work_is_done(here: Path, pschool: Pschool) -> None:
    cluster = [("--scheduler", "local")] if is_full_run() else []
    found = []
    for number, where in enumerate([("--jobs", "1"), ("--jobs", "2"), *cluster]):
        lake = f"数据{number}"
        assert pschool("lake", "--each", "各县", "-o", lake, *where, cwd=here).code == 0
        found.append(contents(here / lake))
    assert all(one == found[0] for one in found)


def test_without_the_cache_all_is_made_again(here: Path, pschool: Pschool) -> None:
    pschool("lake", "--each", "各县", "-o", "数据", cwd=here)
    before = contents(here / "数据")
    again = pschool("--no-cache", "lake", "--each", "各县", "-o", "数据", cwd=here)
    assert "写了 3 个县，0 个没有变；" in again.err
    assert contents(here / "数据") == before


def test_the_catalog_here_is_a_county_too(here: Path, pschool: Pschool) -> None:
    root = here / "各县" / "140121" / "catalog"
    result = pschool("lake", "-o", str(here / "数据"), cwd=root)
    assert (result.code, (here / "数据" / "county=140121").is_dir()) == (0, True)


def test_what_cannot_be_read_is_told_and_the_others_are_done(here: Path, pschool: Pschool) -> None:
    (here / "各县" / "140121" / "catalog" / "catalog.yaml").write_text("title: [\n", "utf-8")
    result = pschool("lake", "--each", "各县", "没有", "-o", "数据", "--prune", cwd=here)
    assert result.code == 1
    lines = result.err.splitlines()
    assert "各县/140121/catalog/catalog.yaml:" in lines[0]
    assert lines[0].endswith("数据里原有的没有动")
    assert "有的目录没有写成，--prune 没有删任何县" in lines
    assert "写了 2 个县，0 个没有变，2 个没有写成；共 2 个县" in lines[-1]


def test_compacting_is_a_command_of_its_own(here: Path, pschool: Pschool) -> None:
    pschool("lake", "--each", "各县", "-o", "数据", cwd=here)
    result = pschool("lake", "--compact", "数据", cwd=here)
    assert (result.code, result.out) == (0, "")
    assert result.err == "已合并到 数据/_compact：3 个县 36 行，一类一个文件\n"
    found = asked(f"SELECT county FROM '{here}/数据/_compact/sessions.parquet'")
    assert found == [(code,) for code in CODES]
    stale = pschool("lake", "各县/000001", "-o", "数据", "--prune", cwd=here)
    assert stale.err.endswith("合并的文件旧了：运行 pschool lake --compact 数据\n")


WRONG = {
    (
        "--each",
        "各县",
    ): "没有写到哪个文件夹",
    (
        "--compact",
        "数据",
        "各县/000001",
    ): "--compact 只整理已有的数据",
    (
        "--compact",
        "数据",
        "-o",
        "别处",
    ): "--compact 只整理已有的数据",
    (
        "--compact",
        "数据",
        "--prune",
    ): "--compact 只整理已有的数据",
    (
        "--compact",
        "没有",
    ): "没有 里没有 _manifest.json，不是 pschool lake 写的",
    (
        "--each",
        "各县",
        "-o",
        "各县",
    ): "各县 里有不是 pschool lake 写的：000001、140121、140122",
    (
        "各县/000001",
        "-o",
        "各县/000001/catalog/数据",
    ): "在课程目录 各县/000001 里",
    (
        "各县/000001",
        "-o",
        "",
    ): "是空的",
}


def test_wrong_use_writes_nothing(here: Path, pschool: Pschool) -> None:
    before = contents(here)
    assert not_refused(partial(pschool, "lake", cwd=here), WRONG) == {}
    assert contents(here) == before


def test_without_duckdb_the_extra_is_named(
    here: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "partyschool_cli.many.duckdb_library.find_spec",
        lambda name: None if name == "duckdb" else find(name),
    )
    result = pschool("lake", "--each", "各县", "-o", "数据", cwd=here)
    assert result.code == 2
    assert 'pip install "pschool[sql]"' in result.err
    assert not (here / "数据").exists()


def test_a_lake_is_no_stream(here: Path, pschool: Pschool) -> None:
    result = pschool("lake", "--each", "各县", "-o", "-", cwd=here)
    assert result.code == 2
    assert "写不到标准输出" in result.err
