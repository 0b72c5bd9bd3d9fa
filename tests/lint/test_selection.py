"""Which rules run, and how severe each is."""

from collections.abc import Mapping

import pytest

from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.model.manifest import LintSettings
from partyschool_cli.model.vocabulary import Severity


def running(selection: Selection, **settings: object) -> Mapping[str, Severity]:
    active = active_rules(LintSettings.model_validate(settings), selection)
    return {one.named.code: one.severity for one in active}


def test_by_default_all_that_are_on_run_at_their_own_severity() -> None:
    ran = running(Selection())
    assert ran == {named.code: named.rule.severity for named in all_rules() if named.rule.is_on}
    assert "PS503" not in ran


def test_what_the_command_line_selects_runs(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Selection, dict[str, object], set[str | int]]] = [
        (Selection(("PS401", "unused")), {}, {"PS401", "PS204"}),
        (Selection(("PS40",), ("PS401", "PS402", "PS403")), {}, set(range(404, 410))),
        (Selection(("PS401",), ("PS4",)), {}, set()),
        (Selection(("PS401",)), {"disable": ["PS4"]}, {"PS401"}),
        (Selection(("PS5",)), {}, {"PS501", "PS502", "PS504"}),
        (Selection(("PS503",)), {}, {"PS503"}),
        (Selection(("PS5",)), {"severity": {"PS503": "warning"}}, {"PS501", "PS502", "PS504"}),
    ]
    for selection, settings, expected in cases:
        with subtests.test(selection=selection, settings=settings):
            wanted = {code if isinstance(code, str) else f"PS{code}" for code in expected}
            assert set(running(selection, **settings)) == wanted


def test_the_manifest_disables_weighs_and_turns_on() -> None:
    ran = running(Selection(), disable=["PS6", "unused"], severity={"PS503": "info", "PS4": "info"})
    assert not {"PS601", "PS204"} & ran.keys()
    assert (ran["PS503"], ran["PS401"], ran["PS201"]) == ("info", "info", "error")


def test_a_whole_code_weighs_more_than_a_prefix() -> None:
    for severity in ({"PS401": "info", "PS4": "warning"}, {"PS4": "warning", "PS401": "info"}):
        ran = running(Selection(), severity=severity)
        assert (ran["PS401"], ran["PS402"]) == ("info", "warning")


def test_a_prefix_in_severity_turns_nothing_on() -> None:
    assert "PS503" not in running(Selection(), severity={"PS5": "error"})


def test_what_is_disabled_stays_so_though_it_has_a_severity() -> None:
    assert "PS503" not in running(Selection(), disable=["PS503"], severity={"PS503": "error"})


def test_an_unknown_word_in_the_manifest_stops_nothing() -> None:
    assert running(Selection(), disable=["PS999"], severity={"none": "info"}) == running(
        Selection()
    )
