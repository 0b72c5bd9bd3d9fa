"""GitLab's code quality: the fields that it asks for, and fingerprints that it can follow."""

import json
from pathlib import Path
from typing import Any

from tests.report.reports import EXPERT, FAULTY, report, written


def issues(folder: Path, files: Any, *codes: str) -> list[dict[str, Any]]:
    return list(json.loads(written(report(folder, files, codes), "gitlab")))


def test_an_issue_has_the_fields_that_gitlab_asks_for(tmp_path: Path) -> None:
    (issue,) = issues(tmp_path, {EXPERT: FAULTY}, "PS104")
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["check_name"] == "PS104 unknown-value"
    assert issue["severity"] == "major"
    assert issue["location"] == {
        "path": "catalog/teachers/expert.yaml",
        "positions": {"begin": {"line": 5, "column": 11}, "end": {"line": 5, "column": 24}},
    }


def test_fingerprints_are_unique_and_stay_when_lines_move(tmp_path: Path) -> None:
    text = f"{FAULTY}# 13800138000 13800138000\n"
    before = [issue["fingerprint"] for issue in issues(tmp_path, {EXPERT: text})]
    after = [issue["fingerprint"] for issue in issues(tmp_path, {EXPERT: f"# 说明\n{text}"})]
    assert len(set(before)) == len(before) == 4
    assert before == after


def test_a_clean_catalog_is_an_empty_list(tmp_path: Path) -> None:
    assert issues(tmp_path, {}) == []
