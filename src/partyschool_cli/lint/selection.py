"""Select the rules to run and their severities, by the manifest and the command line."""

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
        """A finding of the rule's check, with the rule's code, name and severity."""
        return found.of_rule(self.named.code, self.named.name, self.severity)


# The rules to run, by a manifest's settings.
RulesFor = Callable[[Manifest], tuple[ActiveRule, ...]]


class Selection(NamedTuple):
    """The command line's selection, as words. `selected` is None without `--select`."""

    selected: tuple[str, ...] | None = None
    ignored: tuple[str, ...] = ()


def active_rules(settings: LintSettings, selection: Selection) -> tuple[ActiveRule, ...]:
    """The rules to run. `--select` overrides what the manifest disables; `--ignore` overrides all.

    A rule that is off runs if it is selected by its code or name, or if the manifest gives it a
    severity so.
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


def rules_for(manifest: Manifest) -> tuple[ActiveRule, ...]:
    """The rules that `pschool lint` runs without options: a `RulesFor`."""
    return active_rules(manifest.lint, Selection())


def rules_under(selection: Selection, manifest: Manifest) -> tuple[ActiveRule, ...]:
    """The rules to run under a manifest: a `RulesFor`, as a `partial` that can be pickled."""
    return active_rules(manifest.lint, selection)


def _severities(settings: Mapping[str, Severity]) -> Mapping[NamedRule, Severity]:
    # A whole code or name overrides a prefix, so it is applied last.
    words = sorted(settings, key=lambda word: len(rules_matching(word)), reverse=True)
    return {named: settings[word] for word in words for named in rules_turned_on(word)}
