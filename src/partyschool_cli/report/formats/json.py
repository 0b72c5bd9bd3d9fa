"""`{"version": 1, "findings": […], "summary": {…}}`: pschool's own format."""

from typing import Any

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.text.personal import mask

VERSION = 1


def _write(report: LintReport, _: Appearance) -> bytes:
    safe, unsafe = report.fixable
    document: dict[str, Any] = {
        "version": VERSION,
        "findings": [finding_json(located) for located in report.located],
        "summary": {
            **report.counts,
            "files": len(report.files),
            "fixable": safe,
            "fixable_unsafe": unsafe,
            "fixed": report.fixed,
            "known": report.known,
            "stale": list(report.stale),
            "fail_on": report.fail_on,
        },
    }
    return json_document(document).encode()


def finding_json(located: Located) -> dict[str, Any]:
    """One finding as an object."""
    finding, span = located.finding, located.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "file": located.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "field": finding.at.field,
        "related": [
            {
                "file": file,
                "line": at.span.line,
                "column": at.span.column,
                "message": message,
            }
            for file, at, message in located.related
        ],
        "hint": finding.hint,
        "fix": _fix(located),
    }


def _fix(located: Located) -> dict[str, Any] | None:
    """The fix with offsets in characters of the file's text without its byte order mark."""
    fix = located.finding.fix
    if fix is None:
        return None
    return {
        "title": mask(fix.title),
        "safe": fix.is_safe,
        "transcode_from": fix.patch.transcode_from,
        "edits": [
            {"start": edit.start, "end": edit.end, "replacement": edit.replacement}
            for edit in located.edits
        ],
    }


finding_format = FindingFormat(_write)
