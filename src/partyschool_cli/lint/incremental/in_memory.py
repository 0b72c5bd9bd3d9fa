"""Lint a catalog in memory again and again: rules run only where its files are others than before.

Beside `rerun`, which starts from a state on disk and loads what changed: here all files are loaded,
and one that did not change is the same object (`catalog/reload.py`).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.components import Component, components_of, split
from partyschool_cli.lint.context import FileContext, file_context
from partyschool_cli.lint.engine import RuleRun, run_component_rules, run_file_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.state import Severities, by_path, severities
from partyschool_cli.lint.rule_helpers.materials import Beside, files_beside
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.lint.suppression import Suppression
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.gc_pause import gc_paused
from partyschool_cli.source.yaml.source_file import SourceFile

# The name of the one part of a catalog that cannot be split.
_WHOLE: Final = ""

Comments = tuple[tuple[Suppression, FileContext], ...]


class _OfFile(NamedTuple):
    """What the rules on single files found in one, as it was then."""

    source: SourceFile
    problems: tuple[Problem, ...]
    found: tuple[Finding, ...] = ()
    comments: Comments = ()


class _OfPart(NamedTuple):
    """What the rules on the catalog found in one component of it, as it was then."""

    part: Component
    found: tuple[Finding, ...]


@dataclass(frozen=True, eq=False)
class LintMemo:
    """What a lint found and of what, for the next one. An empty one is as good as none."""

    day: dt.date | None = None
    severities: Severities = field(default_factory=dict)
    files: Mapping[str, _OfFile] = field(default_factory=dict)
    # By the first of the paths of its files.
    parts: Mapping[str, _OfPart] = field(default_factory=dict)
    beside: Beside = field(default_factory=dict)


class LintedAgain(NamedTuple):
    """Result: the findings, sorted, and what the next lint can start from."""

    findings: tuple[Finding, ...]
    memo: LintMemo


def lint_again(
    catalog: Catalog,
    context: LintContext,
    memo: LintMemo,
    pause: Callable[[], None] = lambda: None,
) -> LintedAgain:
    """Lint a catalog, with what an earlier lint found where it still holds.

    `pause` is called now and then; what it raises ends the lint.
    """
    rules = context.rules_for(catalog.manifest)
    now = severities(rules)
    if now != memo.severities or context.today != memo.day:
        memo = LintMemo(context.today, now)
    with gc_paused():
        beside = files_beside(catalog.files, catalog.tree)
        moved = _moved(memo.beside, beside)
        files = _of_files(catalog, rules, memo, moved)
        pause()
        how = split(catalog)
        # One that cannot be split just now can be soon, and then its parts are as they were.
        parts: dict[str, _OfPart] = {} if how is not None else dict(memo.parts)
        numbered: dict[int, tuple[Finding, ...]] = {}
        for part in components_of(catalog, how):
            pause()
            name = min(part.paths, default="") if how is not None else _WHOLE
            old = memo.parts.get(name)
            if old is None or not part.paths.isdisjoint(moved) or not _is_same(old.part, part):
                old = _OfPart(part, run_component_rules(part, context.today, _paused(rules, pause)))
            parts[name] = old
            numbered[part.number] = old.found
    run = RuleRun(
        rules,
        tuple(one for each in files.values() for one in each.found),
        tuple(one for each in files.values() for one in each.comments),
        how,
        numbered,
    )
    return LintedAgain(run.findings(catalog), LintMemo(context.today, now, files, parts, beside))


def _moved(old: Beside, new: Beside) -> set[str]:
    """The files of which something beside the catalog came or went."""
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


def _paused(rules: Sequence[ActiveRule], pause: Callable[[], None]) -> Iterator[ActiveRule]:
    for rule in rules:
        pause()
        yield rule


def _of_files(
    catalog: Catalog, rules: tuple[ActiveRule, ...], memo: LintMemo, moved: set[str]
) -> dict[str, _OfFile]:
    """What the rules on single files find in each: only what changed is looked at."""
    found: dict[str, _OfFile] = {}
    fresh: list[FileContext] = []
    for source, problems, context in _files(catalog):
        path = source.path
        old = memo.files.get(path)
        is_known = old is not None and old.source is source and old.problems == problems
        if old is None or not is_known or path in moved or path in found:
            fresh.append(context())
            found[path] = _OfFile(source, problems)
        else:
            found[path] = old
    if not fresh:
        return found
    run = run_file_rules(fresh, rules)
    for path, findings in by_path(run.of_files).items():
        found[path] = found[path]._replace(found=tuple(findings))
    for comment in run.comments:
        path = comment[1].source.path
        found[path] = found[path]._replace(comments=(*found[path].comments, comment))
    return found


_LazyContext = Callable[[], FileContext]


def _files(catalog: Catalog) -> Iterator[tuple[SourceFile, tuple[Problem, ...], _LazyContext]]:
    """Every file that rules on single files check, as `engine.run_rules` has them."""
    manifest = catalog.manifest_file
    yield manifest.source, manifest.problems, partial(file_context, manifest)
    for file in catalog.files:
        yield file.source, file.problems, partial(file_context, file)
    for path, problem in catalog.unexpected:
        source = SourceFile(catalog.tree, path)
        yield source, (problem,), partial(FileContext, source, None, (problem,))


def _is_same(old: Component, new: Component) -> bool:
    """Whether a component has the same files, and sees the same."""
    before, after = old.catalog, new.catalog
    return (
        old.paths == new.paths
        and before.manifest_file is after.manifest_file
        and before.unread_folders == after.unread_folders
        and before.unexpected == after.unexpected
        and len(before.files) == len(after.files)
        and all(a.source is b.source for a, b in zip(before.files, after.files, strict=True))
    )
