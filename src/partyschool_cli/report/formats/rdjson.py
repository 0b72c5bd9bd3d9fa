"""Reviewdog's diagnostic format, with suggestions. Source: reviewdog's rdf proto.

Its columns count UTF-8 bytes from 1, unlike every other format here.
"""

from typing import Any

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.text.span import Span
from partyschool_cli.source.yaml.source_file import SourceFile

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def _write(report: LintReport, _: Appearance) -> bytes:
    document = {
        "source": {"name": "pschool"},
        "diagnostics": [_diagnostic(located) for located in report.located],
    }
    return json_document(document).encode()


def _diagnostic(located: Located) -> dict[str, Any]:
    finding, source = located.finding, located.finding.at.source
    diagnostic: dict[str, Any] = {
        "message": located.text,
        "location": {"path": located.file, "range": _range(source, located.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    suggestions = [
        {
            "range": _range(source, source.span(edit.start, edit.end)),
            "text": edit.replacement,
        }
        for edit in located.edits
    ]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    related = [
        {"message": message, "location": {"path": file, "range": _range(at.source, at.span)}}
        for file, at, message in located.related
    ]
    if related:
        diagnostic["related_locations"] = related
    return diagnostic


def _range(source: SourceFile, span: Span) -> dict[str, Any]:
    return {
        "start": _position(source.lines, span.line, span.column),
        "end": _position(source.lines, span.end_line, span.end_column),
    }


def _position(lines: tuple[str, ...], line: int, column: int) -> dict[str, int]:
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}


finding_format = FindingFormat(_write)
