"""A catalog broken in some 200 ways: the broken file is found, and no other is blamed."""

import random
from collections.abc import Mapping

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.text.problem import is_fatal
from tests.catalogs import QINGSHI, files_of
from tests.full_run import is_full_run
from tests.linting import TODAY
from tests.mutations import BREAKING, OTHERS

MANIFEST = "catalog.yaml"
ENTITIES = sorted(path.relative_to(QINGSHI).as_posix() for path in QINGSHI.glob("*/**/*.yaml"))
# What becomes of some files; None for one that is gone.
Changes = Mapping[str, bytes | None]


def broken_and_blamed(changes: Changes) -> tuple[set[str], set[str]]:
    """The files with a fatal problem, and those with an error among the findings."""
    catalog = load(Overlay(DiskTree(QINGSHI), changes))
    found = lint(catalog, TODAY, active_rules(catalog.manifest.lint, Selection()))
    broken = {file.source.path for file in files_of(catalog) if any(map(is_fatal, file.problems))}
    return broken, {one.file for one in found if one.severity == "error"}


def test_a_mutation_is_found_where_it_was_made(subtests: pytest.Subtests) -> None:
    for seed in range(170 if is_full_run() else 20):
        with subtests.test(seed=seed):
            draw = random.Random(seed)
            mutations = (*BREAKING, *OTHERS)
            mutate = mutations[seed % len(mutations)]
            path = draw.choice([MANIFEST, *ENTITIES])
            broken, blamed = broken_and_blamed({path: mutate(draw, (QINGSHI / path).read_bytes())})
            if mutate in BREAKING:
                assert broken == {path}
            assert broken <= blamed


def test_a_file_that_is_gone_breaks_no_other(subtests: pytest.Subtests) -> None:
    """Nor does one that has another name."""
    for path in ENTITIES[:: 1 if is_full_run() else 3]:
        with subtests.test(path=path):
            renamed = path.replace(".yaml", "-2.yaml")
            for changes in ({path: None}, {path: None, renamed: (QINGSHI / path).read_bytes()}):
                assert broken_and_blamed(changes)[0] == set()
