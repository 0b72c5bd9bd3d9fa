"""Where the work on many catalogs is done, by the options and the number of catalogs."""

import os
from pathlib import Path

import pytest

from partyschool_cli.cli.arguments.many_options import ManyRequest, engine_for
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.engines.processes import Processes
from partyschool_cli.many.engines.sequential import Sequential
from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool
from tests.many.work import given


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_processes_from_four_catalogs_on(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int | None, str, type]] = [
        (None, "abc", Sequential),
        (None, "abcd", Processes),
        (1, "abcd", Sequential),
        (2, "ab", Processes),
        (2, "a", Sequential),
    ]
    for jobs, names, expected in cases:
        with subtests.test(jobs=jobs):
            engine = engine_for(ManyRequest(jobs=jobs), given(names), lambda _: None)
            assert isinstance(engine, expected)


def test_shared_folders_are_those_of_a_cluster() -> None:
    with pytest.raises(CommandLineError, match="--shared 要与 --scheduler 一起写"):
        engine_for(ManyRequest(shared=True), given("ab"), lambda _: None)


def test_what_says_that_many_are_meant() -> None:
    assert not ManyRequest((Path("a"), Path("b")), jobs=2).names_catalogs
    for request in (
        ManyRequest(each=True),
        ManyRequest(catalogs_from="-"),
        ManyRequest(scheduler="local"),
    ):
        assert request.names_catalogs
    assert not ManyRequest(scheduler=" Local ").is_elsewhere
    assert not ManyRequest(scheduler="ｌｏｃａｌ").is_elsewhere
    assert not ManyRequest().is_elsewhere
    assert ManyRequest(scheduler="tcp://127.0.0.1:8786").is_elsewhere


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "--each", "."),
        ("lake", "b", "-o", "L"),
        ("lake", "--each", ".", "-o", "L"),
        ("stats", "b", "c"),
        ("export", "report", "b", "c", "--format", "md", "-o", "-"),
    ],
)
def test_catalogs_are_named_in_one_way(
    tmp_path: Path, pschool: Pschool, arguments: tuple[str, ...]
) -> None:
    for name in "abc":
        write_catalog(tmp_path / name, {})
    result = pschool("--catalog", "a", *arguments, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "课程目录写了两处" in result.err
    assert not (tmp_path / "L").exists()


def test_paths_of_lint_are_within_the_named_catalogs(tmp_path: Path, pschool: Pschool) -> None:
    for name in "ab":
        write_catalog(tmp_path / name, {})
    both = ("--catalog", "a", "--catalog", "b")
    assert pschool(*both, "lint", "a", "b", "--jobs", "1", cwd=tmp_path).code == 0
    result = pschool("--catalog", "a", "lint", "a", "b", cwd=tmp_path)
    assert result.code == 2
    assert "b 不在课程目录里" in result.err
