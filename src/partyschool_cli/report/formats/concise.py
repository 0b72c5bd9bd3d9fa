"""One line per finding: `path:line:col: CODE message`."""

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.visible import inert, visible


def _write(report: LintReport, _: Appearance) -> bytes:
    lines = []
    for located in report.located:
        place = f"{shown_path(located.file)}:{located.span.line}:{located.span.column}"
        line = f"{place}: {located.finding.code} {located.finding.message}"
        lines.append(inert(visible(line)))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


finding_format = FindingFormat(_write)
