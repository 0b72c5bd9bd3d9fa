"""Runs rules over a catalog."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.finding import Fault, Finding
from partyschool_cli.lint.inspection import FileInspection, Inspection, file_inspection
from partyschool_cli.lint.profile import ActiveRule
from partyschool_cli.lint.suppress import suppressions, without_suppressed
from partyschool_cli.lint.suppression import Suppression, SuppressionUse
from partyschool_cli.source.collector import collector_paused
from partyschool_cli.source.source_file import SourceFile


def lint(catalog: Catalog, today: dt.date, rules: Sequence[ActiveRule]) -> tuple[Finding, ...]:
    """Every finding of `rules` in a catalog that no comment suppresses, in their fixed order."""
    with collector_paused():
        faults: list[tuple[ActiveRule, Fault]] = []
        comments: dict[Suppression, FileInspection] = {}
        by_file = [active for active in rules if active.named.rule.check_file is not None]
        for file in _files(catalog):
            faults += _faults_of_file(file, by_file)
            if file.text:
                comments |= dict.fromkeys(suppressions(file.source), file)
        faults += _faults_of_catalog(catalog, today, rules)
        kept, used = without_suppressed(_findings(catalog, faults), tuple(comments))
        uses = tuple(
            SuppressionUse(comment, used[comment], _judged(catalog, rules, file))
            for comment, file in comments.items()
        )
        about_comments = _findings(catalog, _faults_of_suppressions(rules, uses))
        # What is said of a comment can be suppressed too, even by itself.
        kept += without_suppressed(about_comments, tuple(comments))[0]
        return tuple(sorted(kept, key=lambda finding: finding.order))


def _judged(catalog: Catalog, rules: Iterable[ActiveRule], file: FileInspection) -> frozenset[str]:
    """The codes of the rules whose silence on a file means that it has no such fault."""
    if catalog.is_sound:
        return frozenset(active.named.code for active in rules)
    if file.content is None or not file.can_be_edited:
        return frozenset()
    # The others keep silent on what a fault that is reported elsewhere may explain.
    return frozenset(active.named.code for active in rules if active.named.rule.check is None)


def _files(catalog: Catalog) -> Iterator[FileInspection]:
    """Every file, one after another: each is looked at by all rules while its text is at hand."""
    yield file_inspection(catalog.manifest_file)
    for file in catalog.files:
        yield file_inspection(file)
    for path, problem in catalog.strays:
        yield FileInspection(SourceFile(catalog.root, path), None, (problem,))


def _faults_of_file(
    file: FileInspection, rules: Iterable[ActiveRule]
) -> Iterator[tuple[ActiveRule, Fault]]:
    for active in rules:
        check = active.named.rule.check_file
        if check is not None:
            for fault in check(file):
                yield active, fault


def _faults_of_catalog(
    catalog: Catalog, today: dt.date, rules: Iterable[ActiveRule]
) -> Iterator[tuple[ActiveRule, Fault]]:
    inspection = Inspection(catalog, today)
    for active in rules:
        rule = active.named.rule
        # What a broken manifest would have said (themes, calendar, hours) is not known.
        unknown = rule.needs_manifest and catalog.manifest_file.is_broken
        if rule.check is not None and not unknown:
            for fault in rule.check(inspection):
                yield active, fault


def _faults_of_suppressions(
    rules: Iterable[ActiveRule], uses: Iterable[SuppressionUse]
) -> Iterator[tuple[ActiveRule, Fault]]:
    for active in rules:
        if active.named.rule.check_suppression is not None:
            for use in uses:
                for fault in active.named.rule.check_suppression(use):
                    yield active, fault


def _findings(catalog: Catalog, faults: Iterable[tuple[ActiveRule, Fault]]) -> Iterator[Finding]:
    keys = {file.source.path: file.key for file in catalog.files}
    for active, fault in faults:
        yield Finding(
            active.named.code,
            active.named.name,
            fault.severity or active.severity,
            keys.get(fault.at.source.path),
            fault,
        )
