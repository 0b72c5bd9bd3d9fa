"""GitHub Actions' annotations: `::error file=…,line=…::message`, the most important first.

Source: GitHub's documentation of workflow commands. GitHub shows ten annotations of a level a step;
the rest is counted in a last notice.
"""

from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.terminal.clean import visible

SHOWN_PER_STEP = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def _write(report: LintReport, _: Appearance) -> bytes:
    ranked = sorted(
        report.located, key=lambda located: SEVERITY_RANK[located.finding.severity]
    )
    lines = [_annotation(located) for located in ranked]
    counts = report.counts
    hidden = sum(max(0, count - SHOWN_PER_STEP) for count in counts.values())
    if hidden:
        text = f"共 {len(ranked)} 个问题，GitHub 每级只显示 {SHOWN_PER_STEP} 个，另有 {hidden} 个见本步骤的日志"
        # Before the other notices, so that it is among those shown.
        lines.insert(counts["error"] + counts["warning"], f"::notice title=pschool::{_data(text)}")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _annotation(located: Located) -> str:
    finding, span = located.finding, located.finding.at.span
    properties = [f"file={_property(located.file)}", f"line={span.line}", f"endLine={span.end_line}"]
    # GitHub takes columns only for a place on one line.
    if span.line == span.end_line:
        properties += [f"col={span.column}", f"endColumn={span.end_column}"]
    properties.append(f"title={_property(f'{finding.code} {finding.name}')}")
    text = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return f"::{_COMMANDS[finding.severity]} {','.join(properties)}::{_data(text)}"


def _data(text: str) -> str:
    lines = (visible(line) for line in text.replace("%", "%25").split("\n"))
    return "%0A".join(lines).replace("\r", "%0D")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


finding_format = FindingFormat(_write)
