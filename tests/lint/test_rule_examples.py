"""Every rule on its own examples: one finding in each bad one, none in a good one, and its fix."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.fixes import Fixed
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.rule import Example, Rule
from tests.linting import coded_places, findings, fix, lint_root, places, write_base

# Findings of other rules in a bad example: faults that are not to be had alone.
OTHERS: Mapping[str, tuple[str, ...]] = {
    # Field sites count for the county at the top.
    "PS206.1": ("PS310 schools/liudu.yaml:1:8",),
    # The only theme course is the only one on theory.
    "PS302.2": ("PS308 schools/liudu.yaml:1:8",),
}


def examples(
    chosen: Callable[[Rule], tuple[Example, ...]],
) -> Iterator[tuple[str, NamedRule, Example]]:
    """Each rule with each of the chosen examples, called `PS605.2`."""
    for named in all_rules():
        for number, example in enumerate(chosen(named.rule), 1):
            yield f"{named.code}.{number}", named, example


def write(folder: Path, example: Example) -> Path:
    return write_base(folder / "catalog", example_files(example))


def test_no_rule_that_is_on_finds_anything_in_the_base(tmp_path: Path) -> None:
    on = (named.code for named in all_rules() if named.rule.is_on)
    found = findings(tmp_path, {}, *on)
    assert [f"{f.code} {f.file}: {f.message}" for f in found] == []


def test_no_finding_in_a_good_example(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, named, example in examples(lambda rule: rule.good):
        with subtests.test(number):
            found = lint_root(write(tmp_path, example))
            assert [f.message for f in found if f.code == named.code] == []


def test_one_finding_in_a_bad_example(tmp_path: Path, subtests: pytest.Subtests) -> None:
    off = {rule.code for rule in all_rules() if not rule.rule.is_on}
    for number, named, example in examples(lambda rule: rule.bad):
        with subtests.test(number):
            found = lint_root(write(tmp_path, example))
            own = [f for f in found if f.code == named.code]
            assert places(own) == [example.at]
            assert [f.fix is not None for f in own] == [example.fixed is not None]
            others = [f for f in found if f.code not in (named.code, *off)]
            assert coded_places(others) == list(OTHERS.get(number, ()))


def test_the_fix_of_a_bad_example(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, named, example in examples(lambda rule: rule.bad):
        if example.fixed is None:
            continue
        with subtests.test(number):
            root = write(tmp_path, example)
            # That a suppression is of no use is known where all rules run.
            codes = () if named.rule.check_suppression else (named.code,)
            fix(root, *codes)
            expected = example_files(example.fixed)
            assert {path: (root / path).read_bytes().decode() for path in expected} == expected
            assert fix(root, *codes) == Fixed()
