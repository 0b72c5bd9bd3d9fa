"""Runs rules over a catalog."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.finding import Fault, Finding
from partyschool_cli.lint.inspection import FileInspection, Inspection, file_inspection
from partyschool_cli.lint.profile import ActiveRule
from partyschool_cli.lint.suppress import suppressions, without_suppressed
from partyschool_cli.lint.suppression import SuppressionUse
from partyschool_cli.source.source_file import SourceFile


def lint(catalog: Catalog, today: dt.date, rules: Sequence[ActiveRule]) -> tuple[Finding, ...]:
    """Every finding of `rules` in a catalog that no comment suppresses, in their fixed order."""
    files = tuple(_files(catalog))
    found = _findings(catalog, _faults(catalog, today, rules, files))
    comments = [comment for file in files for comment in suppressions(file.source)]
    ran = frozenset(active.named.code for active in rules)
    kept, uses = without_suppressed(found, comments, ran)
    kept += _findings(catalog, _faults_of_suppressions(rules, uses))
    return tuple(sorted(kept, key=lambda finding: finding.order))


def _files(catalog: Catalog) -> Iterator[FileInspection]:
    yield file_inspection(catalog.manifest_file)
    for file in catalog.files:
        yield file_inspection(file)
    for path, problem in catalog.strays:
        yield FileInspection(SourceFile(catalog.root, path), None, (problem,))


def _faults(
    catalog: Catalog,
    today: dt.date,
    rules: Iterable[ActiveRule],
    files: Sequence[FileInspection],
) -> Iterator[tuple[ActiveRule, Fault]]:
    inspection = Inspection(catalog, today)
    for active in rules:
        rule = active.named.rule
        if rule.check_file is not None:
            for file in files:
                for fault in rule.check_file(file):
                    yield active, fault
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
