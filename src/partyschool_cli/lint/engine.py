"""Run rules over a catalog."""

import datetime as dt
from collections.abc import (
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import key_of_file
from partyschool_cli.lint.components import Component, Split, components_of, split
from partyschool_cli.lint.context import CatalogContext, FileContext, file_context
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.most_findings import at_most
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.lint.suppression import (
    MARK,
    Suppression,
    SuppressionUse,
    suppressions,
    without_suppressed,
)
from partyschool_cli.progress import Progress, no_progress, with_progress
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.problem import MOST_OF_A_KIND
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.gc_pause import gc_paused
from partyschool_cli.source.yaml.source_file import SourceFile


def lint(catalog: Catalog, today: dt.date, rules: Sequence[ActiveRule]) -> tuple[Finding, ...]:
    """Every finding of `rules` in a catalog that no comment suppresses, sorted."""
    return run_rules(catalog, today, rules).findings(catalog)


def run_rules(
    catalog: Catalog,
    today: dt.date,
    rules: Sequence[ActiveRule],
    progress: Progress = no_progress,
    known_clean: Container[str] = (),
) -> "RuleRun":
    """Run `rules` over a catalog and collect suppressions; `progress` is called once a file.

    File rules skip the paths in `known_clean`.
    """
    with gc_paused():
        contexts = with_progress(_file_contexts(catalog), len(catalog.files) + 1, progress)
        run = run_file_rules((f for f in contexts if f.source.path not in known_clean), rules)
        how = split(catalog)
        parts = components_of(catalog, how)
        found = {part.number: run_component_rules(part, today, rules) for part in parts}
        return run._replace(split=how, of_components=found)


class RuleRun(NamedTuple):
    """Findings of `rules` before suppression: in single files, and in components by number.

    `comments` are the suppressions, each with its file. `split` is that of the catalog.
    """

    rules: Sequence[ActiveRule]
    of_files: tuple[Finding, ...]
    comments: tuple[tuple[Suppression, FileContext], ...]
    split: Split | None = None
    of_components: Mapping[int, tuple[Finding, ...]] = MappingProxyType({})

    def findings(self, catalog: Catalog) -> tuple[Finding, ...]:
        """The findings in the catalog that was linted, sorted."""
        with gc_paused():
            commented = {file.source.path: file for _, file in self.comments}
            judged_in = {
                path: _judged(catalog, self.rules, file) for path, file in commented.items()
            }
            judged = {one: judged_in[file.source.path] for one, file in self.comments}
            entities = {file.source.path for file in catalog.files}
            found = (*self.of_files, *joined(self.of_components.values(), self.rules))
            return without_suppressions(self.rules, found, judged, entities)


def _file_contexts(catalog: Catalog) -> Iterator[FileContext]:
    """Every file: all rules check one before the next, while its text is cached."""
    yield file_context(catalog.manifest_file)
    for file in catalog.files:
        yield file_context(file)
    for path, problem in catalog.unexpected:
        yield FileContext(SourceFile(catalog.tree, path), None, (problem,))


def run_file_rules(files: Iterable[FileContext], rules: Sequence[ActiveRule]) -> RuleRun:
    """Findings of the rules on single files, and the suppressions there."""
    active_of = {active.named.code: active for active in rules}
    by_file = [
        (active.named.code, active.named.rule.check_file)
        for active in rules
        if active.named.rule.check_file is not None
    ]
    found: list[Finding] = []
    comments: list[tuple[Suppression, FileContext]] = []
    for file in files:
        told = _of_problems(file, active_of) if file.problems else {}
        for code, check in by_file:
            for finding in check(file):
                own = told.setdefault(code, [])
                own.append(finding)
                if len(own) >= MOST_OF_A_KIND:
                    break
        for code, own in told.items():
            found += map(active_of[code].finding, at_most(own))
        if MARK in file.text:
            comments += [(comment, file) for comment in suppressions(file.source)]
    return RuleRun(rules, tuple(found), tuple(comments))


def _of_problems(
    file: FileContext, active_of: Mapping[str, ActiveRule]
) -> dict[str, list[Finding]]:
    """The findings of rules on problems of loading, by the rules' codes."""
    told: dict[str, list[Finding]] = {}
    for problem in file.problems:
        active = active_of.get(problem.code)
        check = active.named.rule.check_problem if active is not None else None
        if check is not None:
            of_rule = told.setdefault(problem.code, [])
            if len(of_rule) < MOST_OF_A_KIND and (one := check(file, problem)):
                of_rule.append(one)
    return told


def run_component_rules(
    component: Component, today: dt.date, rules: Iterable[ActiveRule]
) -> tuple[Finding, ...]:
    """Findings of the rules on the catalog in a component's own files and in the manifest."""
    catalog = component.catalog
    context = CatalogContext(catalog, today)
    found: list[Finding] = []
    for active in rules:
        rule = active.named.rule
        # The settings of a broken manifest (themes, calendar, hours) are unknown.
        unknown = rule.needs_manifest and catalog.manifest_file.is_broken
        if rule.check is not None and not unknown:
            own = (
                one
                for one in rule.check(context)
                if one.file in component.paths or one.file == MANIFEST
            )
            found += map(active.finding, at_most(own))
    return tuple(found)


def joined(
    of_components: Collection[Sequence[Finding]], rules: Iterable[ActiveRule]
) -> Iterator[Finding]:
    """Merge the findings in a catalog's components.

    Findings of several components about the manifest become one, as their rule's `joins` says.
    """
    if len(of_components) == 1:
        yield from chain.from_iterable(of_components)
        return
    joins = {active.named.code: active.named.rule.joins for active in rules}
    alike: dict[object, list[Finding]] = {}
    for finding in chain.from_iterable(of_components):
        if finding.file == MANIFEST:
            same = (finding.code, finding.at.path, finding.message, finding.hint, finding.named)
            alike.setdefault(same, []).append(finding)
        else:
            yield finding
    for same_findings in alike.values():
        first = min(same_findings, key=_first_related)
        if joins[first.code] != "all" or len(same_findings) == len(of_components):
            yield first


def _first_related(finding: Finding) -> tuple[str, FieldPath]:
    return next((other.at.place for other in finding.related), ("", ()))


def without_suppressions(
    rules: Sequence[ActiveRule],
    found: Iterable[Finding],
    judged: Mapping[Suppression, frozenset[str]],
    entities: Container[str],
) -> tuple[Finding, ...]:
    """The findings that no comment suppresses, and those about comments, sorted.

    `judged` maps each comment to the codes of the rules that ran on its file with all the data they
    need. `entities` are the paths of entity files.
    """
    comments = tuple(judged)
    kept, used = without_suppressed(_with_entities(found, entities), comments)
    uses = tuple(SuppressionUse(comment, used[comment], judged[comment]) for comment in comments)
    about_comments = _with_entities(_run_suppression_rules(rules, uses), entities)
    # Findings about comments can be suppressed too, even by the same comment.
    kept += without_suppressed(about_comments, comments)[0]
    # Most orders need the place, so a parse: a file's are looked up together, while it is cached.
    kept = sorted(kept, key=lambda finding: finding.file)
    return tuple(sorted(kept, key=lambda finding: finding.order))


def codes(rules: Iterable[ActiveRule]) -> frozenset[str]:
    """The codes of rules."""
    return frozenset(active.named.code for active in rules)


def _judged(catalog: Catalog, rules: Iterable[ActiveRule], file: FileContext) -> frozenset[str]:
    if catalog.is_sound:
        return codes(rules)
    if file.content is None or not file.can_be_edited:
        return frozenset()
    # The others skip what a problem that is reported elsewhere may explain.
    return codes(active for active in rules if active.named.rule.check is None)


def _run_suppression_rules(
    rules: Iterable[ActiveRule], uses: Iterable[SuppressionUse]
) -> Iterator[Finding]:
    for active in rules:
        if active.named.rule.check_suppression is not None:
            check = active.named.rule.check_suppression
            yield from map(active.finding, at_most(one for use in uses for one in check(use)))


def _with_entities(found: Iterable[Finding], entities: Container[str]) -> Iterator[Finding]:
    return (
        replace(one, entity=key_of_file(one.file) if one.file in entities else None)
        for one in found
    )
