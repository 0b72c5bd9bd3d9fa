"""JUnit XML: one test case a file; its findings are one failure."""

from itertools import groupby
from xml.etree import ElementTree as ET

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.source.files import shown_path
from partyschool_cli.terminal.clean import visible


def _write(report: LintReport, _: Appearance) -> bytes:
    grouped = groupby(report.located, key=lambda located: located.file)
    by_file = {file: list(group) for file, group in grouped}
    files = dict.fromkeys((*report.files, *by_file))
    suite = ET.Element(
        "testsuite",
        name="pschool lint",
        tests=str(len(files)),
        failures=str(len(by_file)),
        errors="0",
        skipped="0",
        time="0",
    )
    for file in files:
        case = ET.SubElement(suite, "testcase", classname="pschool", name=shown_path(file), time="0")
        if found := by_file.get(file):
            text = "\n".join(_line(located) for located in found)
            title = f"{len(found)} 个问题"
            failure = ET.SubElement(case, "failure", message=title, type=found[0].finding.severity)
            failure.text = text
    root = ET.Element("testsuites", name="pschool", tests=suite.get("tests", "0"))
    root.set("failures", suite.get("failures", "0"))
    root.append(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _line(located: Located) -> str:
    finding, span = located.finding, located.finding.at.span
    hint = f"（{finding.hint}）" if finding.hint else ""
    place = f"{shown_path(located.file)}:{span.line}:{span.column}"
    return visible(f"{place}: {finding.code} {finding.message}{hint}")


finding_format = FindingFormat(_write)
