"""The contract's JSON: exactly its keys; places in characters; fixes as edits of the text."""

import json
import re
from pathlib import Path

from partyschool_cli.source.text.splice import Splice, apply_splices
from tests.report.reports import EXPERT, FAULTY, a_clash, report, written

DOCS = Path(__file__).parents[3] / "docs" / "json.md"
KEYS = [
    "code",
    "name",
    "severity",
    "message",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "field",
    "related",
    "hint",
    "fix",
]


def test_a_finding_has_the_keys_of_the_contract(tmp_path: Path) -> None:
    document = json.loads(written(report(tmp_path, {EXPERT: FAULTY}, ("PS104",)), "json"))
    assert list(document) == ["version", "findings", "summary"]
    assert document["version"] == 1
    (finding,) = document["findings"]
    assert list(finding) == KEYS
    start, end = FAULTY.index("local-experts"), len(FAULTY) - 1
    assert finding | {"message": "", "hint": ""} == {
        "code": "PS104",
        "name": "unknown-value",
        "severity": "error",
        "message": "",
        "file": f"catalog/{EXPERT}",
        "line": 5,
        "column": 11,
        "end_line": 5,
        "end_column": 24,
        "field": "category",
        "related": [],
        "hint": "",
        "fix": {
            "title": "改成 local-expert",
            "safe": False,
            "transcode_from": None,
            "edits": [{"start": start, "end": end, "replacement": "local-expert"}],
        },
    }


def test_the_edits_mend_the_text(tmp_path: Path) -> None:
    document = json.loads(written(report(tmp_path, {EXPERT: FAULTY}), "json"))
    edits = [Splice(**edit) for one in document["findings"] for edit in one["fix"]["edits"]]
    assert apply_splices(FAULTY, edits) == FAULTY.replace("experts", "expert").replace(
        ",懂", "，懂"
    )


def test_sessions_are_named_by_id_and_related_places_are_given(tmp_path: Path) -> None:
    document = json.loads(written(report(tmp_path, a_clash(), ("PS401",)), "json"))
    (clash,) = document["findings"]
    assert re.fullmatch(r"sessions\[s0\d\]\.teachers\[lecturer\]", clash["field"])
    (other,) = clash["related"]
    assert list(other) == ["file", "line", "column", "message"]


def test_the_summary_counts(tmp_path: Path) -> None:
    document = json.loads(written(report(tmp_path, {EXPERT: FAULTY}), "json"))
    assert document["summary"] == {
        "error": 1,
        "warning": 0,
        "info": 1,
        "files": 12,
        "fixable": 1,
        "fixable_unsafe": 1,
        "fixed": 0,
        "known": 0,
        "stale": [],
        "fail_on": "error",
    }


def test_every_key_is_documented(tmp_path: Path) -> None:
    section = DOCS.read_text("utf-8").partition("\n## lint\n")[2]
    document = json.loads(written(report(tmp_path, {EXPERT: FAULTY}, ("PS104",)), "json"))
    (finding,) = document["findings"]
    for key in (*document, *finding, *finding["fix"], *document["summary"]):
        assert f"`{key}`" in section, key
