"""GitHub Actions' annotations: `::error file=…,line=…::message`, the most important first.

Source: GitHub's documentation of workflow commands. GitHub shows ten annotations per level and
step; a notice counts the rest.
"""

from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.terminal.visible import visible

SHOWN_PER_STEP = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def _write(report: LintReport, _: Appearance) -> bytes:
    ranked = sorted(report.located, key=lambda located: SEVERITY_RANK[located.finding.severity])
    lines = [_annotation(located) for located in ranked]
    if any(count > SHOWN_PER_STEP for count in report.counts.values()):
        # Before the other notices, so that it is shown.
        lines.insert(report.counts["error"] + report.counts["warning"], _remainder(report))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _remainder(report: LintReport) -> str:
    room = {"error": SHOWN_PER_STEP, "warning": SHOWN_PER_STEP, "info": SHOWN_PER_STEP - 1}
    hidden = sum(max(0, count - room[level]) for level, count in report.counts.items())
    text = f"共 {len(report.located)} 个问题，GitHub 每级只显示 {SHOWN_PER_STEP} 个"
    return f"::notice title=pschool::{_data(f'{text}，另有 {hidden} 个见本步骤的日志')}"


def _annotation(located: Located) -> str:
    finding, span = located.finding, located.span
    place = [f"file={_property(located.file)}", f"line={span.line}", f"endLine={span.end_line}"]
    # GitHub supports columns only for a span on one line.
    if span.line == span.end_line:
        place += [f"col={span.column}", f"endColumn={span.end_column}"]
    place.append(f"title={_property(f'{finding.code} {finding.name}')}")
    text = "\n".join(filter(None, (finding.message, finding.hint)))
    return f"::{_COMMANDS[finding.severity]} {','.join(place)}::{_data(text)}"


def _data(text: str) -> str:
    return "%0A".join(visible(line) for line in text.replace("%", "%25").split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


finding_format = FindingFormat(_write)
