"""The findings of a run, from one catalog or several, as the formats write them out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its file as reports name it: from the git root or the working directory."""

    finding: Finding
    file: str


@dataclass(frozen=True)
class CatalogFindings:
    """The findings of one catalog. `prefix` leads from the shown root to its folder (`catalog/`).

    `files` are the paths of all its files that were looked at, in order.
    """

    prefix: str
    findings: tuple[Finding, ...]
    files: tuple[str, ...]

    def shown(self, source: SourceFile) -> str:
        """A file's path as reports name it."""
        return self.prefix + source.path


@dataclass(frozen=True)
class LintReport:
    """Everything that a run has to say.

    `known` counts the findings that a baseline or a revision left out, `stale` are baseline entries
    that no longer occur, `fixed` counts what was mended in this run. `rules` are those that ran.
    """

    catalogs: tuple[CatalogFindings, ...]
    rules: tuple[NamedRule, ...]
    fail_on: Severity = "error"
    known: int = 0
    stale: tuple[str, ...] = ()
    fixed: int = 0

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """Every finding in the fixed order: path, line, column, code."""
        found = [
            Located(finding, catalog.shown(finding.at.source))
            for catalog in self.catalogs
            for finding in catalog.findings
        ]
        return tuple(sorted(found, key=lambda one: (one.file, one.finding.order)))

    def related(self, located: Located) -> Iterator[tuple[str, Related]]:
        """The other places that a finding speaks of, each with its file as reports name it."""
        prefix = located.file.removesuffix(located.finding.file)
        for related in located.finding.fault.related:
            yield prefix + related.at.source.path, related

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity, all three present."""
        counted = Counter(one.finding.severity for one in self.located)
        return {"error": counted["error"], "warning": counted["warning"], "info": counted["info"]}

    @cached_property
    def fixable(self) -> tuple[int, int]:
        """How many findings have a safe fix, and how many an unsafe one."""
        fixes = [one.finding.fault.fix for one in self.located]
        safe = sum(1 for fix in fixes if fix is not None and fix.is_safe)
        return safe, sum(1 for fix in fixes if fix is not None) - safe

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was looked at, as reports name it."""
        return tuple(c.prefix + path for c in self.catalogs for path in c.files)


def shown_prefix(root: Path, base: Path) -> str:
    """What leads from `base` to the catalog at `root`: `catalog/`, with `/`; empty where they are one."""
    import os

    relative = Path(os.path.relpath(root, base)).as_posix()
    return "" if relative == "." else f"{relative}/"
