"""Lint small catalogs: the base of the rules' examples with a test's own files over it."""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.components import Component
from partyschool_cli.lint.engine import lint, run_component_rules, run_rules
from partyschool_cli.lint.examples import BASE
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.fixes import Fixed, fix_catalog
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.writing.journal import apply_changes

Files = Mapping[str, str | bytes | Path | None]
TODAY = dt.date(2026, 11, 23)


def active(*prefixes: str) -> tuple[ActiveRule, ...]:
    """The rules whose codes begin so; all where nothing is given."""
    named = (one for one in all_rules() if one.code.startswith(prefixes or ("PS",)))
    return tuple(ActiveRule(one, one.rule.severity) for one in named)


def context(rules: tuple[ActiveRule, ...], today: dt.date = TODAY) -> LintContext:
    """These rules on a day, whatever the manifest says."""
    return LintContext(today, lambda _: rules)


def lint_root(
    root: Path, rules: tuple[ActiveRule, ...] | None = None, today: dt.date = TODAY
) -> tuple[Finding, ...]:
    """What some rules (default: all) find in the catalog at `root`, without any cache."""
    return lint(load(DiskTree(root)), today, active() if rules is None else rules)


def lint_undivided(
    catalog: Catalog, rules: tuple[ActiveRule, ...], today: dt.date = TODAY
) -> tuple[Finding, ...]:
    """What rules find where those on the catalog are given all of it at once."""
    paths = frozenset(file.source.path for file in catalog.files)
    found = run_component_rules(Component(0, catalog, paths), today, rules)
    run = run_rules(catalog, today, rules)
    return run._replace(of_components={0: found}).findings(catalog)


def write_base(root: Path, files: Files | None = None) -> Path:
    """Write the base with `files` over it to `root`, which is emptied first, and give that.

    A Path is the target of a link; None leaves a file out.
    """
    shutil.rmtree(root, ignore_errors=True)
    for path, content in {**BASE, **(files or {})}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            target.symlink_to(content)
        elif content is not None:
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text, which must be there, in a file of the catalog at `root`."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def findings(
    folder: Path, files: Files, *prefixes: str, today: dt.date = TODAY
) -> tuple[Finding, ...]:
    """What the rules of these codes find in the base with `files` over it; None leaves one out."""
    root = write_base(folder / "catalog", files)
    return lint_root(root, active(*prefixes), today)


def fix(root: Path, *prefixes: str, unsafe: bool = True) -> Fixed:
    """Mend what the rules of these codes find in the catalog at `root`, on disk."""
    rules = context(active(*prefixes))
    fixed = fix_catalog(DiskTree(root), rules, lambda found: found, unsafe=unsafe)
    apply_changes(root, fixed.change_set)
    return fixed


def fixed(folder: Path, files: Files, path: str, *prefixes: str, unsafe: bool = True) -> str:
    """A file's text after the fixes of these rules; line ends as they are."""
    root = write_base(folder / "catalog", files)
    fix(root, *prefixes, unsafe=unsafe)
    return (root / path).read_bytes().decode()


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


def places(found: Iterable[Finding]) -> list[str]:
    """`courses/charter.yaml:3:8` of each finding."""
    return [f"{one.file}:{one.at.span.line}:{one.at.span.column}" for one in found]


def coded_places(found: Iterable[Finding]) -> list[str]:
    """`PS201 teachers/a.yaml:3:9` of each finding."""
    return [f"{one.code} {place}" for one in found for place in places([one])]


def fields(found: Iterable[Finding]) -> list[str]:
    """`class:a sessions[s01].site` of each finding."""
    return [f"{one.entity or one.file} {one.at.field}" for one in found]


def named(found: Iterable[Finding]) -> list[tuple[str, ...]]:
    """What each finding names besides its place."""
    return [one.named for one in found]


def related(finding: Finding) -> list[str]:
    """`file:line` of each related place."""
    return [f"{one.at.source.path}:{one.at.span.line}" for one in finding.related]


def everything(found: Iterable[Finding]) -> list[object]:
    """All that any report shows of findings."""
    return [
        (
            (one.code, one.order, one.severity, one.message, one.hint),
            (one.at.span, one.identity, one.entity),
            [(other.at.source.path, other.at.span, other.message) for other in one.related],
            one.fix,
        )
        for one in found
    ]
