"""What one rule finds in a small catalog on disk."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.disk_tree import DiskTree
from tests.catalogs import write_catalog

TODAY = dt.date(2026, 11, 23)


def findings(
    folder: Path, code: str, files: Mapping[str, str | bytes | None]
) -> tuple[Finding, ...]:
    """The findings of the rules that `code` stands for, in `tests.catalogs.BASE` with `files`."""
    active = [ActiveRule(named, named.rule.severity) for named in rules_matching(code)]
    return lint(load(DiskTree(write_catalog(folder, files))), TODAY, active)


def places(found: Iterable[Finding]) -> list[str]:
    """`file:line:column` of each finding."""
    return [f"{one.file}:{one.at.span.line}:{one.at.span.column}" for one in found]


def fields(found: Iterable[Finding]) -> list[str]:
    """`class:a sessions[s01].site` of each finding."""
    return [f"{one.entity or one.file} {one.at.field}" for one in found]


def related(finding: Finding) -> list[str]:
    """`file:line` of each related place."""
    return [f"{one.at.source.path}:{one.at.span.line}" for one in finding.related]
