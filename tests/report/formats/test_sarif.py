"""SARIF that other programs take: valid by the OASIS schema, places in characters, fixes."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema.protocols import Validator

from tests.report.reports import EXPERT, FAULTY, a_clash, report, written

SCHEMA = Path(__file__).parent / "published/sarif-schema-2.1.0.json"


def run_of(folder: Path, files: Any, *codes: str) -> dict[str, Any]:
    (run,) = json.loads(written(report(folder, files, codes), "sarif"))["runs"]
    return dict(run)


@pytest.fixture(scope="module")
def validator() -> Validator:
    """Of the published schema."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.mark.parametrize(
    "files", [{}, {EXPERT: FAULTY}, {EXPERT: FAULTY.encode("gb18030")}, a_clash()]
)
def test_it_is_valid(tmp_path: Path, files: Any, validator: Validator) -> None:
    document = json.loads(written(report(tmp_path, files), "sarif"))
    assert [error.message for error in validator.iter_errors(document)] == []
    assert bool(document["runs"][0]["results"]) == bool(files)


def test_rules_are_unique_and_results_point_at_theirs(tmp_path: Path) -> None:
    run = run_of(tmp_path, {EXPERT: FAULTY})
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert rules == sorted(rules)
    assert len(run["results"]) == 2
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_regions_count_characters(tmp_path: Path) -> None:
    run = run_of(tmp_path, {EXPERT: FAULTY}, "PS605")
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "catalog/teachers/expert.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 12}
    assert result["level"] == "note"


def test_a_fix_replaces_a_region(tmp_path: Path) -> None:
    (result,) = run_of(tmp_path, {EXPERT: FAULTY}, "PS104")["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"]["text"] == "改成 local-expert"
    assert replacement["deletedRegion"] == result["locations"][0]["physicalLocation"]["region"]
    assert replacement["insertedContent"] == {"text": "local-expert"}


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    before = run_of(tmp_path, {EXPERT: FAULTY})["results"]
    after = run_of(tmp_path, {EXPERT: f"# 说明\n{FAULTY}"})["results"]
    assert [one["partialFingerprints"] for one in before] == [
        one["partialFingerprints"] for one in after
    ]
    assert before != after


def test_related_places_are_there(tmp_path: Path) -> None:
    (result,) = run_of(tmp_path, a_clash(), "PS401")["results"]
    (related,) = result["relatedLocations"]
    assert related["message"]["text"]
    assert related["physicalLocation"]["region"]["startLine"] > 1


def test_paths_are_uris(tmp_path: Path) -> None:
    run = run_of(tmp_path, {"teachers/土 专家%.yaml": "name: 甲\n"}, "PS101")
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "catalog/teachers/%E5%9C%9F%20%E4%B8%93%E5%AE%B6%25.yaml"
