"""The folder `rules/` is the list of rules; words that stand for some of them."""

import re
import sys
from types import ModuleType

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint import rules
from partyschool_cli.lint.registry import (
    all_rules,
    nearest_rule,
    rule_words,
    rules_matching,
    rules_turned_on,
)


def codes(word: str) -> list[str]:
    return [named.code for named in rules_matching(word)]


def test_codes_and_names_are_unique_and_well_formed() -> None:
    found = all_rules()
    assert len({named.code for named in found}) == len({named.name for named in found})
    assert len(found) == len({named.code for named in found}) >= 60
    for named in found:
        assert re.fullmatch(r"PS\d{3}", named.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", named.name)


def test_what_a_clerk_reads_of_a_rule_is_one_voice(subtests: pytest.Subtests) -> None:
    for named in all_rules():
        with subtests.test(named.code):
            rule = named.rule
            assert not rule.title.endswith("。")
            assert len(rule.title) <= 16
            assert rule.reason.endswith("。")
            prose = re.sub(r"\[.*?\]", "", rule.reason)
            assert not re.search(r"[\u4e00-\u9fff][,;:?!(]|[,;:?!)][\u4e00-\u9fff]", prose)


def test_words() -> None:
    assert codes("PS401") == codes("ps401") == codes(" teacher-clash ") == ["PS401"]
    assert codes("PS6") == ["PS601", "PS602", "PS603", "PS604", "PS605", "PS606"]
    assert len(codes("PS")) == len(all_rules())
    assert codes("") == codes("teacher") == codes("PS4011") == []


def test_a_rule_that_is_off_is_turned_on_by_itself_only() -> None:
    assert "PS503" in codes("PS5")
    assert [named.code for named in rules_turned_on("PS5")] == ["PS501", "PS502", "PS504"]
    assert [named.code for named in rules_turned_on("theory-share-low")] == ["PS503"]


@pytest.mark.parametrize(
    ("word", "near"), [("PS999", "PS"), ("techer-clash", "teacher-clash"), ("烟花爆竹", None)]
)
def test_the_nearest_rule(word: str, near: str | None) -> None:
    found = nearest_rule(word)
    assert (found or "").startswith(near or "")
    assert (found is None) == (near is None)


def test_a_list_of_words() -> None:
    assert [word.strip() for word in rule_words("PS1， PS2、unused", "--select")] == [
        "PS1",
        "PS2",
        "unused",
    ]
    with pytest.raises(CommandLineError, match="--select 里的“PS0x”不是规则"):
        rule_words("PS1, PS0x", "--select")


def test_a_file_without_a_rule_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{rules.__name__}.unused"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match=r"rules\.unused has no `rule = Rule"):
        all_rules.__wrapped__()
