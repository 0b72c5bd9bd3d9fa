"""The plain way to `pschool lint` says what the way over Typer says, or leaves it to that."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from partyschool_cli.cli.plain_lint import plain_lint

from partyschool_cli.cli import app, run
from partyschool_cli.cli.console import Recording
from tests.catalogs import write_catalog

PLAIN: list[Sequence[str]] = [
    ["lint"],
    ["lint", "--format", "json"],
    ["lint", "--format=concise"],
    ["--no-color", "lint", "--select", "PS1,PS3", "--ignore=PS305"],
    ["lint", "--fail-on", "info", "--statistics"],
    ["lint", "--today", "2030-01-01", "--no-cache"],
    ["lint", "--catalog", "catalog"],
    ["lint", "--catalog=catalog/../catalog"],
]
PLAINLY_WRONG: list[Sequence[str]] = [
    ["lint", "--format", "xml"],
    ["lint", "--select", "PS999"],
    ["lint", "--today", "2026/1/8"],
    ["lint", "--catalog", "nowhere"],
    ["lint", "--fail-on", "never"],
]
NOT_PLAIN: list[Sequence[str]] = [
    ["--format=concise", "lint"],
    ["--statistics", "lint"],
    [],
    ["list"],
    ["lint", "--help"],
    ["lint", "-h"],
    ["lint", "lint"],
    ["lint", "catalog"],
    ["lint", "--fix"],
    ["lint", "--no-color=yes"],
    ["lint", "--no_color"],
    ["lint", "--format"],
    ["lint", "--format="],
    ["lint", "--select", "--statistics"],
    ["lint", "--select", "PS1", "--select", "PS2"],
    ["lint", "--forma", "json"],
    ["lint", "--", "--format"],
    ["lint", "-o", "x.json"],
    ["--version"],
]


@pytest.fixture(autouse=True)
def _catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_catalog(tmp_path)
    (root / "teachers/broken.yaml").write_text("name: 甲,乙\ncategory: no\n", "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("arguments", [*PLAIN, *PLAINLY_WRONG], ids=" ".join)
def test_it_says_the_same(
    arguments: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(app, "run", None)  # would raise if it were called
        said = [run.main(arguments), *capfd.readouterr()]
    monkeypatch.setattr("partyschool_cli.cli.plain_lint.plain_lint", lambda *_: None)
    assert [run.main(arguments), *capfd.readouterr()] == said


@pytest.mark.parametrize("arguments", NOT_PLAIN, ids=" ".join)
def test_the_others_are_left_to_typer(arguments: Sequence[str]) -> None:
    assert plain_lint(arguments, Recording()) is None
