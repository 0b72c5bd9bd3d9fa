"""What `pschool lint` does with its options."""

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.cli.lint_scope import Scope, scopes
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import compare, read_baseline, write_baseline
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import SEVERITY_RANK, Finding
from partyschool_cli.lint.fixing import Fixed, fix_catalog, fix_copy
from partyschool_cli.lint.profile import ActiveRule, Selection, active_rules
from partyschool_cli.lint.registry import all_rules, select
from partyschool_cli.lint.revision import identities_at
from partyschool_cli.model.vocabulary import SEVERITIES, Severity
from partyschool_cli.report.finding_format import Appearance, format_names, load_format
from partyschool_cli.report.lint_report import CatalogFindings, LintReport, shown_prefix
from partyschool_cli.source.decode import decode
from partyschool_cli.source.files import MANIFEST, read_bytes
from partyschool_cli.source.git import git_root
from partyschool_cli.source.span import Problem
from partyschool_cli.source.write import write_file

_FORMAT_OF_SUFFIX = {".sarif": "sarif", ".json": "json", ".xml": "junit"}


@dataclass(frozen=True)
class LintRequest:
    """The options of one `pschool lint`, as they were given."""

    paths: tuple[Path, ...] = ()
    format: str | None = None
    output: Path | None = None
    select: str | None = None
    ignore: str | None = None
    fail_on: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    new_since: str | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    statistics: bool = False

    @cached_property
    def selection(self) -> Selection:
        """The rules that are asked for. Raises CommandLineError for an unknown one."""
        selected = select(self.select, "--select") if self.select is not None else None
        ignored = select(self.ignore, "--ignore") if self.ignore is not None else ()
        return Selection(selected, ignored)

    @cached_property
    def format_name(self) -> str:
        """The format, by `--format`, else by the output's suffix, else text."""
        suffix = self.output.suffix.lower() if self.output else ""
        name = self.format or _FORMAT_OF_SUFFIX.get(suffix, "text")
        return _known(name, format_names(), "--format")

    @cached_property
    def level(self) -> Severity | None:
        """The severity that `--fail-on` names."""
        if self.fail_on is None:
            return None
        name = _known(self.fail_on, tuple(SEVERITIES), "--fail-on")
        return next(severity for severity in SEVERITY_RANK if severity == name)

    def rules_for(self, catalog: Catalog) -> tuple[ActiveRule, ...]:
        """The rules that run on a catalog."""
        return active_rules(catalog.manifest.lint, self.selection)


def _known(name: str, names: tuple[str, ...], option: str) -> str:
    if name not in names:
        raise CommandLineError(f"{option} 不能是“{name}”", f"可写：{'、'.join(names)}")
    return name


@dataclass(frozen=True)
class _Linted:
    """One catalog after its run."""

    catalog: Catalog
    scope: Scope
    findings: tuple[Finding, ...]
    known: int
    fixed: int


def run_lint(workspace: Workspace, request: LintRequest) -> int:
    """Lints, mends and reports as asked. Gives the exit code."""
    find_format = load_format(request.format_name)
    known = _read_baseline(request.baseline)
    targets = scopes(workspace, request.paths)
    if request.diff:
        _show_diffs(workspace, request, targets)
    linted = [_lint_one(workspace, request, scope) for scope in targets]
    if request.write_baseline is not None:
        every = [finding for one in linted for finding in one.findings]
        write_file(request.write_baseline, write_baseline(every))
        workspace.console.note(f"已把 {len(every)} 个问题写入 {request.write_baseline}")
        return 0
    report = _report(request, linted, known)
    if request.statistics:
        _print_statistics(workspace, report)
    elif not request.diff:
        look = Appearance(workspace.console.colour and not request.output, workspace.console.width)
        data = find_format.write(report, look)
        if request.output is not None:
            write_file(request.output, data)
        else:
            workspace.console.write(data)
    return _exit_code(request, report, linted)


def _lint_one(workspace: Workspace, request: LintRequest, scope: Scope) -> _Linted:
    fixed = Fixed()
    if (request.fix or request.unsafe_fixes) and not request.diff:
        fixed = fix_catalog(
            scope.root,
            workspace.today,
            request.rules_for,
            scope.covers,
            unsafe=request.unsafe_fixes,
        )
    catalog = load(scope.root)
    found = lint(catalog, workspace.today, request.rules_for(catalog))
    old = 0
    if request.new_since is not None:
        before = identities_at(request.new_since, scope.root, workspace.today, request.rules_for)
        compared = compare(found, before)
        found, old = compared.new, compared.known
    inside = tuple(finding for finding in found if scope.covers(finding.file))
    return _Linted(catalog, scope, inside, old, fixed.count)


def _report(request: LintRequest, linted: list[_Linted], known: Counter[str] | None) -> LintReport:
    stale: tuple[str, ...] = ()
    left_out = sum(one.known for one in linted)
    catalogs = []
    remaining = known
    for one in linted:
        findings = one.findings
        if remaining is not None:
            compared = compare(findings, remaining)
            findings, stale = compared.new, compared.stale
            remaining = Counter(compared.stale)
            left_out += compared.known
        base = git_root(one.scope.root) or Path.cwd()
        files = (MANIFEST, *(file.source.path for file in one.catalog.files))
        shown = tuple(path for path in files if one.scope.covers(path))
        catalogs.append(CatalogFindings(shown_prefix(one.scope.root, base), findings, shown))
    ran = {rule.named for one in linted for rule in request.rules_for(one.catalog)}
    return LintReport(
        tuple(catalogs),
        tuple(named for named in all_rules() if named in ran),
        fail_on=request.level or linted[0].catalog.manifest.lint.fail_on,
        known=left_out,
        stale=stale,
        fixed=sum(one.fixed for one in linted),
    )


def _exit_code(request: LintRequest, report: LintReport, linted: list[_Linted]) -> int:
    for one, shown in zip(linted, report.catalogs, strict=True):
        limit = SEVERITY_RANK[request.level or one.catalog.manifest.lint.fail_on]
        if any(SEVERITY_RANK[finding.severity] <= limit for finding in shown.findings):
            return 1
    return 0


def _read_baseline(path: Path | None) -> Counter[str] | None:
    if path is None:
        return None
    data = read_bytes(path)
    if isinstance(data, Problem):
        hint = "先用 pschool lint --write-baseline 生成"
        raise CommandLineError(f"基线文件 {path} 读不出来", hint)
    return read_baseline(data, str(path))


def _show_diffs(workspace: Workspace, request: LintRequest, targets: tuple[Scope, ...]) -> None:
    for scope in targets:
        fixed = fix_copy(
            scope.root,
            workspace.today,
            request.rules_for,
            scope.covers,
            unsafe=request.unsafe_fixes,
        )
        base = git_root(scope.root) or Path.cwd()
        prefix = shown_prefix(scope.root, base)
        for path, (before, after) in sorted(fixed.changed.items()):
            workspace.console.write("".join(_diff(prefix + path, before, after)).encode())


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = decode(before).text, decode(after).text
    if old == new:
        yield f"--- a/{path}\n+++ b/{path}\n（内容不变，改存为 UTF-8）\n"
        return
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _print_statistics(workspace: Workspace, report: LintReport) -> None:
    from partyschool_cli.cli.rule_pages import statistics_lines

    workspace.console.print(statistics_lines(report))
