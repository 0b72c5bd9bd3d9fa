"""Whatever two people did to a file: nothing is lost, and what merges cleanly has all of it."""

import random
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import settings

from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalog.merging.merge_checks import Case, check, random_case
from tests.source.edited_texts import random_text, shipped
from tests.source.random_values import Model

# Of a larger file a merge takes as long as of many others.
LONGEST = 20_000


def outcomes(cases: Iterable[tuple[str, Case]]) -> Counter[str]:
    """How many merges were clean, and how many had conflicts, after a check of each."""
    found: Counter[str] = Counter()
    for name, case in cases:
        merged = case.merged()
        try:
            check(case, merged)
        except AssertionError as error:
            versions = "\n--\n".join((*case[:3], merged.data.decode()))
            pytest.fail(f"{name}: {error}\n{versions}")
        found["conflicts" if merged.has_conflicts else "clean"] += 1
    return found


def cases_of(files: list[tuple[str, Model]], count: int) -> Iterable[tuple[str, Case]]:
    for seed in range(count):
        rng = random.Random(seed)
        yield f"seed {seed}", random_case(rng, *rng.choice(files))


def test_merges_of_shipped_files() -> None:
    """In the full run, of 500 pairs of versions."""
    files = [(text, model) for text, model in shipped() if len(text) < LONGEST]
    count = settings().max_examples
    found = outcomes(cases_of(files, count))
    assert found["clean"] > count // 2
    assert found["conflicts"] > count // 20


def test_merges_of_files_in_every_style() -> None:
    made = []
    for seed in range(settings().max_examples):
        rng = random.Random(seed)
        text, model = random_text(rng)
        if not parse(text).problems:
            made.append((f"seed {seed}", random_case(rng, text, model)))
    found = outcomes(made)
    assert found["clean"] > len(made) // 2
    assert found["conflicts"] > len(made) // 20
