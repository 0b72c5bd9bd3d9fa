"""`pschool lint`: checks catalogs, and mends what can be mended."""

from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.lint_request import LintRequest
from partyschool_cli.cli.linting import run_lint
from partyschool_cli.cli.typer_zh.folder import Command

HELP = """检查课程目录，说明哪里有错、怎么改

不写文件就检查整个目录；写了文件或文件夹，只报告其中的问题（引用仍按整个目录核对）。
没有达到 --fail-on 的问题时返回 0，有则返回 1。

忽略一处问题：在那一行或上一行写注释 # pschool: ignore[PS411] 原因；
忽略整个文件：# pschool: ignore-file[PS305] 原因。"""


def run(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="只报告这些文件或文件夹里的问题")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text、concise、json、sarif、github、gitlab、junit、rdjson",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="写到文件；“-”是标准输出"),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="RULES", help="只用这些规则：代码、前缀（PS4）或名称，逗号隔开"
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="不用这些规则")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="LEVEL", help="有这一级的问题就返回 1：error、warning、info"
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="改好能放心改的问题")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="也改要人过目的问题")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会怎么改，不写文件")] = False,
    new_since: Annotated[
        str | None,
        typer.Option("--new-since", metavar="REV", help="只报告 git 版本 REV 之后新出现的问题"),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="不报告基线文件里已有的问题")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="把现有的问题写成基线文件"),
    ] = None,
    explain_code: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="说明一条规则，附例子")
    ] = None,
    list_rules_only: Annotated[bool, typer.Option("--list-rules", help="列出所有规则")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="按规则统计个数")] = False,
) -> None:
    """Runs `pschool lint`; exits 1 where there are findings at or above `fail_on`."""
    workspace = workspace_of(context)
    if explain_code is not None:
        from partyschool_cli.cli.rule_pages import explain

        explain(workspace.console, explain_code)
    elif list_rules_only:
        from partyschool_cli.cli.rule_pages import list_rules

        list_rules(workspace.console)
    else:
        request = LintRequest(
            paths=tuple(paths or ()),
            format=format,
            output=output,
            select=",".join(select) if select else None,
            ignore=",".join(ignore) if ignore else None,
            fail_on=fail_on,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            new_since=new_since,
            baseline=baseline,
            write_baseline=write_baseline,
            statistics=statistics,
        )
        raise typer.Exit(run_lint(workspace, request))


command = Command(run, HELP)
