"""The findings of one rule in a small catalog: the examples' base with other files over it."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import BASE, write_example
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example
from partyschool_cli.source.disk_tree import DiskTree
from tests.lint.linting import TODAY, Files, active


def linted(
    folder: Path, rule: str, files: Files | None = None, today: dt.date = TODAY
) -> tuple[Finding, ...]:
    """What one rule, by its code, finds. `files` go over the base; None leaves one out."""
    catalog = load(DiskTree(write_example(Example(files or {}), folder / "catalog")))
    return lint(catalog, today, active(rule))


def places(findings: tuple[Finding, ...]) -> list[str]:
    """`courses/charter.yaml:3:8`, one a finding."""
    return [f"{f.file}:{f.at.span.line}:{f.at.span.column}" for f in findings]


def named(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    """What each finding names besides its place."""
    return [finding.named for finding in findings]


def base(path: str, *changes: tuple[str, str]) -> str:
    """A file of the base with texts replaced; each must be there."""
    text = BASE[path]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def manifest(lines: str) -> str:
    """The base's manifest with lines added."""
    return BASE["catalog.yaml"] + lines
