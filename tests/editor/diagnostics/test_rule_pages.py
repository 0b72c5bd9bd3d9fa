"""Pages of rules for an editor to open."""

from pathlib import Path

import pytest

from partyschool_cli.editor.client.addresses import path_of
from partyschool_cli.editor.diagnostics.rule_pages import RulePages
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.rule_page import rule_page


def test_a_page_is_made_when_it_is_asked_for_and_goes_in_the_end() -> None:
    pages = RulePages()
    rule = all_rules()[0]
    address = pages.address(rule.code)
    assert address is not None
    path = path_of(address)
    assert path is not None
    assert path.read_text("utf-8") == rule_page(rule)
    assert pages.address(rule.code) == address
    pages.close()
    assert not path.exists()


def test_without_a_place_for_it_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    pages = RulePages()
    assert pages.address(all_rules()[0].code) is None
    assert pages.address("PS999") is None
    pages.close()
