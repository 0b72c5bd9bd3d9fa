"""One line a finding: `path:line:col: CODE message`."""

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport
from partyschool_cli.terminal.clean import visible


def _write(report: LintReport, _: Appearance) -> bytes:
    lines = []
    for located in report.located:
        finding, span = located.finding, located.finding.at.span
        place = f"{located.file}:{span.line}:{span.column}"
        lines.append(visible(f"{place}: {finding.code} {finding.message}") + "\n")
    return "".join(lines).encode("utf-8", "backslashreplace")


finding_format = FindingFormat(_write)
