"""The options of `pschool lint`, as Typer declares them."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.completion_words import complete_rule, complete_rules, one_of
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import format_names

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…", help="只报告这些文件或文件夹里的问题；或几个课程目录", parser=path_text
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text、concise、json、sarif、github、gitlab、junit、rdjson",
        autocompletion=one_of(format_names),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="写到文件；“-”是标准输出",
        parser=path_text,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="只用这些规则：代码、前缀（PS4）或名称，逗号隔开",
        autocompletion=complete_rules,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="不用这些规则", autocompletion=complete_rules),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        help="有这一级的问题就返回 1：error、warning、info",
        autocompletion=one_of(lambda: SEVERITY_RANK),
    ),
]
Fix = Annotated[bool, typer.Option("--fix", help="改好能放心改的问题")]
UnsafeFixes = Annotated[bool, typer.Option("--unsafe-fixes", help="也改要人过目的问题")]
Diff = Annotated[bool, typer.Option("--diff", help="只显示会怎么改，不写文件")]
NewSince = Annotated[
    str | None,
    typer.Option("--new-since", metavar="REV", help="只报告 git 版本 REV 之后新出现的问题"),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="不报告基线文件里已有的问题", parser=path_text),
]
WriteBaselineFile = Annotated[
    str | None,
    typer.Option(
        "--write-baseline", metavar="FILE", help="把现有的问题写成基线文件", parser=path_text
    ),
]
ExplainCode = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="CODE",
        help="说明一条规则，附例子",
        autocompletion=complete_rule,
    ),
]
ListRulesOnly = Annotated[bool, typer.Option("--list-rules", help="列出所有规则")]
Statistics = Annotated[bool, typer.Option("--statistics", help="按规则统计个数")]
