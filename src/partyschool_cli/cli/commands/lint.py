"""`pschool lint`: check catalogs, and apply fixes."""

from pathlib import Path

import typer

from partyschool_cli.cli.arguments import lint_options as options
from partyschool_cli.cli.arguments import many_options
from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.cli.arguments.lint_scopes import are_catalogs, scopes
from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace

HELP = """检查课程目录，说明哪里有错、怎么改

不写文件就检查整个目录；写了文件或文件夹，只报告其中的问题（引用仍按整个目录核对）。
写几个课程目录的文件夹，就一起检查，一个打不开不影响别的。
没有达到 --fail-on 的问题时返回 0，有则返回 1；有目录没能检查也返回 1。
例：pschool lint 清徐 阳曲 娄烦　　pschool lint --each 全省 -o 问题.json

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
    each: many_options.Each = False,
    catalogs_from: many_options.CatalogsFrom = None,
    jobs: many_options.Jobs = None,
    scheduler: many_options.Scheduler = None,
    shared: many_options.Shared = False,
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
        given = tuple(map(Path, paths or ()))
        request = LintRequest(
            paths=given,
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
            many=ManyRequest(given, each, catalogs_from, jobs, scheduler, shared),
        )
        raise typer.Exit(_lint(workspace, request))


def _lint(workspace: Workspace, request: LintRequest) -> int:
    """Lint, fix and report. Returns the exit code."""
    # Errors of the command line are reported before anything is written.
    _ = (request.selection, request.level, request.format_name)
    # With --catalog, paths are within the catalogs that it names.
    may_be_catalogs = not workspace.options.catalogs
    is_named = request.many.lists_catalogs or (may_be_catalogs and are_catalogs(request.paths))
    targets = None if is_named else scopes(workspace, request.paths)
    for target in filter(None, (request.file, request.write_baseline)):
        refuse_target(target)
    if targets is not None and len(targets) == 1 and not request.many.uses_cluster:
        from partyschool_cli.cli.linting.lint_one import lint_one

        [(root, scope)] = targets.items()
        return lint_one(workspace, request, root, scope)
    from partyschool_cli.cli.linting.lint_many import lint_many

    return lint_many(workspace, request, targets)


command = Command(run, HELP)
