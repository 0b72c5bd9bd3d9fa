"""`pschool lint` of one catalog."""

from contextlib import closing
from pathlib import Path

from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.cli.linting.baselines import Baselines
from partyschool_cli.cli.linting.fixes import fix_catalog, show_diff
from partyschool_cli.cli.linting.output import appearance, write_known, write_run
from partyschool_cli.cli.until_exit import hold
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.lint.job import LintJob
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.scope import Scope
from partyschool_cli.report.catalog_lint import catalog_lint
from partyschool_cli.report.lint_run import LintRun, PartStore


def lint_one(workspace: Workspace, request: LintRequest, root: Path, scope: Scope) -> int:
    """Lint, fix and report the catalog at `root`. Returns the exit code."""
    console, prefix = workspace.console, workspace.prefix(root)
    settings = request.settings(workspace.today, appearance(workspace, request), is_many=False)
    job = LintJob(
        root,
        settings.context,
        scope,
        Baselines(workspace, request).known(root, prefix, is_only=True),
        request.new_since,
        None if request.changes_files else workspace.snapshot(root),
    )
    if request.diff:
        show_diff(workspace, request, [(prefix, job)])
    fixed = fix_catalog(workspace, request, job) if request.applies_fixes else 0
    with workspace.progress("正在检查") as shown:
        outcome = job.run(shown)
    hold(outcome)
    linted = catalog_lint(settings, job, outcome, prefix=prefix, fixed=fixed)
    if linted.is_private:
        console.keep_nothing()
    if linted.depends_on_snapshot:
        console.depends_on(job.snapshot)
    if request.write_baseline is not None:
        write_known(workspace, request.write_baseline, {prefix: linted.known})
        return 0
    rules = tuple(named for named in all_rules() if named.code in linted.codes)
    with closing(PartStore()) as parts:
        parts.add(linted.parts)
        write_run(workspace, request, LintRun(parts, linted.summary, rules, (), linted.by_rule))
    return 1 if linted.fails else 0
