"""A rule's page says what it finds and why, and shows it."""

import pytest

from partyschool_cli.lint.registry import NamedRule, all_rules, rules_matching
from partyschool_cli.lint.rule_page import rule_page


def page(word: str) -> str:
    (named,) = rules_matching(word)
    return rule_page(named)


@pytest.mark.parametrize("named", all_rules(), ids=lambda named: named.code)
def test_every_rule_has_a_whole_page(named: NamedRule) -> None:
    text = rule_page(named)
    assert text.startswith(f"# {named.code} {named.name}：{named.rule.title}\n")
    assert named.rule.reason in text
    assert f"报告在 `{named.rule.bad.at}`" in text
    assert f"# pschool: ignore[{named.code}] 原因" in text
    assert text.count("```") % 2 == 0


def test_a_fix_is_shown_in_place_of_a_good_example() -> None:
    text = page("PS605")
    assert "可自动修改" in text
    assert "## 自动修改之后" in text
    assert "## 正确的写法" not in text


def test_a_rule_that_is_off_says_so() -> None:
    assert "默认不开" in page("PS503")


def test_what_is_no_text_is_described() -> None:
    assert "字节，不是 UTF-8" in page("PS002")
    assert "链接，指向" in page("PS009")


def test_numbers_in_examples_are_masked() -> None:
    assert "138 0013 8000" not in page("PS602")
    assert "138*" in page("PS602")
