"""What is published of the findings: files of which they are others than were told last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lsprotocol import types

from partyschool_cli.editor.diagnostics.diagnostics import Diagnostics
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.lint.finding import Finding

# The findings of each catalog of a moment, in its order.
Found = Sequence[tuple[Finding, ...]]


class _Told(NamedTuple):
    """What was told of one file."""

    version: int | None
    findings: tuple[tuple[Finding, ...], ...]
    diagnostics: list[types.Diagnostic]


class Publishing:
    """Remembers what was told of each file, by address."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._told: dict[str, _Told] = {}

    def changes(self, moment: Moment, found: Found) -> Iterator[types.PublishDiagnosticsParams]:
        """What to publish now. An open file is told of with each version."""
        by_address = _by_address(moment, found)
        gone = self._told.keys() - by_address.keys()
        for address in sorted(gone):
            told = self._told.pop(address)
            if told.diagnostics:
                yield types.PublishDiagnosticsParams(address, [])
        for address, own in by_address.items():
            told_before = self._told.get(address)
            told = self._made(own, told_before)
            self._told[address] = told
            if told_before is None:
                is_news = bool(told.diagnostics) or address in moment.files
            else:
                is_news = told.version != told_before.version
                is_news = is_news or told.diagnostics != told_before.diagnostics
            if is_news:
                yield types.PublishDiagnosticsParams(address, told.diagnostics, told.version)

    def _made(self, own: "_Own", before: _Told | None) -> _Told:
        findings = tuple(findings for _, _, findings in own)
        version = own[0][0].version(own[0][1])
        if before is not None and before.findings == findings and not _has_related(findings):
            return before._replace(version=version)
        made = [
            one for catalog, _, found in own for one in self._diagnostics.made_of(catalog, found)
        ]
        return _Told(version, findings, made)


# A file's catalogs (nested ones may share it), its path in each, and the findings there.
_Own = list[tuple[OpenCatalog, str, tuple[Finding, ...]]]


def _has_related(findings: tuple[tuple[Finding, ...], ...]) -> bool:
    return any(one.related for each in findings for one in each)


def _by_address(moment: Moment, found: Found) -> Mapping[str, _Own]:
    """The findings of each file that has some or is open, by its address."""
    by_address: dict[str, _Own] = {}
    for catalog, findings in zip(moment.catalogs, found, strict=True):
        by_path: dict[str, list[Finding]] = {path: [] for path in catalog.buffers}
        for one in findings:
            by_path.setdefault(one.file, []).append(one)
        for path, own in by_path.items():
            address = catalog.address_of(path)
            by_address.setdefault(address, []).append((catalog, path, tuple(own)))
    return by_address
