"""Entities as plain records, with the titles of what they refer to."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import record_fields, records
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, SHIPPED, loaded, write_catalog


def first(tmp_path: Path, kind: Kind, files: Mapping[str, str]) -> Mapping[str, Any]:
    return next(iter(records(load(DiskTree(write_catalog(tmp_path, files))), kind)))


def test_records_are_json_and_have_the_fields_that_are_promised(subtests: pytest.Subtests) -> None:
    for kind in Kind:
        with subtests.test(kind=kind):
            rows = list(records(loaded(SHIPPED), kind))
            assert rows
            for row in rows:
                assert json.loads(json.dumps(row)) == row
                assert row["entity"] == str(kind)
                for field in record_fields(kind):
                    assert field.name in row
                    if field.titles:
                        ids, titles = row[field.name], row[field.titles]
                        assert isinstance(titles, list) is field.many
                        assert not field.many or len(ids) == len(titles)
                        assert titles is not None or ids is None


def test_course(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"].replace("[wang]", "[wang, nobody]")
    row = first(
        tmp_path,
        Kind.COURSE,
        {"courses/dangzhang.yaml": course + "season: {from: 03-01, to: 05-31}\n"},
    )
    assert row["id"] == "dangzhang"
    assert row["theme_title"] == "政治理论"
    assert (row["school"], row["school_title"]) == ("liudu", "柳杜乡党校")
    assert row["teacher_names"] == ["王示例", None]
    assert row["audience_titles"] == ["党员"]
    assert row["contact_hours"] == 2
    assert type(row["contact_hours"]) is int
    assert row["season"] == {"from": "03-01", "to": "05-31"}
    assert row["reviewed"] is None
    assert list(row)[:3] == ["entity", "id", "title"]


def test_theme_of_a_school_of_its_own(tmp_path: Path) -> None:
    school = BASE["schools/liudu.yaml"] + "themes: {political-theory: 自己的}\n"
    assert first(tmp_path, Kind.COURSE, {"schools/liudu.yaml": school})["theme_title"] == "自己的"


def test_session(tmp_path: Path) -> None:
    row = first(tmp_path, Kind.SESSION, {})
    assert row["id"] == "banci/s01"
    assert (row["class_title"], row["school_title"]) == ("党员轮训班", "柳杜乡党校")
    assert (row["course_title"], row["theme_title"]) == ("党章导读", "政治理论")
    assert (row["date"], row["start"], row["weekday"]) == ("2026-10-12", "08:30", "mon")
    assert (row["teacher_names"], row["site_title"]) == (["王示例"], "教室")
    assert row["contact_hours"] == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("site: jiaoshi", "site: jiaoshi, status: cancelled"), ("course: dangzhang", "activity: 甲")],
)
def test_what_counts_no_hours(tmp_path: Path, old: str, new: str) -> None:
    text = BASE["classes/banci.yaml"].replace(old, new)
    assert first(tmp_path, Kind.SESSION, {"classes/banci.yaml": text})["contact_hours"] == 0


def test_unknown_references_have_no_titles(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace("jiaoshi", "gone").replace("dangzhang", "gone")
    row = first(tmp_path, Kind.SESSION, {"classes/banci.yaml": text})
    assert (row["site_title"], row["course_title"], row["theme_title"]) == (None, None, None)


def test_site(tmp_path: Path) -> None:
    text = BASE["sites/jiaoshi.yaml"] + "open: {days: [mon], from: 9:00}\ntravel_minutes: {b: 5}\n"
    row = first(tmp_path, Kind.SITE, {"sites/jiaoshi.yaml": text})
    assert row["open"] == {"days": ["mon"], "from": "09:00"}
    assert row["travel_minutes"] == {"b": 5}
    assert "travel_minutes_titles" not in row


def test_order_is_that_of_paths(tmp_path: Path) -> None:
    site = BASE["sites/jiaoshi.yaml"]
    root = write_catalog(tmp_path, {"sites/z.yaml": site, "sites/a/y.yaml": site})
    assert [row["id"] for row in records(load(DiskTree(root)), Kind.SITE)] == ["y", "jiaoshi", "z"]
