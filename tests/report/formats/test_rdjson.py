"""Reviewdog's format: valid by its schema, columns in UTF-8 bytes, suggestions."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.report.reports import EXPERT, FAULTY, a_clash, report, written

SCHEMA = Path(__file__).parent / "published/rdjson-diagnostic-result.json"


def diagnostics(folder: Path, files: Any, *codes: str) -> list[dict[str, Any]]:
    return list(json.loads(written(report(folder, files, codes), "rdjson"))["diagnostics"])


@pytest.mark.parametrize(
    "files", [{}, {EXPERT: FAULTY}, {EXPERT: FAULTY.encode("gb18030")}, a_clash()]
)
def test_it_is_valid(tmp_path: Path, files: Any) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    document = json.loads(written(report(tmp_path, files), "rdjson"))
    assert [error.message for error in validator.iter_errors(document)] == []
    assert bool(document["diagnostics"]) == bool(files)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_columns_count_bytes(tmp_path: Path, line_end: str) -> None:
    text = FAULTY.replace("\n", line_end)
    (diagnostic,) = diagnostics(tmp_path, {EXPERT: text.encode()}, "PS605")
    before = "notes: 会嫁接".encode()
    assert diagnostic["location"] == {
        "path": "catalog/teachers/expert.yaml",
        "range": {
            "start": {"line": 3, "column": len(before) + 1},
            "end": {"line": 3, "column": len(before) + 2},
        },
    }
    assert diagnostic["severity"] == "INFO"
    assert diagnostic["code"] == {"value": "PS605"}
    (suggestion,) = diagnostic["suggestions"]
    assert suggestion == {"range": diagnostic["location"]["range"], "text": "，"}


def test_related_places_are_there(tmp_path: Path) -> None:
    (diagnostic,) = diagnostics(tmp_path, a_clash(), "PS401")
    (related,) = diagnostic["related_locations"]
    assert related["location"]["range"]["start"]["line"] > 1
