"""签到表: a page a day that takes place, a line a trainee."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.printed import SHIPPED
from tests.timetables import session, training_class


def test_a_page_a_day_and_a_line_a_trainee(tmp_path: Path) -> None:
    text = training_class(
        session("s01", "2026-10-12 08:30-10:00"),
        session("s02", "2026-10-12 14:30-16:00"),
        session("s03", "2026-10-13 08:30-10:00", status="cancelled"),
        session("s04", "2026-10-14 08:30-10:00", status="moved"),
        size=17,
    )
    document = content_of(
        load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": text}))), "attendance", "banci"
    )
    assert (document.title, document.rows) == ("党员轮训班签到表", 17)
    assert [page.date for page in document.pages] == [dt.date(2026, 10, 12), dt.date(2026, 10, 14)]
    assert [len(page.entries) for page in document.pages] == [2, 1]


def test_every_shipped_class_has_its_days() -> None:
    for name, own in SHIPPED.classes.items():
        days = {each.date for each in own.sessions if each.status != "cancelled"}
        assert [page.date for page in content_of(SHIPPED, "attendance", name).pages] == sorted(days)


def test_an_unknown_class() -> None:
    with pytest.raises(KeyError):
        content_of(SHIPPED, "attendance", "nope")
