"""A change of fields, tried without a file being written."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.trial import FieldEdit, changed_catalog, session_edits
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.schedule.closures import MONDAY, session
from tests.schedule.towns import klass
from tests.schedule.towns import town as written

CLASS = Key(Kind.CLASS, "a")


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    sessions = session("s1", 0, MONDAY, "08:30", "10:00", course="charter")
    away = "unavailable: [{from: 2026-10-12, to: 2026-10-12}, {from: 2026-10-14, to: 2026-10-15}]\n"
    zhao = {"teachers/zhao.yaml": f"name: 赵示例\ncategory: school-teacher\n{away}"}
    return load(DiskTree(written(tmp_path, zhao, a=klass("charter", sessions=sessions))))


def test_the_catalog_is_as_if_it_were_written(catalog: Catalog) -> None:
    teacher = Key(Kind.TEACHER, "zhao")
    edits = [
        FieldEdit(CLASS, ("to",), "2026-10-19"),
        FieldEdit(teacher, ("unavailable", 0), None),
        FieldEdit(teacher, ("unavailable", 1), None),
        *session_edits(catalog, ("a", 0), {"start": "10:00", "end": "11:30", "site": "hekou-room"}),
    ]
    after = changed_catalog(catalog, edits)

    changed = after.classes["a"]
    assert changed.to.day == 19
    assert f"{changed.sessions[0].start:%H:%M}" == "10:00"
    assert after.teachers["zhao"].unavailable == ()
    assert catalog.classes["a"].to.day == 16
    assert after.courses is not catalog.courses
    assert after.courses == catalog.courses


def test_what_stays_is_no_edit(catalog: Catalog) -> None:
    assert session_edits(catalog, ("a", 0), {"site": "hekou-room", "start": "08:30"}) == ()


def test_the_manifest_is_tried_as_a_whole(catalog: Catalog) -> None:
    after = changed_catalog(catalog, [FieldEdit(None, ("scheduling", "hours_per_day"), 4)])

    assert after.manifest.scheduling.hours_per_day == 4
    assert after.classes.keys() == catalog.classes.keys()


def test_an_entity_without_a_file_is_refused(catalog: Catalog) -> None:
    nobody = Key(Kind.TEACHER, "nobody")
    with pytest.raises(ValueError, match="nobody"):
        changed_catalog(catalog, [FieldEdit(nobody, ("name",), "某")])
