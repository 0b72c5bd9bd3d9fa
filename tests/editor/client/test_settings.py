"""Settings that a client sends."""

from partyschool_cli.editor.client.settings import DEFAULTS, Settings, settings_of


def test_what_is_no_setting_changes_nothing() -> None:
    given: list[object] = [None, [], "on", {"pschool": None}, {"pschool": [1]}, {}]
    assert [one for one in given if settings_of(one) != DEFAULTS] == []


def test_settings_may_be_within_those_of_the_server() -> None:
    assert settings_of({"pschool": {"inlayHints": True}}) == Settings(inlay_hints=True)
    assert settings_of({"showReferences": True}) == Settings(shows_references=True)
    assert settings_of({"filtersSymbols": True}) == Settings(filters_symbols=True)
    assert settings_of({"inlayHints": "yes"}) == DEFAULTS
