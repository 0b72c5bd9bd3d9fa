"""JUnit XML: one test case per file; its findings are one failure."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.report.lint_run import CatalogResult, LintRun
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.visible import inert, visible

_HEAD = """\
<?xml version='1.0' encoding='utf-8'?>
<testsuites name="pschool" {totals}>
  <testsuite name="pschool lint" {totals} errors="{errors}" skipped="0" time="0">
"""
_FOOT = b"  </testsuite>\n</testsuites>\n"


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    # An unexpected file is not checked, but may have a finding.
    found: dict[str, list[Located]] = {file: [] for file in report.files}
    for located in report.located:
        found.setdefault(located.file, []).append(located)
    name = visible(report.catalog.name) or "pschool"
    cases = (_test_case(name, visible(shown_path(file)), its) for file, its in found.items())
    return (b"".join(map(_text, cases)),)


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    summary, errors = run.summary, len(run.failed)
    tests = summary.files + summary.unchecked + errors
    totals = f'tests="{tests}" failures="{summary.faulty}"'
    yield _HEAD.format(totals=totals, errors=errors).encode()
    for one in run.failed:
        yield _text(_error(one))
    yield from run.parts.stream()
    yield _FOOT


def _text(case: ET.Element) -> bytes:
    """A test case as lines of the document."""
    ET.indent(case, level=2)
    text: bytes = ET.tostring(case, encoding="utf-8")
    return b"    " + text + b"\n"


def _error(catalog: CatalogResult) -> ET.Element:
    case = ET.Element("testcase", classname=visible(catalog.name), name="pschool lint", time="0")
    ET.SubElement(case, "error", message=visible(catalog.error), type="error")
    return case


def _test_case(catalog: str, file: str, found: list[Located]) -> ET.Element:
    case = ET.Element("testcase", classname=catalog, name=file, time="0")
    if found:
        worst = min((one.finding.severity for one in found), key=SEVERITY_RANK.__getitem__)
        failure = ET.SubElement(case, "failure", message=f"{len(found)} 个问题", type=worst)
        failure.text = "\n".join(_line(file, located) for located in found)
    return case


def _line(file: str, located: Located) -> str:
    finding, span = located.finding, located.span
    hint = f"（{finding.hint}）" if finding.hint else ""
    line = f"{file}:{span.line}:{span.column}: {finding.code} {finding.message}{hint}"
    return inert(visible(line))


finding_format = FindingFormat(_part, _whole)
