"""Reviewdog's diagnostic format, with suggestions. Source: reviewdog's rdf proto.

Its columns count UTF-8 bytes from 1, unlike every other format here.
"""

import json
from typing import Any

from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.personal import mask
from partyschool_cli.source.span import Span, span_between

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def _write(report: LintReport, _: Appearance) -> bytes:
    document = {
        "source": {"name": "pschool"},
        "diagnostics": [_diagnostic(report, located) for located in report.located],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _diagnostic(report: LintReport, located: Located) -> dict[str, Any]:
    finding = located.finding
    text = f"{finding.message}。{finding.hint}" if finding.hint else finding.message
    diagnostic: dict[str, Any] = {
        "message": text,
        "location": {"path": located.file, "range": _range(finding.at, finding.at.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if suggestions := _suggestions(finding):
        diagnostic["suggestions"] = suggestions
    related = [
        {
            "message": mask(other.message),
            "location": {"path": file, "range": _range(other.at, other.at.span)},
        }
        for file, other in report.related(located)
    ]
    if related:
        diagnostic["related_locations"] = related
    return diagnostic


def _suggestions(finding: Finding) -> list[dict[str, Any]]:
    fix = finding.fault.fix
    if fix is None:
        return []
    text = finding.at.source.text
    return [
        {
            "range": _range(finding.at, span_between(text, edit.start, edit.end)),
            "text": mask(edit.replacement),
        }
        for edit in fix.patch.edits
    ]


def _range(at: At, span: Span) -> dict[str, Any]:
    lines = at.source.text.split("\n")
    return {
        "start": _position(lines, span.line, span.column),
        "end": _position(lines, span.end_line, span.end_column),
    }


def _position(lines: list[str], line: int, column: int) -> dict[str, int]:
    text = lines[line - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(text[: column - 1].encode("utf-8", "replace")) + 1}


finding_format = FindingFormat(_write)
