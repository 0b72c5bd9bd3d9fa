"""SARIF 2.1.0, as GitHub's code scanning takes it. Source: OASIS, sections 3.27 and 3.55."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.lint.rule_page import rule_page
from partyschool_cli.markup.json_text import json_around, json_items
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.report.lint_run import CatalogResult, LintRun
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.text.span import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "pschoolIdentity/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    positions = {named.code: index for index, named in enumerate(report.rules)}
    results = (_result(located, positions) for located in report.located)
    return (json_items(results, 4).encode(),)


def _whole(lint: LintRun, _: Appearance) -> Iterator[bytes]:
    driver = {
        "name": "pschool",
        "version": version("pschool"),
        "rules": [_rule(named) for named in lint.rules],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    if lint.failed:
        notes = [_failure(one) for one in lint.failed]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": notes}]
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_around(document, "results", lint.parts.stream(), 4)


def _failure(catalog: CatalogResult) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(mask(f"{catalog.prefix}{MANIFEST}"))}
    return {
        "level": "error",
        "message": {"text": mask(f"没有检查 {catalog.name}：{catalog.error}")},
        "locations": [{"physicalLocation": place}],
    }


def _rule(named: NamedRule) -> dict[str, Any]:
    rule = named.rule
    return {
        "id": named.code,
        "name": named.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "help": {"text": rule.reason, "markdown": rule_page(named)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(located: Located, positions: dict[str, int]) -> dict[str, Any]:
    finding = located.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": positions[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": located.text},
        "locations": [{"physicalLocation": _place(located.file, located.span)}],
        "partialFingerprints": {FINGERPRINT: located.fingerprint},
    }
    related = [
        {"id": number, "physicalLocation": _place(file, at.span), "message": {"text": message}}
        for number, (file, at, message) in enumerate(located.related, 1)
    ]
    if related:
        result["relatedLocations"] = related
    if located.catalog.name:
        result["properties"] = {"catalog": mask(located.catalog.name)}
    if located.edits:
        result["fixes"] = [_fix(located)]
    return result


def _place(file: str, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(file), "region": _region(span)}


def _artifact(file: str) -> dict[str, Any]:
    # A path may have bytes that are not UTF-8; a URI percent-encodes them.
    return {"uri": quote(file.encode("utf-8", "surrogateescape"), safe="/")}


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(located: Located) -> dict[str, Any]:
    fix, source = located.finding.fix, located.finding.at.source
    replacements = [
        {
            "deletedRegion": _region(source.span(edit.start, edit.end)),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in located.edits
    ]
    change = {"artifactLocation": _artifact(located.file), "replacements": replacements}
    return {"description": {"text": mask(fix.title if fix else "")}, "artifactChanges": [change]}


finding_format = FindingFormat(_part, _whole)
