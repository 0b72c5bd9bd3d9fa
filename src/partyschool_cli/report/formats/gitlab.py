"""GitLab's code quality report: a JSON array. Source: GitLab's documentation of the format."""

from typing import Any

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def _write(report: LintReport, _: Appearance) -> bytes:
    issues = [_issue(located) for located in report.located]
    return json_document(issues).encode()


def _issue(located: Located) -> dict[str, Any]:
    finding, span = located.finding, located.span
    return {
        "description": located.text,
        "check_name": f"{finding.code} {finding.name}",
        # GitLab drops all but one of several issues with one fingerprint.
        "fingerprint": located.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": located.file,
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }


finding_format = FindingFormat(_write)
