"""`pschool lint --fix` and `--diff`."""

from collections.abc import Iterable

from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.cli.linting.output import print_lines
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.lint.job import LintJob


def fix_catalog(workspace: Workspace, request: LintRequest, job: LintJob) -> int:
    """Fix the reported findings on disk. Returns their number."""
    from partyschool_cli.cli.written_changes import write_changes

    workspace.recover(job.root)
    fixed = job.fix(unsafe=request.unsafe_fixes)
    write_changes(workspace, job.root, fixed.change_set)
    return fixed.count


def show_diff(
    workspace: Workspace, request: LintRequest, jobs: Iterable[tuple[str, LintJob]]
) -> None:
    """Show what fixes would change in the catalogs, which are named by their prefixes."""
    from partyschool_cli.views.unified_diff import styled_diff

    count = 0
    for prefix, job in jobs:
        fixed = job.fix(unsafe=request.unsafe_fixes)
        count += fixed.count
        print_lines(workspace, request, styled_diff(prefix, fixed.changed))
    workspace.console.note(f"会改 {count} 处，没有写文件" if count else "没有能自动改的问题")
