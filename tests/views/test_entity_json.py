"""`show --format json`, read back."""

import json
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import entity_record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.referrers import referrers
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.entity_json import entities_json
from partyschool_cli.views.shown_entity import ShownEntity
from tests.catalogs import write_catalog


def test_json_has_the_whole_record_and_what_refers_to_it(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path)))
    key = Key(Kind.COURSE, "dangzhang")
    record = entity_record(catalog, catalog.courses["dangzhang"])
    shown = ShownEntity(key.kind, record, frozenset(), "x.yaml", referrers(catalog, key))
    (found,) = json.loads(entities_json([shown]))
    (referrer,) = found.pop("referred_by")
    assert found == record
    assert referrer == {
        "entity": "session",
        "id": "banci/s01",
        "title": "党员轮训班",
        "field": "course",
        "date": "2026-10-12",
    }
