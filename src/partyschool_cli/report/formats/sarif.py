"""SARIF 2.1.0, as GitHub's code scanning takes it. Source: the OASIS standard, sections 3.27, 3.55."""

import hashlib
import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.patch import Edit
from partyschool_cli.source.personal import mask
from partyschool_cli.source.span import Span, span_between

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "pschoolIdentity/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def _write(report: LintReport, _: Appearance) -> bytes:
    positions = {named.code: index for index, named in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "pschool",
                "version": version("pschool"),
                "rules": [_rule(named) for named in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, one, positions) for one in report.located],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _rule(named: NamedRule) -> dict[str, Any]:
    rule = named.rule
    return {
        "id": named.code,
        "name": named.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(report: LintReport, located: Located, positions: dict[str, int]) -> dict[str, Any]:
    finding = located.finding
    text = f"{finding.message}。{finding.hint}" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": positions[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(located.file, finding.at)}],
        "partialFingerprints": {FINGERPRINT: fingerprint(located.file, finding)},
    }
    related = [
        {
            "id": number,
            "physicalLocation": _place(file, other.at),
            "message": {"text": mask(other.message)},
        }
        for number, (file, other) in enumerate(report.related(located), 1)
    ]
    if related:
        result["relatedLocations"] = related
    if fix := _fix(located.file, finding):
        result["fixes"] = [fix]
    return result


def fingerprint(file: str, finding: Finding) -> str:
    """A finding's identity as 64 hexadecimal digits: stable when lines move, unlike in two catalogs."""
    folder = file.removesuffix(finding.file)
    return hashlib.sha256(f"{folder}|{finding.identity}".encode()).hexdigest()


def _place(file: str, at: At) -> dict[str, Any]:
    # A path may hold bytes that are no UTF-8; a URI takes them as they are, percent-encoded.
    uri = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return {"artifactLocation": {"uri": uri}, "region": _region(at.span)}


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(file: str, finding: Finding) -> dict[str, Any] | None:
    fix = finding.fault.fix
    if fix is None or not fix.patch.edits:
        return None
    uri = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    text = finding.at.source.text
    change = {
        "artifactLocation": {"uri": uri},
        "replacements": [_replacement(text, edit) for edit in fix.patch.edits],
    }
    return {"description": {"text": mask(fix.title)}, "artifactChanges": [change]}


def _replacement(text: str, edit: Edit) -> dict[str, Any]:
    region = _region(span_between(text, edit.start, edit.end))
    return {"deletedRegion": region, "insertedContent": {"text": mask(edit.replacement)}}


finding_format = FindingFormat(_write)
