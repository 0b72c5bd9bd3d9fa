"""One line per finding: `path:line:col: CODE message`."""

from collections.abc import Iterator

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport
from partyschool_cli.report.lint_run import LintRun
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.visible import inert, visible


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    lines = []
    for located in report.located:
        place = f"{shown_path(located.file)}:{located.span.line}:{located.span.column}"
        line = f"{place}: {located.finding.code} {located.finding.message}"
        lines.append(inert(visible(line)))
    return ("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"),)


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    return run.parts.stream()


finding_format = FindingFormat(_part, _whole)
