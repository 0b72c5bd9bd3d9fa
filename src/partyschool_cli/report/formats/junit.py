"""JUnit XML: one test case per file; its findings are one failure."""

from xml.etree import ElementTree as ET

from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.visible import inert, visible


def _write(report: LintReport, _: Appearance) -> bytes:
    # An unexpected file is not checked, but may have a finding.
    found: dict[str, list[Located]] = {file: [] for file in report.files}
    for located in report.located:
        found.setdefault(located.file, []).append(located)
    totals = {"tests": str(len(found)), "failures": str(sum(map(bool, found.values())))}
    root = ET.Element("testsuites", {"name": "pschool", **totals})
    suite = ET.SubElement(root, "testsuite", {"name": "pschool lint", **totals})
    suite.attrib |= {"errors": "0", "skipped": "0", "time": "0"}
    for file, its in found.items():
        _test_case(suite, visible(shown_path(file)), its)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _test_case(suite: ET.Element, file: str, found: list[Located]) -> None:
    case = ET.SubElement(suite, "testcase", classname="pschool", name=file, time="0")
    if found:
        worst = min((one.finding.severity for one in found), key=SEVERITY_RANK.__getitem__)
        failure = ET.SubElement(case, "failure", message=f"{len(found)} 个问题", type=worst)
        failure.text = "\n".join(_line(file, located) for located in found)


def _line(file: str, located: Located) -> str:
    finding, span = located.finding, located.span
    hint = f"（{finding.hint}）" if finding.hint else ""
    line = f"{file}:{span.line}:{span.column}: {finding.code} {finding.message}{hint}"
    return inert(visible(line))


finding_format = FindingFormat(_write)
