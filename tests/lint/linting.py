"""Lints a small catalog: the base of the examples with a test's own files over it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import write_example
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.fixes import fix_catalog
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.disk_tree import DiskTree

Files = Mapping[str, str | bytes | Path | None]
TODAY = dt.date(2026, 11, 23)


def active(*prefixes: str) -> tuple[ActiveRule, ...]:
    """The rules whose codes begin so; all where nothing is given."""
    named = (one for one in all_rules() if one.code.startswith(prefixes or ("PS",)))
    return tuple(ActiveRule(one, one.rule.severity) for one in named)


def findings(folder: Path, files: Files, *prefixes: str) -> tuple[Finding, ...]:
    """What the rules of these codes find."""
    return lint(load(DiskTree(write_example(Example(files), folder))), TODAY, active(*prefixes))


def places(folder: Path, files: Files, *prefixes: str) -> list[str]:
    """The findings as `PS201 teachers/a.yaml:3:9`."""
    return [
        f"{one.code} {one.file}:{one.at.span.line}:{one.at.span.column}"
        for one in findings(folder, files, *prefixes)
    ]


def fixed(folder: Path, files: Files, path: str, *prefixes: str, unsafe: bool = True) -> str:
    """A file's text after the fixes of these rules; line ends as they are."""
    root = write_example(Example(files), folder)
    rules = active(*prefixes)
    fix_catalog(root, TODAY, lambda _: rules, lambda found: found, unsafe=unsafe)
    return (root / path).read_bytes().decode()


def said(findings: Iterable[Finding]) -> list[object]:
    """All that any report shows of findings."""
    return [
        (
            (one.code, one.order, one.severity, one.message, one.hint),
            (one.at.span, one.identity, one.entity),
            [(other.at.source.path, other.at.span, other.message) for other in one.related],
            one.fix,
        )
        for one in findings
    ]
