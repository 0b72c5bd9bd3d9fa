"""`pschool lint`: check catalogs, and apply fixes."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from partyschool_cli.cli.arguments import lint_options as options
from partyschool_cli.cli.arguments.lint_request import TEXT, LintRequest
from partyschool_cli.cli.arguments.lint_scopes import scopes
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.lint.baseline import (
    Baseline,
    identities,
    known_of,
    read_baseline,
    write_baseline,
)
from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.lint.job import LintJob, LintOutcome
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.run import LintContext
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_report import CatalogFindings, LintReport
from partyschool_cli.source.changes.own_file import is_own_file, named_baseline
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_file
from partyschool_cli.source.text.personal import mask

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

HELP = """检查课程目录，说明哪里有错、怎么改

不写文件就检查整个目录；写了文件或文件夹，只报告其中的问题（引用仍按整个目录核对）。
没有达到 --fail-on 的问题时返回 0，有则返回 1。

忽略一处问题：在那一行或上一行写注释 # pschool: ignore[PS411] 原因；
忽略整个文件：# pschool: ignore-file[PS305] 原因。"""


def run(
    context: typer.Context,
    paths: options.Paths = None,
    format: options.Format = None,
    output: options.Output = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    fix: options.Fix = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    new_since: options.NewSince = None,
    baseline: options.Baseline = None,
    write_baseline_file: options.WriteBaselineFile = None,
    explain_code: options.ExplainCode = None,
    list_rules_only: options.ListRulesOnly = False,
    statistics: options.Statistics = False,
) -> None:
    """Run `pschool lint`; exit 1 where there are findings at or above `fail_on`."""
    workspace = workspace_of(context)
    console = workspace.console
    if explain_code is not None:
        from partyschool_cli.views import rules_text

        console.print(rules_text.page_lines(explain_code, console.width))
    elif list_rules_only:
        from partyschool_cli.views import rules_text

        console.print(rules_text.list_lines(console.width))
    else:
        request = LintRequest(
            paths=tuple(map(Path, paths or ())),
            format=format,
            output=output,
            select=",".join(select) if select else None,
            ignore=",".join(ignore) if ignore else None,
            fail_on=fail_on,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            new_since=new_since,
            baseline=Path(baseline) if baseline else None,
            write_baseline=Path(write_baseline_file) if write_baseline_file else None,
            statistics=statistics,
        )
        raise typer.Exit(_lint(workspace, request))


def _lint(workspace: Workspace, request: LintRequest) -> int:
    """Lint, fix and report. Returns the exit code."""
    # Errors of the command line are reported before anything is written.
    _ = (request.selection, request.level, request.format_name)
    jobs = _jobs(workspace, request)
    for target in filter(None, (request.file, request.write_baseline)):
        refuse_target(target)
    if request.diff:
        _show_diff(workspace, request, jobs)
    applies_fixes = request.changes_files and not request.diff
    fixed = sum(_fix(workspace, request, job) for job in jobs) if applies_fixes else 0
    outcomes = [_run(workspace, job) for job in jobs]
    if any(one.linted.is_personal or one.linted.reads_beside for one in outcomes):
        workspace.console.keep_nothing()
    if len(jobs) == 1 and outcomes[0].linted.depends_on_snapshot:
        workspace.console.depends_on(jobs[0].snapshot)
    shown = [_shown(workspace, job, outcome) for job, outcome in zip(jobs, outcomes, strict=True)]
    if request.write_baseline is not None:
        _write_baseline(workspace, request.write_baseline, shown)
        return 0
    report = _report(request, outcomes, shown, fixed)
    if request.statistics:
        from partyschool_cli.views import rules_text

        lines = rules_text.statistics_lines(report, workspace.console.width)
        _print(workspace, request, lines)
    if not _is_for_people(request) or not (request.diff or request.statistics):
        _write_report(workspace, request, report)
    return 1 if any(_fails(request, outcome) for outcome in outcomes) else 0


def _jobs(workspace: Workspace, request: LintRequest) -> list[LintJob]:
    targets = scopes(workspace, request.paths)
    given = _read_baseline(request.baseline) if request.baseline is not None else None
    context = LintContext(workspace.today, request.rules_for)
    return [
        LintJob(
            root,
            context,
            scope,
            known_of(
                _own_baseline(workspace, request, root) if given is None else given,
                mask(workspace.prefix(root)),
                is_only=given is None or len(targets) == 1,
            ),
            request.new_since,
            None if request.changes_files else workspace.snapshot(root),
        )
        for root, scope in targets.items()
    ]


