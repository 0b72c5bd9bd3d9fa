"""Where the work on many catalogs is done, by the options and the number of catalogs."""

import os
from pathlib import Path

import pytest

from partyschool_cli.cli.arguments.many_options import ManyRequest, engine_for
from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.engines.processes import Processes
from partyschool_cli.many.engines.sequential import Sequential
from tests.many.work import given


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.mark.parametrize(
    ("jobs", "names", "expected"),
    [
        (None, "abc", Sequential),
        (None, "abcd", Processes),
        (1, "abcd", Sequential),
        (2, "ab", Processes),
        (2, "a", Sequential),
    ],
)
def test_processes_from_four_catalogs_on(jobs: int | None, names: str, expected: type) -> None:
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
    assert ManyRequest(scheduler="tcp://127.0.0.1:8786").is_elsewhere
