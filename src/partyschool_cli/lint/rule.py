"""What a rule is. One rule, one file in `rules/`: its page, test and `--explain` come from it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from partyschool_cli.lint.context import FileInspection, Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.suppression import SuppressionUse
from partyschool_cli.model.vocabulary import Severity

FileCheck = Callable[[FileInspection], Iterator[Finding]]
CatalogCheck = Callable[[Inspection], Iterator[Finding]]
SuppressionCheck = Callable[[SuppressionUse], Iterator[Finding]]


class Example(NamedTuple):
    """Files of a catalog that show a rule: laid over the small base catalog of `lint/examples.py`.

    `files` maps a path in the catalog to its text, to a Path for a link that leads there, or to
    None for a file that the base has and this example must not. `at` is where the finding stands
    in a bad example: `courses/a.yaml:3:8`.
    """

    files: Mapping[str, str | bytes | Path | None]
    at: str = ""


class Rule(NamedTuple):
    """A rule. Its name is its file's, with hyphens. Texts are what a clerk reads.

    `title` says in a few words what is found; `reason` why it matters and what to do. A rule checks
    each file by itself (`check_file`: depends on nothing else, so it can be cached), the catalog
    (`check`), or what became of a suppression (`check_suppression`).
    `fixed` is the bad example after its fix, where the rule has one. `is_on` is false for a rule
    that only runs when it is selected or given a severity. `needs_manifest` is true for a rule
    that means nothing while the manifest is broken. A rule whose `check` also finds faults of the
    manifest says in `joins` when one holds: if `any` part of the catalog
    (`lint/components.py`) has it, or if `all` have.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    good: Example
    bad: Example
    check_file: FileCheck | None = None
    check: CatalogCheck | None = None
    check_suppression: SuppressionCheck | None = None
    fixed: Mapping[str, str] = MappingProxyType({})
    is_on: bool = True
    needs_manifest: bool = True
    joins: Literal["any", "all"] | None = None
