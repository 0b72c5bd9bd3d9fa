"""GitLab's code quality report: a JSON array. Source: GitLab's documentation of the format."""

from collections.abc import Iterator
from typing import Any

from partyschool_cli.markup.json_text import json_array, json_items
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.report.lint_run import LintRun

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    return (json_items(map(_issue, report.located), 1).encode(),)


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    yield from json_array(run.parts.stream(), 1)
    yield b"\n"


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


finding_format = FindingFormat(_part, _whole)
