"""Lint in memory: it finds what a lint of the whole catalog finds, and runs rules where it must."""

import datetime as dt
import random
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.lint import components
from partyschool_cli.lint.engine import run_component_rules
from partyschool_cli.lint.incremental import in_memory
from partyschool_cli.lint.incremental.in_memory import LintMemo, lint_again
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.full_run import is_full_run
from tests.lint.counties import change, restore, write_counties
from tests.linting import TODAY, active, context, edit, everything, lint_undivided

RULES = active()
CONTEXT = context(RULES)


class Lint:
    """A catalog on disk that is read and linted again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.catalog: Catalog = load(DiskTree(root))
        self.memo = LintMemo()

    def again(self, today: dt.date = TODAY) -> list[object]:
        """What is found now."""
        paths = {file.source.path for file in self.catalog.files} | {"catalog.yaml"}
        self.catalog = reloaded(self.catalog, DiskTree(self.root), paths)
        done = lint_again(self.catalog, CONTEXT._replace(today=today), self.memo)
        self.memo = done.memo
        return everything(done.findings)

    def whole(self, today: dt.date = TODAY) -> list[object]:
        """What a lint finds that knows of no other."""
        return everything(lint_undivided(load(DiskTree(self.root)), RULES, today))


@pytest.fixture(autouse=True)
def _small_components(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_ENOUGH_FILES", 1)


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """Two counties, linted once."""
    lint = Lint(write_counties(tmp_path))
    lint.again()
    return lint


def test_a_first_lint_finds_what_a_whole_one_does(tmp_path: Path) -> None:
    lint = Lint(write_counties(tmp_path))
    assert lint.again() == lint.whole()


@pytest.fixture
def rerun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each component has whose rules run from now on."""
    sizes: list[int] = []

    def noted(part: components.Component, *others: object) -> object:
        sizes.append(len(part.paths))
        return run_component_rules(part, *others)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(in_memory, "run_component_rules", noted)
    return sizes


@pytest.mark.parametrize("seed", range(8 if is_full_run() else 1))
def test_it_finds_what_a_whole_lint_does(lint: Lint, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25 if is_full_run() else 6):
        told = [change(lint.root, rng) for _ in range(rng.choice((1, 1, 1, 2)))]
        assert lint.again() == lint.whole(), "; ".join(told)
        if rng.random() < 0.2:
            restore(lint.root)
            assert lint.again() == lint.whole()


def test_where_nothing_changed_no_rule_runs(lint: Lint, rerun: list[int]) -> None:
    lint.again()
    assert rerun == []


def test_a_change_runs_the_rules_on_its_component_only(lint: Lint, rerun: list[int]) -> None:
    edit(lint.root, "classes/2026/jia-a.yaml", "size: 30", "size: 31")
    assert lint.again() == lint.whole()
    assert len(rerun) == 1
    assert rerun[0] < len(lint.catalog.files) / 2


def test_a_catalog_that_can_be_split_again_is_as_it_was(lint: Lint, rerun: list[int]) -> None:
    path = lint.root / "classes" / "2026" / "jia-a.yaml"
    text = path.read_text("utf-8")
    path.write_text("title: [\n", "utf-8")
    assert lint.again() == lint.whole()
    assert rerun == [len(lint.catalog.files)]
    path.write_text(text, "utf-8")
    assert lint.again() == lint.whole()
    assert len(rerun) == 2


def test_another_day_runs_all_again(lint: Lint, rerun: list[int]) -> None:
    later = TODAY + dt.timedelta(days=900)
    assert lint.again(later) == lint.whole(later)
    assert sum(rerun) == len(lint.catalog.files)


def test_material_that_appears_beside_the_catalog_is_seen(lint: Lint) -> None:
    path = lint.root / "courses" / "jia.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}materials: [{{title: 讲稿, path: slides.pdf}}]\n", "utf-8")
    missing = lint.again()
    assert missing == lint.whole()
    (lint.root / "slides.pdf").write_bytes(b"")
    assert lint.again() == lint.whole() != missing


def test_a_pause_can_end_it(lint: Lint) -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        lint_again(lint.catalog, CONTEXT, LintMemo(), stop)
