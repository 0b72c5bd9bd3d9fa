"""GitLab's code quality report: a JSON array. Source: GitLab's documentation of the format."""

import json
from collections import Counter
from typing import Any

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.formats.sarif import fingerprint
from partyschool_cli.report.lint_report import LintReport, Located

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def _write(report: LintReport, _: Appearance) -> bytes:
    # GitLab drops all but one of several issues with one fingerprint.
    seen: Counter[str] = Counter()
    issues = []
    for located in report.located:
        mark = fingerprint(located.file, located.finding)
        seen[mark] += 1
        issues.append(_issue(located, mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"))
    text = json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _issue(located: Located, mark: str) -> dict[str, Any]:
    finding, span = located.finding, located.finding.at.span
    description = f"{finding.message}。{finding.hint}" if finding.hint else finding.message
    return {
        "description": description,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": mark,
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
