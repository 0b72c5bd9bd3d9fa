"""`show --format yaml`, read back."""

from pathlib import Path

import yaml

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import entity_record, session_record
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.entity_yaml import entities_yaml
from partyschool_cli.views.shown_entity import ShownEntity
from tests.catalogs import write_catalog


def shown_class(catalog: Catalog) -> ShownEntity:
    own = catalog.classes["banci"]
    given = frozenset({"title", "from", "sessions", "audience"})
    return ShownEntity(Kind.CLASS, entity_record(catalog, own), given, "banci.yaml", ())


def shown_session(catalog: Catalog) -> ShownEntity:
    record = session_record(catalog, catalog.sessions[0])
    given = frozenset({"date", "start", "teachers"})
    return ShownEntity(Kind.SESSION, record, given, "banci.yaml", ())


def test_yaml_has_what_the_file_gives_in_the_order_of_the_format(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path)))
    text = entities_yaml([shown_class(catalog), shown_session(catalog)])
    first, second = text.split("---\n")
    assert first.startswith("# class:banci\ntitle: 党员轮训班\n")
    assert list(yaml.safe_load(first)) == ["title", "from", "audience", "sessions"]
    assert yaml.safe_load(first)["sessions"][0]["start"] == "08:30"
    assert second.startswith("# session:banci/s01\nid: s01\n")
    assert yaml.safe_load(second) == {
        "id": "s01",
        "date": "2026-10-12",
        "start": "08:30",
        "teachers": ["wang"],
    }
