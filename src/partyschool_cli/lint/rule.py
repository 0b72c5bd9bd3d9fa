"""The type of rules. One rule, one file in `rules/`: its page, tests and `--explain` use it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from partyschool_cli.lint.context import FileInspection, Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.model.vocabulary import Severity

if TYPE_CHECKING:
    # It imports the registry, which imports this.
    from partyschool_cli.lint.suppression import SuppressionUse

FileCheck = Callable[[FileInspection], Iterator[Finding]]
CatalogCheck = Callable[[Inspection], Iterator[Finding]]
SuppressionCheck = Callable[["SuppressionUse"], Iterator[Finding]]


class Example(NamedTuple):
    """A catalog that shows a rule, as its differences from the base of `lint/examples.py`.

    `changed` maps a file of the base to what is replaced in it, old text to new; each old text
    occurs there exactly once. `added` maps a path to text for the end of that file, which is new
    where the base has none, or to what stands in its place: bytes, or the target of a link.
    Of a bad example, `at` is where the finding stands (`courses/a.yaml:3:8`), and `fixed` the
    catalog after the rule's fix, where it has one.
    """

    changed: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    added: Mapping[str, str | bytes | Path] = MappingProxyType({})
    at: str = ""
    fixed: "Example | None" = None


class Rule(NamedTuple):
    """A rule. Its name is its file's, with hyphens. Texts are what a clerk reads.

    `title` says in a few words what is found; `reason` why it matters and what to do. A rule checks
    each file by itself (`check_file`: depends on nothing else, so it can be cached), the catalog
    (`check`), or what became of a suppression (`check_suppression`).
    Each example of `bad` has one finding of the rule: the usual fault first, then its other forms
    and boundary values. `good` are examples that come close and have none, beside the base itself.
    `is_on` is false for a rule that only runs when it is selected or given a severity.
    `needs_manifest` is true for a rule that means nothing while the manifest is broken. A rule
    whose `check` also finds faults of the manifest says in `joins` when one holds: if `any`
    component of the catalog (`lint/components.py`) has it, or if `all` have.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...] = ()
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
