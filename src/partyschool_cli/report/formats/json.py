"""`{"version": 1, "findings": […], "summary": {…}}`: pschool's own format."""

from collections.abc import Iterator
from typing import Any

from partyschool_cli.markup.json_text import json_around, json_items
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located, Summary
from partyschool_cli.report.lint_run import CatalogResult, LintRun
from partyschool_cli.source.text.personal import mask

VERSION = 1


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    return (json_items(map(finding_json, report.located), 2).encode(),)


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    document = {"version": VERSION, "findings": [], "summary": _summary(run.summary)}
    if run.catalogs:
        document["catalogs"] = [_catalog(one) for one in run.catalogs]
    return json_around(document, "findings", run.parts.stream(), 2)


def _summary(summary: Summary) -> dict[str, Any]:
    safe, unsafe = summary.fixable
    return {
        "error": summary.error,
        "warning": summary.warning,
        "info": summary.info,
        "files": summary.files,
        "fixable": safe,
        "fixable_unsafe": unsafe,
        "fixed": summary.fixed,
        "known": summary.known,
        "stale": list(summary.stale),
        "fail_on": summary.fail_on,
    }


def _catalog(one: CatalogResult) -> dict[str, Any]:
    return {
        "catalog": mask(one.name),
        "code": one.code,
        "title": mask(one.title) or None,
        "files": None if one.summary is None else one.summary.files,
        "summary": None if one.summary is None else _summary(one.summary),
        "error": mask(one.error) or None,
    }


def finding_json(located: Located) -> dict[str, Any]:
    """One finding as an object; with its catalog where there are several."""
    finding, span = located.finding, located.span
    name = located.catalog.name
    return {
        **({"catalog": mask(name)} if name else {}),
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


finding_format = FindingFormat(_part, _whole)
