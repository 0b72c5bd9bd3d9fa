"""Every rule on its own examples: silence on `good`, its finding on `bad`, and the fixed text."""

from pathlib import Path

import pytest

from partyschool_cli.lint.examples import BASE
from partyschool_cli.lint.registry import NamedRule, all_rules
from tests.linting import findings, places


def named(rule: NamedRule) -> str:
    return f"{rule.code}-{rule.name}"


def test_no_rule_that_is_on_finds_anything_in_the_base(tmp_path: Path) -> None:
    on = (named.code for named in all_rules() if named.rule.is_on)
    found = findings(tmp_path, {}, *on)
    assert [f"{f.code} {f.file}: {f.message}" for f in found] == []


@pytest.mark.parametrize("rule", all_rules(), ids=named)
def test_silence_on_the_good_example(rule: NamedRule, tmp_path: Path) -> None:
    found = findings(tmp_path, rule.rule.good.files)
    assert [f.message for f in found if f.code == rule.code] == []


@pytest.mark.parametrize("rule", all_rules(), ids=named)
def test_its_finding_on_the_bad_example(rule: NamedRule, tmp_path: Path) -> None:
    found = findings(tmp_path, rule.rule.bad.files)
    assert places(f for f in found if f.code == rule.code) == [rule.rule.bad.at]


def test_the_base_is_a_catalog_of_every_kind() -> None:
    assert {path.split("/")[0] for path in BASE} == {
        "catalog.yaml",
        "schools",
        "courses",
        "teachers",
        "sites",
        "classes",
    }
