"""Which rules run, and how severe each is: the manifest's word, and the command line's over it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import (
    NamedRule,
    all_rules,
    rules_matching,
    rules_turned_on,
)
from partyschool_cli.model.manifest import LintSettings, Manifest
from partyschool_cli.model.vocabulary import Severity


class ActiveRule(NamedTuple):
    """A rule that runs, with the severity of its findings."""

    named: NamedRule
    severity: Severity

    def finding(self, found: Finding) -> Finding:
        """What a check of the rule found, under the rule's code, name and severity."""
        return found.of_rule(self.named.code, self.named.name, self.severity)


# The rules that run under a manifest.
RulesFor = Callable[[Manifest], tuple[ActiveRule, ...]]


class Selection(NamedTuple):
    """What the command line asks for, as words. `selected` is None where it says nothing."""

    selected: tuple[str, ...] | None = None
    ignored: tuple[str, ...] = ()


def active_rules(settings: LintSettings, selection: Selection) -> tuple[ActiveRule, ...]:
    """The rules to run. `--select` overrides what the manifest disables; `--ignore` overrides all.

    A rule that is off runs where it is selected by itself, or where the manifest gives it a
    severity by itself.
    """
    severities = _severities(settings.severity)
    if selection.selected is not None:
        wanted = {named for word in selection.selected for named in rules_turned_on(word)}
    else:
        wanted = {named for named in all_rules() if named.rule.is_on} | severities.keys()
        wanted -= {named for word in settings.disable for named in rules_matching(word)}
    wanted -= {named for word in selection.ignored for named in rules_matching(word)}
    return tuple(
        ActiveRule(named, severities.get(named, named.rule.severity))
        for named in all_rules()
        if named in wanted
    )


def _severities(settings: Mapping[str, Severity]) -> Mapping[NamedRule, Severity]:
    # A whole code or name says more than a prefix, so it is applied last.
    words = sorted(settings, key=lambda word: len(rules_matching(word)), reverse=True)
    return {named: settings[word] for word in words for named in rules_turned_on(word)}
