"""`search --format json`, read back."""

import json
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.catalog.search import search
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.hits_json import hits_json
from tests.catalogs import write_catalog


def test_hits_say_where_each_word_was_found(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path)))
    hits = search(["党章"], {Kind.COURSE: list(records(catalog, Kind.COURSE))})
    assert json.loads(hits_json(hits)) == [
        {
            "entity": "course",
            "id": "dangzhang",
            "title": "党章导读",
            "found": [{"word": "党章", "field": "title", "text": "党章导读", "how": "literal"}],
        }
    ]
