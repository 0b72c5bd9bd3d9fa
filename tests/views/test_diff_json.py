"""A comparison for programs."""

import json
from pathlib import Path

from partyschool_cli.views.diff_json import changes_json, diff_json
from tests.catalogs import BASE
from tests.views.comparisons import COURSE, RENAMED, TEACHER, compared


def test_a_side_is_its_commit_or_its_folder(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {})
    document = json.loads(diff_json(comparison, ()))
    assert document["old"] == "1f" * 20
    assert document["new"].endswith("new/catalog")
    assert document["changes"] == []


def test_what_follows_a_rename_is_marked(tmp_path: Path) -> None:
    found = {one["file"]: one for one in changes_json(compared(tmp_path, RENAMED).diff.changes)}
    assert [one["follows"] for one in found[COURSE]["fields"]] == ["rename"]
    assert (found["teachers/li.yaml"]["id"], found["teachers/li.yaml"]["old_id"]) == ("li", "wang")


def test_the_manifest_and_numbers(tmp_path: Path) -> None:
    number = "11010519491231002X"
    files = {
        "catalog.yaml": BASE["catalog.yaml"].replace("示例目录", number),
        TEACHER: BASE[TEACHER] + f"notes: {number}\n",
    }
    found = changes_json(compared(tmp_path, files).diff.changes)
    assert (found[0]["entity"], found[0]["id"]) == ("catalog", "catalog")
    assert [field["field"] for one in found for field in one["fields"]] == ["title", "notes"]
    assert "19491231" not in json.dumps(found)
