"""Which rules run, and how severe each is: the manifest's word, and the command line's over it."""

from collections.abc import Mapping
from dataclasses import dataclass

from partyschool_cli.lint.registry import NamedRule, all_rules, rules_matching
from partyschool_cli.model.manifest import LintSettings
from partyschool_cli.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule that runs, with the severity of its findings."""

    named: NamedRule
    severity: Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """What the command line asks for. `selected` is None where it says nothing."""

    selected: tuple[NamedRule, ...] | None = None
    ignored: tuple[NamedRule, ...] = ()


def active_rules(settings: LintSettings, selection: Selection) -> tuple[ActiveRule, ...]:
    """The rules to run. `--select` overrides what the manifest disables; `--ignore` overrides all.

    A rule that is off by itself runs where it is selected, or where the manifest gives it a severity.
    """
    severities = _severities(settings.severity)
    disabled = {named for word in settings.disable for named in rules_matching(word)}
    active = []
    for named in all_rules():
        if selection.selected is not None:
            runs = named in selection.selected
        else:
            runs = (named.rule.is_on or named in severities) and named not in disabled
        if runs and named not in selection.ignored:
            active.append(ActiveRule(named, severities.get(named, named.rule.severity)))
    return tuple(active)


def _severities(settings: Mapping[str, Severity]) -> Mapping[NamedRule, Severity]:
    # A whole code or name says more than a prefix, so it is applied last.
    words = sorted(settings, key=lambda word: len(rules_matching(word)), reverse=True)
    return {named: settings[word] for word in words for named in rules_matching(word)}
