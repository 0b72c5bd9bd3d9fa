"""`data/*.json`: what `pschool list --format json` gives, without what is not public."""

import json
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.export.web.web_site import SiteRequest
from partyschool_cli.model.kind import FILE_KINDS, Kind
from tests.catalogs import BASE, PINGCHENG, SHIPPED, write_catalog
from tests.cli.conftest import Pschool
from tests.export.web.sites import TODAY, made, site_of, whole_site

DRAFT = BASE["courses/dangzhang.yaml"].replace("党章导读", "草稿课") + "status: draft\n"
RETIRED = BASE["teachers/wang.yaml"].replace("王示例", "退示例") + "status: retired\n"


def listed(pschool: Pschool, folder: Path, kind: Kind, *options: str) -> list[dict[str, Any]]:
    result = pschool("list", kind.plural, "--format", "json", *options, cwd=folder)
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def public(record: dict[str, Any]) -> dict[str, Any]:
    shown = {key: value for key, value in record.items() if key != "notes"}
    for group in shown.get("unavailable", ()):
        group.pop("why", None)
    return shown


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG], ids=["catalog", "pingcheng"])
def test_they_are_what_list_gives_in_its_order(folder: Path, pschool: Pschool) -> None:
    drafts = {
        f"{kind.plural}/{entity['id']}"
        for kind in FILE_KINDS
        for entity in listed(pschool, folder, kind, "--all")
        if entity["status"] != "active"
    }
    for kind in Kind:
        found = json.loads(whole_site(folder)[f"data/{kind.plural}.json"])
        expect_public(kind, found, listed(pschool, folder, kind), drafts)


def expect_public(
    kind: Kind, found: list[dict[str, Any]], records: list[dict[str, Any]], drafts: set[str]
) -> None:
    """Compares what is published of a kind with the records of it, less the drafts."""
    holder = "classes" if kind is Kind.SESSION else kind.plural
    shown = [
        record
        for record in map(public, records)
        if f"{holder}/{record['class' if kind is Kind.SESSION else 'id']}" not in drafts
    ]
    assert [record["id"] for record in found] == [record["id"] for record in shown]
    # Where nothing hidden is named, nothing else differs; `test_privacy.py` has what is named.
    hidden = {one.partition("/")[2] for one in drafts}
    for record, other in zip(found, shown, strict=True):
        assert list(record) == list(other)
        if not hidden & {str(each) for value in other.values() for each in _each(value)}:
            assert record == other


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_a_private_site_has_all_of_it(tmp_path: Path, pschool: Pschool) -> None:
    text = BASE["teachers/wang.yaml"]
    away = "unavailable: [{days: [mon], why: 例会}]\nnotes: 内部\n"
    files = {
        "courses/draft.yaml": DRAFT,
        "teachers/gone.yaml": RETIRED,
        "teachers/wang.yaml": text + away,
    }
    root = write_catalog(tmp_path, files)
    site = made(site_of(root, SiteRequest(TODAY, is_private=True)))
    for kind in Kind:
        expected = listed(pschool, root, kind, "--all")
        assert json.loads(site[f"data/{kind.plural}.json"]) == expected


def test_an_empty_catalog_has_empty_lists(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, dict.fromkeys(set(BASE) - {"catalog.yaml"}))
    site = made(site_of(root))
    for kind in Kind:
        assert json.loads(site[f"data/{kind.plural}.json"]) == []
