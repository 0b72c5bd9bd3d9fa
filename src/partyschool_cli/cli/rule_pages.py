"""`lint --explain`, `--list-rules` and `--statistics`: what the rules say of themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from partyschool_cli.lint.registry import NamedRule, all_rules, select
from partyschool_cli.lint.rule_page import rule_page
from partyschool_cli.model.vocabulary import SEVERITIES
from partyschool_cli.terminal.bars import bar
from partyschool_cli.terminal.style import Span
from partyschool_cli.terminal.table import Column, layout_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partyschool_cli.cli.console import Console
    from partyschool_cli.report.lint_report import LintReport
    from partyschool_cli.terminal.style import Line

_BAR_COLUMNS = 30


def explain(console: Console, word: str) -> None:
    """Prints the page of each rule that `word` stands for. Raises CommandLineError for none."""
    for number, named in enumerate(select(word, "--explain")):
        if number:
            console.print([()])
        console.print(_page_line(line) for line in rule_page(named).splitlines())


def _page_line(line: str) -> Line:
    return (Span(line, "heading" if line.startswith("#") else "plain"),)


_COLUMNS = (
    Column("code", "代码", priority=9, style="id"),
    Column("name", "名称", priority=8, style="id"),
    Column("severity", "级别", priority=7),
    Column("fix", "修改", priority=5),
    Column("title", "说明", priority=9, wrap=True, min_width=20),
)


def list_rules(console: Console) -> None:
    """Prints every rule: code, name, severity, whether it mends, what it finds."""
    rows = [_row(named) for named in all_rules()]
    console.print(layout_table(_COLUMNS, rows, console.width).lines)


def _row(named: NamedRule) -> tuple[str, ...]:
    rule = named.rule
    severity = SEVERITIES[rule.severity] if rule.is_on else "不开"
    return (named.code, named.name, severity, "能" if rule.fixed else "", rule.title)


def statistics_lines(report: LintReport) -> Iterator[Line]:
    """How many findings each rule has, the most first, with bars."""
    counted = Counter((one.finding.code, one.finding.name) for one in report.located)
    most = max(counted.values(), default=0)
    titles = {named.code: named.rule.title for named in all_rules()}
    for (code, name), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield (
            Span(f"{count:>6}  "),
            Span(f"{code} ", "id"),
            Span(f"{titles[code]}（{name}） ", "plain"),
            Span(bar(count, most, _BAR_COLUMNS), "accent"),
        )
    if not counted:
        yield (Span("没有发现问题", "good"),)
