"""JUnit XML that a reader of XML takes: one test case a file."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.report.reports import EXPERT, FAULTY, report, written


def suite_of(folder: Path, files: Any, *codes: str) -> ET.Element:
    root = ET.fromstring(written(report(folder, files, codes), "junit"))
    assert root.tag == "testsuites"
    (suite,) = root
    return suite


def test_one_test_case_a_file_with_its_findings_as_one_failure(tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {EXPERT: FAULTY})
    cases = {case.get("name"): case for case in suite}
    assert len(cases) == len(suite) == int(suite.get("tests", "0")) == 12
    failed = [name for name, case in cases.items() if len(case)]
    assert failed == ["catalog/teachers/expert.yaml"]
    assert suite.get("failures") == "1"
    (failure,) = cases[failed[0]]
    assert (failure.get("message"), failure.get("type")) == ("2 个问题", "error")
    first, second = (failure.text or "").splitlines()
    assert first.startswith("catalog/teachers/expert.yaml:3:11: PS605 ")
    assert second.startswith("catalog/teachers/expert.yaml:5:11: PS104 ")


def test_a_stray_has_a_test_case_too(tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {"teachers/名单.txt": "甲"}, "PS005")
    assert [case.get("name") for case in suite if len(case)] == ["catalog/teachers/名单.txt"]


def test_what_xml_cannot_hold_shows_as_text(tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {EXPERT: 'name: 甲\ncategory: "a\\0\\e<&>"\n'}, "PS104")
    (text,) = [case[0].text for case in suite if len(case)]
    assert "a␀␛<&>" in (text or "")
