"""Every rule on its own examples: silence on `good`, its finding on `bad`, and the fixed text."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import BASE, write_example
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.disk_tree import DiskTree

TODAY = dt.date(2026, 11, 23)


def findings(example: Example, folder: Path, rules: tuple[NamedRule, ...]) -> tuple[Finding, ...]:
    active = [ActiveRule(named, named.rule.severity) for named in rules]
    return lint(load(DiskTree(write_example(example, folder))), TODAY, active)


def named(rule: NamedRule) -> str:
    return f"{rule.code}-{rule.name}"


def test_no_rule_that_is_on_finds_anything_in_the_base(tmp_path: Path) -> None:
    rules = tuple(named for named in all_rules() if named.rule.is_on)
    found = findings(Example({}), tmp_path, rules)
    assert [f"{f.code} {f.file}: {f.message}" for f in found] == []


@pytest.mark.parametrize("rule", all_rules(), ids=named)
def test_silence_on_the_good_example(rule: NamedRule, tmp_path: Path) -> None:
    found = findings(rule.rule.good, tmp_path, all_rules())
    assert [f.message for f in found if f.code == rule.code] == []


@pytest.mark.parametrize("rule", all_rules(), ids=named)
def test_its_finding_on_the_bad_example(rule: NamedRule, tmp_path: Path) -> None:
    found = findings(rule.rule.bad, tmp_path, all_rules())
    places = [f"{f.file}:{f.at.span.line}:{f.at.span.column}" for f in found if f.code == rule.code]
    assert places == [rule.rule.bad.at]


def test_the_base_is_a_catalog_of_every_kind() -> None:
    assert {path.split("/")[0] for path in BASE} == {
        "catalog.yaml",
        "schools",
        "courses",
        "teachers",
        "sites",
        "classes",
    }