def _own_baseline(workspace: Workspace, request: LintRequest, root: Path) -> Baseline:
    """The baseline that the manifest names; empty where none counts."""
    named = named_baseline(DiskTree(root)) if request.write_baseline is None else None
    if named is None:
        return {}
    workspace.console.keep_nothing()  # who asks for what was kept looks at no baseline
    if not is_own_file(root, named):
        workspace.console.note(
            f"catalog.yaml 写的基线 {shown_path(named)} 不在总目录旁边或下面，或是链接，没有用"
        )
        return {}
    return _read_baseline(root / named)


def _read_baseline(path: Path) -> Baseline:
    name = shown_path(str(path))
    data = read_given(path, "基线文件", f"先用 pschool lint --write-baseline {name} 生成")
    return read_baseline(data, name)


def _run(workspace: Workspace, job: LintJob) -> LintOutcome:
    with workspace.progress("正在检查") as shown:
        return job.run(shown)


def _fix(workspace: Workspace, request: LintRequest, job: LintJob) -> int:
    """Fix the reported findings on disk. Returns their number."""
    from partyschool_cli.cli.written_changes import write_changes

    workspace.recover(job.root)
    fixed = job.fix(unsafe=request.unsafe_fixes)
    write_changes(workspace, job.root, fixed.change_set)
    return fixed.count


def _shown(workspace: Workspace, job: LintJob, outcome: LintOutcome) -> CatalogFindings:
    return CatalogFindings(workspace.prefix(job.root), outcome.reported, outcome.paths)


def _fails(request: LintRequest, outcome: LintOutcome) -> bool:
    """Whether a finding is at or above the level that fails."""
    limit = SEVERITY_RANK[request.level or outcome.manifest.lint.fail_on]
    return any(SEVERITY_RANK[finding.severity] <= limit for finding in outcome.reported)


def _write_baseline(workspace: Workspace, path: Path, shown: list[CatalogFindings]) -> None:
    known = {mask(one.prefix): identities(one.findings) for one in shown}
    write_file(path, write_baseline(known))
    count = sum(len(one.findings) for one in shown)
    workspace.console.note(f"已把 {count} 个问题写入 {shown_path(str(path))}")


def _report(
    request: LintRequest, outcomes: list[LintOutcome], shown: list[CatalogFindings], fixed: int
) -> LintReport:
    ran = {active.named for one in outcomes for active in request.rules_for(one.manifest)}
    return LintReport(
        tuple(shown),
        tuple(named for named in all_rules() if named in ran),
        fail_on=request.level or outcomes[0].manifest.lint.fail_on,
        known=sum(one.known for one in outcomes),
        stale=tuple(entry for one in outcomes for entry in one.stale),
        fixed=fixed,
    )


def _write_report(workspace: Workspace, request: LintRequest, report: LintReport) -> None:
    finding_format, console = load_format(request.format_name), workspace.console
    if request.file is None:
        appearance = Appearance(console.colour, console.width)
        console.write(finding_format.write(report, appearance))
    else:
        write_file(request.file, finding_format.write(report, Appearance()))
        count = len(report.located)
        console.note(f"已写入 {shown_path(str(request.file))}（{count} 个问题）")
    if report.stale_note and not _is_for_people(request):
        console.note(report.stale_note)


def _is_for_people(request: LintRequest) -> bool:
    """Whether standard output is for people rather than programs."""
    return request.file is None and request.format_name == TEXT


def _show_diff(workspace: Workspace, request: LintRequest, jobs: list[LintJob]) -> None:
    from partyschool_cli.views.unified_diff import styled_diff

    count = 0
    for job in jobs:
        fixed = job.fix(unsafe=request.unsafe_fixes)
        count += fixed.count
        _print(workspace, request, styled_diff(workspace.prefix(job.root), fixed.changed))
    workspace.console.note(f"会改 {count} 处，没有写文件" if count else "没有能自动改的问题")


def _print(workspace: Workspace, request: LintRequest, lines: "Iterable[Line]") -> None:
    """Show lines to a person: on standard error if standard output is for programs."""
    if _is_for_people(request):
        workspace.console.print(lines)
    else:
        for line in lines:
            workspace.console.note("".join(span.text for span in line))


command = Command(run, HELP)
