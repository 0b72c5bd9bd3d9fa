"""`pschool lint` of many catalogs: which they are, and the run of them all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path

from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.cli.arguments.many_options import engine_for, given_catalogs
from partyschool_cli.cli.linting.baselines import Baselines
from partyschool_cli.cli.linting.fixes import fix_catalog, show_diff
from partyschool_cli.cli.linting.output import appearance, note_failed, write_known, write_run
from partyschool_cli.cli.progress import progress
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, RefusedError, UserError
from partyschool_cli.lint.baseline import Known
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.scope import EVERYTHING, Scope
from partyschool_cli.many.engine import Done, run_all
from partyschool_cli.many.finding_catalogs import catalogs_at
from partyschool_cli.report.catalog_lint import CatalogLint, LintSettings
from partyschool_cli.report.given_lint import CatalogToLint, job_of, lint_given
from partyschool_cli.report.lint_report import Summary
from partyschool_cli.report.lint_run import CatalogResult, LintRun, PartStore


def lint_many(
    workspace: Workspace, request: LintRequest, targets: Mapping[Path, Scope] | None
) -> int:
    """Lint, fix and report the catalogs of `targets`, or those that the options name.

    Returns the exit code. What goes wrong with a catalog is told, and the others are done.
    """
    if request.new_since is not None and request.many.is_elsewhere:
        hint = "去掉 --scheduler，用 --jobs 在这里做"
        raise CommandLineError("--new-since 要看 git 里的旧版本，别的机器上没有", hint)
    workspace.console.keep_nothing()
    catalogs = _catalogs(workspace, request, targets)
    is_many = request.many.lists_catalogs or len(catalogs) > 1
    settings = request.settings(workspace.today, appearance(workspace, request), is_many=is_many)
    if request.diff:
        jobs = ((one.prefix, job_of(settings, one)) for one in catalogs if not one.error)
        show_diff(workspace, request, jobs)
    if request.applies_fixes:
        catalogs = tuple(_fixed(workspace, request, settings, one) for one in catalogs)
    with closing(PartStore()) as parts:
        total = _Total(parts, is_many=is_many)
        for catalog, done in _done(workspace, request, settings, catalogs):
            total.add(catalog, done)
        run = total.run()
        if request.write_baseline is not None:
            write_known(workspace, request.write_baseline, total.known)
            note_failed(workspace.console, run)
            return 1 if run.failed else 0
        write_run(workspace, request, run)
    return 1 if total.fails or run.failed else 0


def _done(
    workspace: Workspace,
    request: LintRequest,
    settings: LintSettings,
    catalogs: Sequence[CatalogToLint],
) -> Iterator[tuple[CatalogToLint, Done[CatalogLint]]]:
    """Lint the catalogs where the options say."""
    engine = engine_for(request.many, catalogs, workspace.console.note)
    with progress("正在检查", unit="个目录", colour=workspace.options.colour) as shown:
        results = run_all(engine, partial(lint_given, settings), catalogs, shown)
        with closing(results):
            yield from results


class _Total:
    """What the catalogs of a run add up to."""

    def __init__(self, parts: PartStore, *, is_many: bool) -> None:
        self._parts = parts
        self._is_many = is_many
        self._codes: frozenset[str] = frozenset()
        self._results: list[CatalogResult] = []
        self._by_rule: Counter[tuple[str, str]] = Counter()
        self.known: dict[str, Known] = {}
        self.fails = False

    def add(self, catalog: CatalogToLint, done: Done[CatalogLint]) -> None:
        """Add what became of a catalog. Raises RefusedError for the error of the only one."""
        if done.error and not self._is_many:
            raise RefusedError(f"没有检查 {catalog.name}：{done.error}")
        linted, county = done.value, catalog.county
        summary = None if linted is None else linted.summary
        self._results.append(
            CatalogResult(
                catalog.name, county.code, county.title, catalog.prefix, summary, done.error
            )
        )
        if linted is not None:
            self._parts.add(linted.parts)
            self._by_rule.update(linted.by_rule)
            self.known[catalog.prefix] = linted.known
            self._codes = linted.codes
            self.fails = self.fails or linted.fails

    def run(self) -> LintRun:
        """The run as formats write it."""
        summaries = [one.summary for one in self._results if one.summary is not None]
        total = reduce(Summary.plus, summaries) if summaries else Summary()
        if self._is_many:
            return LintRun(self._parts, total, all_rules(), tuple(self._results), self._by_rule)
        rules = tuple(named for named in all_rules() if named.code in self._codes)
        return LintRun(self._parts, total, rules, (), self._by_rule)


def _catalogs(
    workspace: Workspace, request: LintRequest, targets: Mapping[Path, Scope] | None
) -> tuple[CatalogToLint, ...]:
    """The catalogs of a run, by path."""
    given = given_catalogs(workspace, request.many) if targets is None else catalogs_at(targets)
    scopes = targets or {}
    baselines = Baselines(workspace, request)
    found = []
    for one in sorted(given, key=lambda one: one.prefix):
        own = CatalogToLint(
            one.name,
            one.county,
            one.tree,
            one.prefix,
            one.error,
            scope=scopes.get(one.tree.folder, EVERYTHING),
            since=request.new_since,
            uses_cache=workspace.options.caches and not request.changes_files,
        )
        found.append(own if own.error else _with_known(own, baselines, is_only=len(given) == 1))
    return tuple(found)


def _with_known(own: CatalogToLint, baselines: Baselines, *, is_only: bool) -> CatalogToLint:
    try:
        return replace(own, known=baselines.known(own.tree.folder, own.prefix, is_only=is_only))
    except UserError as error:
        return replace(own, error=error.line)


def _fixed(
    workspace: Workspace, request: LintRequest, settings: LintSettings, own: CatalogToLint
) -> CatalogToLint:
    """The catalog after its findings were fixed on disk."""
    if own.error:
        return own
    try:
        return replace(own, fixed=fix_catalog(workspace, request, job_of(settings, own)))
    except UserError as error:
        return replace(own, error=error.line)
