"""Findings as diagnostics: the same message at the same place as `pschool lint` tells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.model.vocabulary import Severity

SOURCE: Final = "pschool"
_SEVERITIES: Final[Mapping[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
# What an editor may show faded, and struck through.
_TAGS: Final[Mapping[str, types.DiagnosticTag]] = {
    "duplicate-item": types.DiagnosticTag.Unnecessary,
    "unused-suppression": types.DiagnosticTag.Unnecessary,
    "retired-in-use": types.DiagnosticTag.Deprecated,
}

# The address of the page of a rule, by its code.
PageOf = Callable[[str], str | None]


class Diagnostics:
    """Makes diagnostics, without what the client says that it cannot show."""

    def __init__(self, client: types.ClientCapabilities, page_of: PageOf) -> None:
        able = client.text_document and client.text_document.publish_diagnostics
        self._able = able or types.PublishDiagnosticsClientCapabilities()
        self._page_of = page_of

    def made_of(self, catalog: OpenCatalog, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        """The diagnostics of findings of a catalog."""
        range_at = _Ranges(catalog).range_at
        return [self._diagnostic(catalog, one, range_at) for one in findings]

    def _diagnostic(
        self, catalog: OpenCatalog, finding: Finding, range_at: Callable[[At], types.Range]
    ) -> types.Diagnostic:
        able = self._able
        related = None
        if able.related_information is not False and finding.related:
            related = list(_related(catalog, finding, range_at))
        page = None if able.code_description_support is False else self._page_of(finding.code)
        tag = _TAGS.get(finding.name)
        can_tag = able.tag_support is None or tag in able.tag_support.value_set
        return types.Diagnostic(
            range_at(finding.at),
            finding.message,
            _SEVERITIES[finding.severity],
            finding.code,
            None if page is None else types.CodeDescription(page),
            SOURCE,
            [tag] if tag is not None and can_tag else None,
            related,
            {"name": finding.name, "hint": finding.hint},
        )


class _Ranges:
    """The ranges of places in a catalog's files; those of a file are counted in one text."""

    def __init__(self, catalog: OpenCatalog) -> None:
        self._catalog = catalog
        self._positions = lru_cache(maxsize=4)(self._of_path)

    def range_at(self, at: At) -> types.Range:
        return self._positions(at.source.path).range_of(at.span)

    def _of_path(self, path: str) -> Positions:
        return self._catalog.positions(path)


def _related(
    catalog: OpenCatalog, finding: Finding, range_at: Callable[[At], types.Range]
) -> Iterator[types.DiagnosticRelatedInformation]:
    for other in finding.related:
        path = other.at.source.path
        # A place in a text that has changed since is none.
        if other.at.source is catalog.source(path):
            location = types.Location(catalog.address_of(path), range_at(other.at))
            yield types.DiagnosticRelatedInformation(location, other.message)
