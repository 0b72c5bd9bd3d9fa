"""`path:line:col: CODE message`."""

from pathlib import Path

from tests.report.reports import EXPERT, FAULTY, report, written


def test_one_line_a_finding(tmp_path: Path) -> None:
    found = report(tmp_path, {EXPERT: FAULTY}, ("PS104", "PS605"))
    first, second = written(found, "concise").splitlines()
    assert first == "catalog/teachers/expert.yaml:3:11: PS605 汉字之间用了半角的“,”"
    assert second.startswith("catalog/teachers/expert.yaml:5:11: PS104 ")


def test_nothing_for_a_clean_catalog(tmp_path: Path) -> None:
    assert written(report(tmp_path, {}), "concise") == ""


def test_control_characters_show_as_text(tmp_path: Path) -> None:
    file = 'name: "\\e[31m红"\ncategory: local-expert\n"\\e]0;x\\a": y\n'
    (line,) = written(report(tmp_path, {EXPERT: file}, ("PS102",)), "concise").splitlines()
    assert "\x1b" not in line
    assert "␛]0;x␇" in line
