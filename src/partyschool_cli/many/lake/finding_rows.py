"""The rows of the table of findings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.many.lake.private_fields import is_private as is_private_field
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import shown_path


def finding_rows(catalog: Catalog, today: dt.date, *, is_private: bool) -> Iterator[dict[str, Any]]:
    """What lint finds by the catalog's own settings, sorted; no baseline is applied.

    Of a field that is private, a finding says no more than the rule's title, unless `is_private`.
    """
    titles = {named.code: named.rule.title for named in all_rules()}
    rules = rules_for(catalog.manifest)
    for finding in lint(catalog, today, rules):
        is_hidden = not is_private and is_private_field(finding.at.path)
        yield {
            "code": finding.code,
            "name": finding.name,
            "title": titles[finding.code],
            "severity": finding.severity,
            **_entity(catalog, finding.entity),
            "field": finding.at.field or None,
            "file": shown_path(finding.file),
            **_place(finding.at),
            "message": titles[finding.code] if is_hidden else finding.message,
            "hint": None if is_hidden else finding.hint or None,
            "related": [] if is_hidden else list(_related(finding)),
            "fixable": finding.fix is not None and finding.fix.is_safe,
        }


def _entity(catalog: Catalog, key: Key | None) -> Mapping[str, str | None]:
    """What a finding is about, and whose it is, as far as its file says so."""
    if key is None:
        return dict.fromkeys(("entity", "id", "entity_title", "school", "school_title"))
    file = catalog.file_of[key]
    school = _school(file)
    own = catalog.schools.get(school or "")
    return {
        "entity": str(key.kind),
        "id": shown_path(key.id),
        "entity_title": _title(file),
        "school": school,
        "school_title": None if own is None else own.title,
    }


def _title(file: LoadedFile) -> str | None:
    if file.entity is not None:
        return title_of(file.entity)
    title = (file.content or {}).get(file.key.kind.title_field)
    return title if isinstance(title, str) else None


def _school(file: LoadedFile) -> str | None:
    if file.key.kind is Kind.SCHOOL:
        return shown_path(file.key.id)
    content = file.content or {}
    school = getattr(file.entity, "school", content.get("school"))
    return school if isinstance(school, str) else None


def _place(at: At) -> Mapping[str, int]:
    span = at.span
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _related(finding: Finding) -> Iterator[str]:
    for other in finding.related:
        path, span = shown_path(other.at.source.path), other.at.span
        yield f"{path}:{span.line}:{span.column}: {other.message}"
