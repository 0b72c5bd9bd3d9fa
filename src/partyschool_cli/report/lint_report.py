"""The findings of one catalog, for the formats.

Personal numbers are masked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.text.span import Span
from partyschool_cli.source.text.splice import Splice


class RelatedPlace(NamedTuple):
    """Another place that a finding refers to, with its file as reports name it."""

    file: str
    at: At
    message: str


class Summary(NamedTuple):
    """What is counted in a catalog, and added up over many.

    `faulty` are the files that have findings, `unchecked` those of them that are unexpected.
    `fixable` are the numbers of findings with a safe fix and with an unsafe one, `known` those that
    a baseline or a revision excluded, `stale` are baseline entries that no longer occur, `fixed`
    counts the findings fixed in this run. `first_code` is the code of the first finding.
    """

    error: int = 0
    warning: int = 0
    info: int = 0
    files: int = 0
    faulty: int = 0
    unchecked: int = 0
    fixable: tuple[int, int] = (0, 0)
    known: int = 0
    stale: tuple[str, ...] = ()
    fixed: int = 0
    fail_on: Severity = "error"
    first_code: str = ""

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Number of findings by severity, with all three severities."""
        return {"error": self.error, "warning": self.warning, "info": self.info}

    @property
    def found(self) -> int:
        """Number of findings."""
        return self.error + self.warning + self.info

    @property
    def stale_note(self) -> str:
        """A note on the stale entries; empty if there are none."""
        if not self.stale:
            return ""
        return f"基线里有 {len(self.stale)} 条已经不再出现，可用 --write-baseline 重新生成"

    def plus(self, other: "Summary") -> "Summary":
        """The sums of both."""
        safe, unsafe = self.fixable
        return self._replace(
            error=self.error + other.error,
            warning=self.warning + other.warning,
            info=self.info + other.info,
            files=self.files + other.files,
            faulty=self.faulty + other.faulty,
            unchecked=self.unchecked + other.unchecked,
            fixable=(safe + other.fixable[0], unsafe + other.fixable[1]),
            known=self.known + other.known,
            stale=self.stale + other.stale,
            fixed=self.fixed + other.fixed,
            first_code=self.first_code or other.first_code,
        )


class Located(NamedTuple):
    """A finding with its catalog, whose prefix reports show."""

    finding: Finding
    catalog: "CatalogFindings"

    @property
    def prefix(self) -> str:
        """The path from the git root, or the working directory, to its catalog."""
        return self.catalog.prefix

    @property
    def file(self) -> str:
        """Its file from the git root, else from the working directory, with `/`."""
        return mask(self.prefix + self.finding.file)

    @property
    def span(self) -> Span:
        """Its span in the file."""
        return self.finding.at.span

    @property
    def text(self) -> str:
        """Message and hint, for formats that have one text."""
        return "。".join(filter(None, (self.finding.message, self.finding.hint)))

    @property
    def related(self) -> Iterator[RelatedPlace]:
        """The other places that it refers to."""
        for other in self.finding.related:
            file = mask(self.prefix + other.at.source.path)
            yield RelatedPlace(file, other.at, mask(other.message))

    @property
    def edits(self) -> tuple[Splice, ...]:
        """The edits of its fix, for programs that apply them.

        Empty if they contain a personal number: a masked one must not be written.
        """
        fix = self.finding.fix
        edits = fix.patch.splices if fix is not None else ()
        return () if any(mask(edit.replacement) != edit.replacement for edit in edits) else edits

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits, unique to a finding and independent of line numbers."""
        import hashlib

        number = self.catalog.numbers[id(self.finding)]
        identity = f"{mask(self.prefix)}|{self.finding.identity}|{number}"
        return hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, eq=False)
class CatalogFindings:
    """The findings of one catalog. `prefix` is the path from the shown root to it (`catalog/`).

    `files` are the paths of all its files that were checked, in order. `name` is the catalog's own
    among several, empty if it is the only one.
    """

    prefix: str
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    name: str = ""

    def located(self) -> Iterator[Located]:
        """Its findings with their prefix."""
        return (Located(finding, self) for finding in self.findings)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each finding (by `id`) among those of its identity, from 1."""
        seen: Counter[str] = Counter()
        found = {}
        for finding in self.findings:
            seen[finding.identity] += 1
            found[id(finding)] = seen[finding.identity]
        return found


@dataclass(frozen=True, eq=False)
class LintReport:
    """What a lint of one catalog found, and what else is to be told of it, as in `Summary`.

    `rules` are those that formats may refer to: that ran, or all of them.
    """

    catalog: CatalogFindings
    rules: tuple[NamedRule, ...]
    fail_on: Severity = "error"
    known: int = 0
    stale: tuple[str, ...] = ()
    fixed: int = 0

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """Every finding, sorted by path, line, column, code."""
        return tuple(sorted(self.catalog.located(), key=lambda one: one.finding.order))

    @cached_property
    def summary(self) -> Summary:
        """What formats tell below the findings."""
        counted = Counter(one.finding.severity for one in self.located)
        fixes = [one.finding.fix for one in self.located]
        safe = sum(1 for fix in fixes if fix is not None and fix.is_safe)
        faulty = {one.finding.file for one in self.located}
        return Summary(
            error=counted["error"],
            warning=counted["warning"],
            info=counted["info"],
            files=len(self.catalog.files),
            faulty=len(faulty),
            unchecked=len(faulty.difference(self.catalog.files)),
            fixable=(safe, sum(1 for fix in fixes if fix is not None) - safe),
            known=self.known,
            stale=self.stale,
            fixed=self.fixed,
            fail_on=self.fail_on,
            first_code=self.located[0].finding.code if self.located else "",
        )

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was checked, as reports name it."""
        return tuple(mask(self.catalog.prefix + path) for path in self.catalog.files)
