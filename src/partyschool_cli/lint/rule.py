"""The type of rules. One rule, one file in `rules/`: its page, tests and `--explain` use it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from partyschool_cli.lint.context import CatalogContext, FileContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.text.problem import Problem

if TYPE_CHECKING:
    # It imports the registry, which imports this.
    from partyschool_cli.lint.suppression import SuppressionUse

ProblemCheck = Callable[[FileContext, Problem], Finding | None]
FileCheck = Callable[[FileContext], Iterator[Finding]]
CatalogCheck = Callable[[CatalogContext], Iterator[Finding]]
SuppressionCheck = Callable[["SuppressionUse"], Iterator[Finding]]


class Example(NamedTuple):
    """A catalog that shows a rule, as differences from the base of `lint/examples.py`.

    `changed` maps a file of the base to replacements, old text to new; each old text occurs exactly
    once. `added` maps a path to text to append to that file (a new one if the base has none), or to
    a replacement of the file: bytes, or the target of a link. Of a bad example, `at` is the place
    of the finding (`courses/a.yaml:3:8`), and `fixed` the catalog after the rule's fix, if any.
    """

    changed: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    added: Mapping[str, str | bytes | Path] = MappingProxyType({})
    at: str = ""
    fixed: "Example | None" = None


class Rule(NamedTuple):
    """A rule. Its name is its file's, with hyphens. Texts are for clerks, in Chinese.

    `title` says in a few words what is found; `reason` why it matters and what to do. A rule checks
    problems of loading that have its code (`check_problem`), single files (`check_file`: both
    depend on nothing else, so they can be cached), the catalog (`check`), or the use of a
    suppression (`check_suppression`).
    Each example of `bad` has one finding of the rule: the usual case first, then variants and
    boundary values. `good` are near misses without findings, beside the base itself.
    `is_on` is false for a rule that only runs if it is selected or given a severity.
    `needs_manifest` is true for a rule that is meaningless if the manifest is broken. `joins` is
    for findings of `check` about the manifest: whether `any` component of the catalog
    (`lint/components.py`) has to report one, or `all`.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...] = ()
    check_problem: ProblemCheck | None = None
    check_file: FileCheck | None = None
    check: CatalogCheck | None = None
    check_suppression: SuppressionCheck | None = None
    is_on: bool = True
    needs_manifest: bool = True
    joins: Literal["any", "all"] | None = None

    @property
    def has_fix(self) -> bool:
        """Whether it can mend some of what it finds."""
        return any(example.fixed is not None for example in self.bad)
