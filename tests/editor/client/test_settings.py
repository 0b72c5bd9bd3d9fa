"""Settings that a client sends."""

import pytest

from partyschool_cli.editor.client.settings import DEFAULTS, Settings, settings_of


@pytest.mark.parametrize("given", [None, [], "on", {"pschool": None}, {"pschool": [1]}, {}])
def test_what_is_no_setting_changes_nothing(given: object) -> None:
    assert settings_of(given) == DEFAULTS


def test_settings_may_be_within_those_of_the_server() -> None:
    assert settings_of({"pschool": {"inlayHints": True}}) == Settings(inlay_hints=True)
    assert settings_of({"showReferences": True}) == Settings(shows_references=True)
    assert settings_of({"filtersSymbols": True}) == Settings(filters_symbols=True)
    assert settings_of({"inlayHints": "yes"}) == DEFAULTS
