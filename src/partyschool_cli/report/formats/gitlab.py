"""GitLab's code quality report: a JSON array. Source: GitLab's documentation of the format."""

import json
from typing import Any

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def _write(report: LintReport, _: Appearance) -> bytes:
    issues = [_issue(located) for located in report.located]
    text = json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


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
