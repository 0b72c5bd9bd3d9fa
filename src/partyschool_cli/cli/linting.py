"""What `pschool lint` does with its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.cli.lint_request import TEXT
from partyschool_cli.cli.lint_run import LintRun, prefix_of
from partyschool_cli.cli.lint_scope import scopes
from partyschool_cli.cli.output import refuse_own_file
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import identities, known_of, read_baseline, write_baseline
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_report import LintReport
from partyschool_cli.source.personal import mask
from partyschool_cli.source.tree import shown_path
from partyschool_cli.source.write import write_file
from partyschool_cli.terminal.style import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from partyschool_cli.cli.lint_request import LintRequest
    from partyschool_cli.cli.lint_run import Linted
    from partyschool_cli.cli.workspace import Workspace
    from partyschool_cli.lint.baseline import Baseline
    from partyschool_cli.terminal.style import Line


def run_lint(workspace: Workspace, request: LintRequest) -> int:
    """Lints, mends and reports as asked. Gives the exit code."""
    # All that can be wrong with the command line is told before anything is written.
    _ = (request.selection, request.level, request.format_name)
    runs = _runs(workspace, request)
    _refuse_own_files(runs, request)
    if request.diff:
        _show_diff(workspace, runs)
    mends = request.changes_files and not request.diff
    linted = [run.lint(run.fix().count if mends else 0) for run in runs]
    if len(linted) == 1 and linted[0].checked.is_vouched:
        workspace.console.vouch(runs[0].look)
    if request.write_baseline is not None:
        _write_baseline(workspace, request.write_baseline, linted)
        return 0
    report = _report(request, linted)
    if request.statistics:
        from partyschool_cli.cli.rule_pages import statistics_lines

        _print(workspace, request, statistics_lines(report, workspace.console.width))
    if not _is_for_people(request) or not (request.diff or request.statistics):
        _write_report(workspace, request, report)
    return 1 if any(one.fails(request) for one in linted) else 0


def _runs(workspace: Workspace, request: LintRequest) -> list[LintRun]:
    targets = scopes(workspace, request.paths)
    baseline = _read_baseline(request.baseline) if request.baseline is not None else {}
    is_only = len(targets) == 1
    runs = []
    for scope in targets:
        known = known_of(baseline, mask(prefix_of(scope.root)), is_only=is_only)
        look = None if request.changes_files else workspace.look(scope.root)
        runs.append(LintRun(scope, request, workspace.today, known, look))
    return runs


def _read_baseline(path: Path) -> Baseline:
    name = shown_path(str(path))
    try:
        data = path.read_bytes()
    except OSError:
        hint = f"先用 pschool lint --write-baseline {name} 生成"
        raise CommandLineError(f"没有基线文件 {name}，或读不出来", hint) from None
    return read_baseline(data, name)


def _refuse_own_files(runs: list[LintRun], request: LintRequest) -> None:
    for target in filter(None, (request.file, request.write_baseline)):
        for run in runs:
            refuse_own_file(target, run.scope.root)


def _write_baseline(workspace: Workspace, path: Path, linted: list[Linted]) -> None:
    known = {mask(one.shown.prefix): identities(one.shown.findings) for one in linted}
    write_file(path, write_baseline(known))
    count = sum(len(one.shown.findings) for one in linted)
    workspace.console.note(f"已把 {count} 个问题写入 {shown_path(str(path))}")


def _report(request: LintRequest, linted: list[Linted]) -> LintReport:
    ran = {active.named for one in linted for active in request.rules_for(one.manifest)}
    return LintReport(
        tuple(one.shown for one in linted),
        tuple(named for named in all_rules() if named in ran),
        fail_on=request.level or linted[0].manifest.lint.fail_on,
        known=sum(one.known for one in linted),
        stale=tuple(entry for one in linted for entry in one.stale),
        fixed=sum(one.fixed for one in linted),
    )


def _write_report(workspace: Workspace, request: LintRequest, report: LintReport) -> None:
    finding_format, console = load_format(request.format_name), workspace.console
    if request.file is None:
        look = Appearance(console.colour, console.width)
        console.write(finding_format.write(report, look))
    else:
        write_file(request.file, finding_format.write(report, Appearance()))
        count = len(report.located)
        console.note(f"已写入 {shown_path(str(request.file))}（{count} 个问题）")
    if report.stale_note and not _is_for_people(request):
        console.note(report.stale_note)


def _is_for_people(request: LintRequest) -> bool:
    """Whether standard output is a person's to read, and no program's."""
    return request.file is None and request.format_name == TEXT


def _show_diff(workspace: Workspace, runs: list[LintRun]) -> None:
    from partyschool_cli.cli.lint_diff import diff_lines

    tried = [(run, run.try_fix()) for run in runs]
    for run, fixed in tried:
        lines = diff_lines(run.prefix, fixed)
        _print(workspace, run.request, ((Span(line, _style(line)),) for line in lines))
    count = sum(fixed.count for _, fixed in tried)
    workspace.console.note(f"会改 {count} 处，没有写文件" if count else "没有能自动改的问题")


def _style(line: str) -> str:
    if line.startswith(("+++", "---")):
        return "heading"
    return {"+": "good", "-": "error", "@": "accent"}.get(line[:1], "plain")


def _print(workspace: Workspace, request: LintRequest, lines: Iterable[Line]) -> None:
    """Shows lines to a person: on standard error where a program reads standard output."""
    if request.file is None and request.format_name != TEXT:
        for line in lines:
            workspace.console.note("".join(span.text for span in line))
    else:
        workspace.console.print(lines)
